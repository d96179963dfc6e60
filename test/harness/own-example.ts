/** examples/own as it is without what other sites send to its pages: scripts of comments and statistics. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTestSite, type ServedSite, serveEmbedded } from './built-site.ts';
import { ROOT } from './run-cli.ts';
import { temporaryFolder } from './site-folder.ts';

/** The kinds of page that its pictures are on. */
export const PICTURE_PAGES = [
  ['home', '/'],
  ['a post with photographs', '/posts/harvest'],
  ['a gallery', '/gallery'],
] as const;

/** Builds and serves it. */
export async function serveOwnExample(): Promise<ServedSite> {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'examples/own'), folder, { recursive: true });
  const config = join(folder, 'config.yml');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^(?:comments|analytics):.*\n/gm, ''));
  const { component } = await buildTestSite(folder);
  return await serveEmbedded(component);
}
