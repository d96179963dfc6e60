/** The site of the screenshots and budgets (site/): every kind of page, served by the component inside Node. */
import { join } from 'node:path';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';

/** Every kind of page, with its path. */
export const KINDS: readonly (readonly [kind: string, path: string])[] = [
  ['landing', '/'],
  ['blog', '/journal'],
  ['post', '/posts/gales'],
  ['docs', '/guide/install'],
  ['posts', '/posts'],
  ['tags', '/tags'],
  ['tag', '/tags/storms'],
  ['archive', '/archive'],
  ['search', '/search?q=knots'],
  ['missing', '/lost'],
];

/** 2026-11-23T00:00:00Z, the clock of the site. */
const NOW = 1_795_392_000;

/** Builds and serves `content`. Throws where it has a problem of any kind but those of other tools. */
export async function serveSample(content: string = join(import.meta.dirname, 'site')): Promise<ServedSite> {
  const { component } = await buildTestSite(content, NOW);
  return await serveEmbedded(component, () => NOW);
}
