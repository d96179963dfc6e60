/** The manifest from what the site answers over time: representations, routes in order, and the posts' data. */
import type { TimedResource } from '../site/timeline.ts';
import type { BodyStore } from './body-store.ts';
import {
  ANSWER_NAMES,
  type AnswerName,
  type HeaderPair,
  type HeaderRule,
  MANIFEST_VERSION,
  type Manifest,
  type ManifestDocument,
  type ManifestSite,
  type RedirectRule,
  type Route,
  type Version,
} from './manifest.ts';
import { type Encoder, type PathHeaders, representationsOf } from './representations.ts';
import type { Resource } from './resource.ts';
import type { StoredBytes } from './stored-bytes.ts';

export interface ManifestInput {
  site: ManifestSite;
  posts: ManifestDocument[];
  pages: ManifestDocument[];
  /** By canonical path. */
  timeline: ReadonlyMap<string, TimedResource[]>;
  answers: Record<AnswerName, Resource>;
  redirects: RedirectRule[];
  headerRules: HeaderRule[];
  /** The headers that every answer carries. */
  common: HeaderPair[];
  /** The author's header rules for a path, in their order; the handler applies them to `answers`. */
  headerRulesFor: (path: string) => HeaderRule[];
}

/** Bodies are put into `store`; the manifest names them by hash. `onRoute` hears of each route that is done. */
export async function makeManifest(
  input: ManifestInput,
  store: BodyStore,
  encode: Encoder,
  onRoute: (done: number, total: number) => void = () => {},
): Promise<{ manifest: Manifest; bodies: StoredBytes[] }> {
  const paths = [...input.timeline.keys()].sort();
  let done = 0;
  const routes = await Promise.all(
    paths.map(async (path): Promise<Route> => {
      const versions = input.timeline.get(path) ?? [];
      const headers: PathHeaders = { common: input.common, rules: input.headerRulesFor(path) };
      const made = await Promise.all(
        versions.map((version) =>
          toVersion(withRedirectForm(version, headers, input.answers.redirect), headers, store, encode),
        ),
      );
      onRoute(++done, paths.length);
      return { path, versions: made };
    }),
  );
  const answers = {} as Record<AnswerName, Version>;
  for (const name of ANSWER_NAMES) {
    const resource = input.answers[name];
    answers[name] = await toVersion(
      { from: null, until: null, resource },
      { common: input.common, rules: [] },
      store,
      encode,
    );
  }
  const { bytes, index } = store.serialise();
  const manifest: Manifest = {
    version: MANIFEST_VERSION,
    site: input.site,
    posts: input.posts,
    pages: input.pages,
    routes,
    answers,
    redirects: input.redirects,
    headerRules: input.headerRules,
    bodies: index,
  };
  return { manifest, bodies: bytes };
}

/**
 * A redirect has no representation of its own: the pack gives it that of the site's redirect answer. Where
 * rules of the author's are for its path, it gets one that they can change.
 */
function withRedirectForm(version: TimedResource, { rules }: PathHeaders, form: Resource): TimedResource {
  const { status, location, bodies } = version.resource;
  if (location === null || bodies.length > 0 || rules.length === 0) return version;
  return { ...version, resource: { ...form, status, location } };
}

async function toVersion(
  { from, until, resource }: TimedResource,
  headers: PathHeaders,
  store: BodyStore,
  encode: Encoder,
): Promise<Version> {
  const { status, location } = resource;
  return {
    from,
    until,
    status,
    location,
    representations: await representationsOf(resource, headers, store, encode),
  };
}
