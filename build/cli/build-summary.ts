/** The summary of a build, in a few lines. */
import { join } from 'node:path';
import type { Manifest } from '../bundle/manifest.ts';
import { MEDIA_FOLDER } from '../output/write-media.ts';
import type { WrittenFile } from '../output/write-output.ts';
import type { BuiltSite } from '../plan/built-site.ts';
import { fitsLines } from './fits.ts';
import { shellWord } from './shell-word.ts';
import { shownPath } from './shown-path.ts';
import { count, duration, list, size, timeFromNow } from './words.ts';

/** The hosts that run each component. */
const HOSTS: Readonly<Record<string, string>> = {
  'site.wasm': 'every Spin, wasmtime, any host of wasi:http 0.2',
  'site.p3.wasm': 'Spin 4.1 and wasmtime 47 or later (WASI 0.3)',
};

/**
 * Posts, pages, bytes, the next scheduled change, the hosts of each component, and the time it took
 * (`milliseconds`).
 */
export function buildSummary(
  { manifest, assets, outside }: BuiltSite,
  out: string,
  files: readonly WrittenFile[],
  milliseconds: number,
): string {
  const { posts, pages, routes } = manifest;
  const lines = [
    `${count(posts.length, 'post')}, ${count(pages.length, 'page')}, ${count(routes.length, 'route')} in ${duration(milliseconds)}`,
    sentBytes(manifest),
    ...keptAssets(manifest, assets),
    ...scheduled(manifest),
    ...files.map(({ name, bytes }) => {
      const hosts = HOSTS[name];
      return `  ${shownPath(join(out, name))}  ${size(bytes)}${hosts === undefined ? '' : `, for ${hosts}`}`;
    }),
    ...uploadLines(manifest.site.media, outside, shownPath(join(out, MEDIA_FOLDER))),
    ...fitsLines(manifest, files),
    `Next: npx coldpress preview${shownPath(out) === 'dist' ? '' : ` --out ${shellWord(shownPath(out))}`}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The folder to upload; none where no file is outside the component. */
function uploadLines(media: string | undefined, outside: BuiltSite['outside'], folder: string): string[] {
  if (media === undefined) return [];
  const bytes = outside.reduce((sum, [, each]) => sum + each.length, 0);
  return [`  ${folder}/  ${count(outside.length, 'file')}, ${size(bytes)}, to upload to ${media}`];
}

/** The bytes of the pages of today: of the HTML, and as sent to a browser that takes gzip. */
function sentBytes({ routes }: Manifest): string {
  let [raw, sent] = [0, 0];
  for (const { versions } of routes) {
    for (const { representations } of versions.slice(0, 1)) {
      let [most, least] = [0, representations[0]?.length ?? 0];
      for (const { length } of representations) {
        if (length > most) most = length;
        if (length < least) least = length;
      }
      raw += most;
      sent += least;
    }
  }
  return `${size(raw)} of pages and files, ${size(sent)} as they are sent`;
}

/** How many assets of earlier builds are kept, and their bytes as they are stored. */
function keptAssets({ routes, bodies }: Manifest, assets: BuiltSite['assets']): string[] {
  if (assets === null) return [];
  const kept = new Set(assets.slice(1).flat());
  let bytes = 0;
  for (const { path, versions } of routes) {
    const form = kept.has(path) ? versions[0]?.representations[0] : undefined;
    bytes += bodies[form?.inflatedFrom ?? form?.body ?? '']?.[1] ?? 0;
  }
  const earlier = assets.slice(1).filter(({ length }) => length > 0).length;
  return [
    kept.size === 0
      ? 'No assets of earlier builds are kept yet'
      : `${count(kept.size, 'asset')} of ${count(earlier, 'earlier build')} kept, ${size(bytes)}`,
  ];
}

function scheduled({ posts, pages }: Manifest): string[] {
  const now = Date.now();
  const later = [...posts, ...pages]
    .flatMap(({ path, created }) => (created === null ? [] : [{ path, at: Date.parse(created) }]))
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at - b.at)
    .map(({ path, at }) => `${path} ${timeFromNow((at - now) / 1000)}`);
  return later.length === 0 ? [] : [`Scheduled: ${list(later)}`];
}
