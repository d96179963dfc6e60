/** Makes the manifest: representations, routes in order, and the posts' data. */

import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { type BodyStore, bodiesFileName } from './body-store.ts';
import { HeaderLists } from './header-lists.ts';
import {
  ANSWER_NAMES,
  type AnswerName,
  type HeaderPair,
  type HeaderRule,
  MANIFEST_VERSION,
  type Manifest,
  type ManifestSite,
  type RedirectRule,
  type Route,
  redirectAnswer,
  type Version,
} from './manifest.ts';
import {
  type CodedResource,
  codeResource,
  type Encoder,
  Representations,
  storeForms,
} from './representations.ts';
import type { Resource, TimedResource } from './resource.ts';
import { whenAll } from './when-all.ts';

export interface ManifestInput {
  site: ManifestSite;
  documents: Pick<Manifest, 'posts' | 'pages'>;
  /** By canonical path. */
  timeline: Timeline;
  /** Paths of which bodies are made in the meantime; their versions are awaited when all others are done. */
  later?: { paths: ReadonlySet<string>; timeline: () => Promise<Timeline> };
  answers: Record<AnswerName, Resource>;
  redirects: RedirectRule[];
  headerRules: HeaderRule[];
  /** The headers that every answer carries. */
  common: HeaderPair[];
  /** The author's header rules for a path, in their order; the handler applies them to `answers`. */
  headerRulesFor: (path: string) => HeaderRule[];
}

type Timeline = ReadonlyMap<string, TimedResource[]>;

/** The versions of a path, their bodies coded. */
type CodedVersions = readonly CodedVersion[];

interface CodedVersion extends Pick<Version, 'from' | 'until'> {
  coded: CodedResource;
}

/** Callbacks that report the progress of the manifest. */
export interface ManifestListener {
  /** Called for each route whose bodies are coded. */
  onRoute?: (done: number, total: number) => void;
}

/**
 * Bodies are put into `store` in the order in which the pack has them: those of the site's own answers, then those
 * of the routes, of which the later ones are last; the manifest names them by hash.
 */
export async function makeManifest(
  input: ManifestInput,
  store: BodyStore,
  encode: Encoder,
  { onRoute = () => {} }: ManifestListener = {},
): Promise<{ manifest: Manifest; bodies: StoredBytes[] }> {
  const { timeline, later } = input;
  const paths = [...timeline.keys()].sort();
  const first = later === undefined ? paths : paths.filter((path) => !later.paths.has(path));
  let done = 0;
  const codedFrom = (from: Timeline, path: string): CodedVersions | Promise<CodedVersions> => {
    const versions = whenAll(codeVersions(path, from.get(path) ?? [], input, encode));
    const report = (made: CodedVersions): CodedVersions => {
      onRoute(++done, paths.length);
      return made;
    };
    return versions instanceof Promise ? versions.then(report) : report(versions);
  };
  const ofFirst = first.map((path) => codedFrom(timeline, path));
  const codedAnswers = await whenAll(
    ANSWER_NAMES.map((name) => codeResource(input.answers[name], [], encode)),
  );
  for (const each of codedAnswers) storeForms(each, store);

  const headerLists = new HeaderLists(input.common);
  const representations = new Representations(headerLists);
  const toVersion = ({ from, until, coded: made }: CodedVersion): Version => {
    const { status, location } = made.resource;
    return { from, until, status, location, representations: representations.of(made) };
  };
  const answers = {} as Record<AnswerName, Version>;
  for (const [index, name] of ANSWER_NAMES.entries()) {
    const made = codedAnswers[index];
    if (made !== undefined) answers[name] = toVersion({ from: null, until: null, coded: made });
  }
  const versions = new Map<string, Version[]>();
  const add = (some: readonly string[], coded: readonly CodedVersions[]): void => {
    for (const own of coded) for (const each of own) storeForms(each.coded, store);
    for (const [index, path] of some.entries()) versions.set(path, (coded[index] ?? []).map(toVersion));
  };
  add(first, await whenAll(ofFirst));
  if (later !== undefined && later.paths.size > 0) {
    const made = await later.timeline();
    const rest = paths.filter((path) => later.paths.has(path));
    add(rest, await whenAll(rest.map((path) => codedFrom(made, path))));
  }
  const { bytes, index } = store.serialise();
  const manifest: Manifest = {
    version: MANIFEST_VERSION,
    site: input.site,
    ...input.documents,
    headerLists: headerLists.lists,
    routes: paths.map((path): Route => ({ path, versions: versions.get(path) ?? [] })),
    answers,
    redirects: input.redirects,
    headerRules: input.headerRules,
    bodiesFile: bodiesFileName(index),
    bodies: index,
  };
  return { manifest, bodies: bytes };
}

function codeVersions(
  path: string,
  versions: readonly TimedResource[],
  { headerRulesFor, answers }: ManifestInput,
  encode: Encoder,
): (CodedVersion | Promise<CodedVersion>)[] {
  const rules = headerRulesFor(path);
  return versions.map(({ from, until, resource }) => {
    const coded = codeResource(
      withRedirectForm(resource, rules, answers[redirectAnswer(resource.status)]),
      rules,
      encode,
    );
    return coded instanceof Promise
      ? coded.then((made) => ({ from, until, coded: made }))
      : { from, until, coded };
  });
}

/**
 * A redirect has no representation of its own: the pack uses that of the site's redirect answer. Where the author
 * has rules for its path, it gets one that they can change.
 */
function withRedirectForm(resource: Resource, rules: readonly HeaderRule[], form: Resource): Resource {
  const { status, location, bodies } = resource;
  if (location === null || bodies.length > 0 || rules.length === 0) return resource;
  return { ...form, status, location };
}
