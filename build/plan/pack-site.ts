/** From the laid out site to manifest, bodies and pack. */
import { BodyStore } from '../bundle/body-store.ts';
import { type ManifestListener, makeManifest } from '../bundle/make-manifest.ts';
import { lineOf } from '../bundle/manifest-text.ts';
import { packChunks } from '../bundle/pack.ts';
import type { Encoder } from '../bundle/representations.ts';
import { KEPT_TABLES } from '../bundle/route-group.ts';
import { type SiteLimits, SiteTooLarge } from '../bundle/site-limits.ts';
import type { Problem } from '../content/problem.ts';
import { categoryRules } from '../pages/categories/category-resources.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import type { AuthorRules } from '../rules/author-rules.ts';
import { SAFETY_HEADERS } from '../site/safety/safety-headers.ts';
import { safeAnswers } from './answers.ts';
import type { BuiltSite } from './built-site.ts';
import { fillSearch, searchingPaths } from './fill-search.ts';
import { manifestDocuments } from './manifest-documents.ts';
import { manifestSite } from './manifest-site.ts';
import type { SiteDocuments } from './site-documents.ts';
import type { SiteParts } from './site-parts.ts';
import { tooLargeProblem } from './too-large.ts';

export interface ManifestOptions extends ManifestListener {
  /** The instant whose articles the manifest lists: seconds since 1970. */
  asOf: number;
  documents: Pick<SiteDocuments, 'textsOf' | 'searchIndex'>;
  code: Encoder;
}

/** The result of a build without its pack. */
export interface UnpackedSite extends Omit<BuiltSite, 'lines' | 'pack' | 'assets'> {
  store: BodyStore;
}

/** The manifest of the site of `parts` under `rules`. */
export async function siteManifest(
  parts: SiteParts,
  rules: AuthorRules,
  { asOf, documents, code, ...listener }: ManifestOptions,
): Promise<UnpackedSite> {
  const { context } = parts;
  const { config } = context.content;
  const store = new BodyStore();
  const { manifest, bodies } = await makeManifest(
    {
      site: manifestSite(config, parts.safety.media),
      documents: manifestDocuments(context, asOf, (document) => documents.textsOf(document)),
      timeline: rules.versions,
      later: {
        paths: searchingPaths(rules.versions),
        timeline: () => fillSearch(rules.versions, () => documents.searchIndex(context, asOf)),
      },
      answers: safeAnswers(parts, asOf),
      redirects: [...rules.redirects, ...categoryRules(config)],
      headerRules: rules.headerRules,
      common: SAFETY_HEADERS,
      headerRulesFor: rules.headerRulesFor,
    },
    store,
    code,
    listener,
  );
  return { manifest, bodies, store, outside: parts.outside };
}

/**
 * The result with its pack; or the problem that it is too large for a component. `cache` keeps the tables of routes,
 * and `limits` are those of a component where they are not given.
 */
export function packSite(
  { manifest, bodies, store, outside }: UnpackedSite,
  assets: BuiltSite['assets'],
  cache: ContentCache,
  limits: SiteLimits | undefined,
): { result: BuiltSite; problems: [] } | { result: null; problems: Problem[] } {
  const { routes } = manifest;
  // A first build has a use for the memory that they take, 26 MB of 10,000 posts, and makes them again to write them.
  const lines = cache.sharing?.hasKind(KEPT_TABLES) === true ? routes.map(lineOf) : null;
  const lineAt = (number: number): string => lines?.[number] ?? lineOf(routes[number]);
  try {
    const options = { kept: { cache, lineOf: lineAt }, ...(limits === undefined ? {} : { limits }) };
    const pack = packChunks(manifest, (sha) => store.get(sha), options);
    return { result: { manifest, lines, bodies, pack, outside, assets }, problems: [] };
  } catch (error) {
    if (!(error instanceof SiteTooLarge)) throw error;
    return { result: null, problems: [tooLargeProblem(error, manifest)] };
  }
}
