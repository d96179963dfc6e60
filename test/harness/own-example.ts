/** examples/own, and the same without what other sites send to its pages: scripts of comments and statistics. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCache } from '../../build/remember/open-cache.ts';
import { AS_OF, buildTestSite, type ServedSite, serveEmbedded, type TestSite } from './built-site.ts';
import { ROOT } from './run-cli.ts';
import { temporaryFolder } from './site-folder.ts';

/** The kinds of page that its pictures are on. */
export const PICTURE_PAGES = [
  ['home', '/'],
  ['a post with photographs', '/posts/harvest'],
  ['a gallery', '/gallery'],
] as const;

/** Builds it as it is. */
export function buildOwnExample(): Promise<TestSite> {
  return buildWithPictures(join(ROOT, 'examples/own'));
}

/** Builds and serves it without these scripts. */
export async function serveOwnExample(): Promise<ServedSite> {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'examples/own'), folder, { recursive: true });
  const config = join(folder, 'config.yml');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^(?:comments|analytics):.*\n/gm, ''));
  const { component } = await buildWithPictures(folder);
  return await serveEmbedded(component);
}

/** Its pictures take seconds: the tests of a run share a cache. */
async function buildWithPictures(folder: string): Promise<TestSite> {
  const cache = await openCache(join(process.env.COLDPRESS_TEST_FOLDER ?? temporaryFolder(), 'own-example'));
  const site = await buildTestSite(folder, AS_OF, cache);
  await cache.save();
  return site;
}
