/** Whether a live site and a whole build of the same folder give the same answers. */
import assert from 'node:assert/strict';
import { newFileReader } from '../../build/content/file-reader.ts';
import { readTree } from '../../build/content/read-tree.ts';
import { NOT_KEPT } from '../../build/dev/live-session.ts';
import { LiveSite } from '../../build/dev/live-site.ts';
import { createNativeSite, type NativeRequest, type NativeResponse } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import type { BuiltSite } from '../../build/plan/built-site.ts';
import { siteParts } from '../../build/plan/site-parts.ts';
import { NO_CACHE } from '../../build/remember/content-cache.ts';
import { Memo } from '../../build/remember/memo.ts';

/** The folder as a live site, read as of `asOf` (seconds since 1970). */
export async function openLiveSite(
  content: string,
  asOf: number,
  memo: Memo = new Memo(NO_CACHE, NOT_KEPT),
): Promise<LiveSite> {
  const read = await readTree(content, { files: memo.part(newFileReader) });
  return new LiveSite(await siteParts(read, { memo, makesImages: false, cache: NO_CACHE }), asOf);
}

/** The folder built as a whole, or null where an error stops that. */
export async function wholeSite(content: string, asOf: number): Promise<BuiltSite | null> {
  return (await buildSite({ content, exclude: [], asOf, bare: true })).result;
}

/** Every path of the site, other spellings of some, and some that are none. */
function targetsOf({ manifest }: BuiltSite): string[] {
  const paths = manifest.routes.map(({ path }) => path);
  const some = paths.filter((_, index) => index % 7 === 0);
  const respelled = some.flatMap((path) => [
    `${path}/`,
    `${path}.html`,
    `${path}/index.html?a=b`,
    `/.${path}`,
  ]);
  const codes = new Set(paths.map((path) => path.split('/')[1]));
  const none = [...codes].map((code) => `/${code}/there/is/nothing`);
  return [...paths, ...respelled, ...none, '/nothing', '/%2e%2e/%ff', '*', '/posts/page/99', '/old'];
}

const asked = (
  method: string,
  target: string,
  ...headers: [string, string][]
): Omit<NativeRequest, 'now'> => ({
  method,
  target,
  headers,
});

/** Requests for each of `targets`, of every kind of which the answer depends on the site. */
function requestsFor(targets: readonly string[]): Omit<NativeRequest, 'now'>[] {
  const languages = 'nb;q=0.9, de;q=0.8';
  return [
    ...targets.map((target) => asked('GET', target)),
    ...targets.map((target) =>
      asked('GET', target, ['accept', 'text/markdown'], ['accept-language', languages]),
    ),
    ...targets
      .slice(0, 5)
      .flatMap((target) => [
        asked('HEAD', target),
        asked('OPTIONS', target),
        asked('POST', target),
        asked('GET', target, ['range', 'bytes=0-9,20-29']),
        asked('GET', target, ['accept', 'image/png']),
      ]),
  ];
}

/** Fails where the answers at `now` (seconds since 1970) differ in status, headers or body. */
export async function assertSameAnswers(live: LiveSite, whole: BuiltSite, now: number): Promise<void> {
  const native = createNativeSite(whole.pack);
  for (const request of requestsFor(targetsOf(whole))) {
    const expected = readable(native.respond({ ...request, now }));
    const what = `${request.method} ${String(request.target)} ${request.headers.join()} at ${now}`;
    assert.deepEqual(readable(await live.respond({ ...request, now })), expected, what);
  }
}

/** In a form in which a difference can be read. */
function readable({ status, headers, body }: NativeResponse): unknown {
  return { status, headers, body: Buffer.from(body).toString('latin1') };
}
