/** The site of a build over time: every version of every path, safe to show, under the author's rules. */
import type { Resource, TimedResource } from '../bundle/resource.ts';
import type { Problem } from '../content/problem.ts';
import type { EarlierAssets } from '../output/earlier-assets.ts';
import type { MadeDocument } from '../pages/documents/documents.ts';
import { errorPage } from '../pages/error-page.ts';
import { type AuthorRules, applyAuthorRules } from '../rules/author-rules.ts';
import { Instants } from '../site/instants.ts';
import { secureVersions } from '../site/safety/secure-versions.ts';
import { type SnapshotRequests, snapshotRequests } from '../site/snapshot-requests.ts';
import { healthUnderRules } from './health-check.ts';
import { keepAssets } from './keep-assets.ts';
import type { SiteParts } from './site-parts.ts';
import { assembleSnapshot } from './snapshot.ts';
import { timeline } from './timeline.ts';

/** Makes the documents of a site at one instant after another. */
export interface DocumentMaker {
  /** The resources of each request, in their order. */
  make: (snapshot: SnapshotRequests) => MadeDocument[] | Promise<MadeDocument[]>;
}

export interface LaidOutSite {
  rules: AuthorRules;
  /** The paths of its assets, and of those kept of earlier builds; null: none are kept. */
  assets: readonly string[][] | null;
  /** Problems found in making it. */
  problems: Problem[];
}

/**
 * The site of `parts` from `asOf` on (seconds since 1970), its documents made by `documents`; with the assets of
 * `earlier` builds.
 */
export async function layOut(
  parts: SiteParts,
  asOf: number,
  documents: DocumentMaker,
  offer: (resource: Resource) => void,
  earlier: EarlierAssets | null = null,
): Promise<LaidOutSite> {
  const { tree, context, safety } = parts;
  const { config, assets, parts: ownParts } = context.content;
  const versions = await siteVersions(parts, asOf, documents, offer);
  const authored = { documents: context.documents.values(), assets, parts: ownParts, base: config.base };
  const secured = secureVersions(versions, safety, authored);
  const kept = earlier === null ? null : keepAssets(secured.versions, context.content, safety, earlier);
  const rules = applyAuthorRules(tree, kept?.versions ?? secured.versions, config);
  const { findings } = context;
  const found = [...findings.problems, ...findings.brokenAnchors()];
  const health = healthUnderRules(context.content, rules.written);
  const problems = [...found, ...secured.problems, ...(kept?.problems ?? []), ...rules.problems, ...health];
  return { rules, problems, assets: kept?.builds ?? null };
}

/** The versions of every path from `asOf` on, without safety headers. Calls `offer` with each resource. */
export function siteVersions(
  { context, fixed }: Pick<SiteParts, 'context' | 'fixed'>,
  asOf: number,
  documents: DocumentMaker,
  offer: (resource: Resource) => void = () => {},
): Promise<Map<string, TimedResource[]>> {
  const always = { ...fixed, gone: errorPage(context, 410, asOf) };
  return timeline(new Instants(context, asOf), async (now) => {
    const snapshot = snapshotRequests(context, now);
    return assembleSnapshot(snapshot, always, await documents.make(snapshot), offer);
  });
}
