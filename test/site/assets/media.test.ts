/** `media` of config.yml: which files stay outside the component, and that everything leads to them there. */
import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, it } from 'vitest';
import type { Representation, Version } from '../../../build/bundle/manifest.ts';
import { fieldsOf } from '../../../build/bundle/own-values.ts';
import { concatenate } from '../../../build/bytes/chunks.ts';
import { sha256 } from '../../../build/bytes/sha256.ts';
import { buildSite } from '../../../build/plan/build-site.ts';
import type { BuiltSite } from '../../../build/plan/built-site.ts';
import { AS_OF } from '../../harness/built-site.ts';
import { siteFolder } from '../../harness/site-folder.ts';
import { photograph } from '../pictures/samples.ts';

const ADDRESS = 'https://media.example/site';
const LIMIT = 2_000;
/** Bytes that no compressor makes smaller. */
const large = (seed: number): Uint8Array =>
  Uint8Array.from({ length: LIMIT + 1 }, (_, at) => (at * at * (seed + 7) + (at >> 3) * seed) & 0xff);

const POST = `---
title: A day out
created: 2026-01-02
image: assets/images/Blå dag.jpg
---
![A hill](<assets/images/Blå dag.jpg>) ![Small](assets/images/small.png)

<video src="/assets/film.mp4" controls></video>

[The paper](assets/paper.pdf)
`;

let site: BuiltSite;
let bodies: Buffer;

async function build(config: string): Promise<BuiltSite> {
  const content = siteFolder({
    'config.yml': `sitename: S\nurl: https://site.example\nlogo: logo.png\n${config}`,
    'posts/a.md': POST,
    'pages/plain.md': '---\ntitle: Plain\n---\nOnly text.\n',
    'assets/images/Blå dag.jpg': await photograph(900, 600),
    'assets/images/small.png': await photograph(8, 8, 'png'),
    'assets/images/logo.png': await photograph(300, 300, 'png'),
    'assets/film.mp4': large(1),
    'assets/paper.pdf': large(2),
    'assets/exact.zip': large(3).subarray(0, LIMIT),
    'assets/face.woff2': large(4),
    'assets/data.json': JSON.stringify(Array.from({ length: LIMIT }, (_, at) => at)),
    'assets/custom.css': 'main { background: url("images/Bl%C3%A5%20dag.jpg") }\n',
  });
  const { result } = await buildSite({ content, exclude: [], asOf: AS_OF });
  assert.ok(result !== null);
  return result;
}

beforeAll(async () => {
  site = await build(`media: {url: "${ADDRESS}/", over: ${LIMIT}}\n`);
  bodies = Buffer.from(concatenate(site.bodies));
}, 120_000);

function versionAt(path: string): Version | undefined {
  return site.manifest.routes.find((route) => route.path === path)?.versions[0];
}

function textOf({ representations }: Version): string {
  const form =
    representations.find(({ coding }) => coding === 'gzip') ?? (representations[0] as Representation);
  const [at, length] = site.manifest.bodies[form.body ?? ''] ?? [0, 0];
  const stored = bodies.subarray(at, at + length);
  return (form.coding === 'gzip' ? gunzipSync(stored) : stored).toString('utf8');
}

const textAt = (path: string): string => {
  const version = versionAt(path);
  assert.ok(version !== undefined, path);
  return textOf(version);
};

function policyOf(path: string): string {
  const form = versionAt(path)?.representations[0];
  assert.ok(form !== undefined, path);
  return new Map(fieldsOf(site.manifest.headerLists, form)).get('content-security-policy') ?? '';
}

describe('a site with media on another server', () => {
  it('leaves there what is larger than the limit and no text, font or logo, by names of plain letters', () => {
    const names = site.outside.map(([name]) => name.replace(/\.[0-9a-f]{12}\./, '.HASH.'));
    assert.deepEqual(
      names.filter((name) => !/\.\d+\.(?:avif|webp)$|HASH\.(?:avif|webp)$/.test(name)),
      ['Bl-dag.HASH.jpg', 'film.HASH.mp4', 'paper.HASH.pdf'],
    );
    assert.ok(names.some((name) => name.endsWith('.avif')));
    for (const [name, bytes] of site.outside) {
      assert.match(name, /^[\w.-]+$/);
      assert.ok(bytes.length > LIMIT, name);
    }
  });

  it('has none of these in the component', () => {
    for (const [name, bytes] of site.outside) assert.ok(!(sha256(bytes) in site.manifest.bodies), name);
  });

  it('answers the plain path of such a file with the way there', () => {
    const { status, location } = versionAt('/assets/film.mp4') ?? {};
    assert.equal(status, 302);
    assert.match(location ?? '', /^https:\/\/media\.example\/site\/film\.[0-9a-f]{12}\.mp4$/);
  });

  for (const [what, path, pattern] of [
    [
      'pictures of a page',
      '/posts/a',
      /<img src="https:\/\/media\.example\/site\/Bl-dag\.[0-9a-f]{12}\.jpg"/,
    ],
    [
      'their other forms',
      '/posts/a',
      /srcset="[^"]*https:\/\/media\.example\/site\/Bl-dag\.[^"]*\.avif \d+w/,
    ],
    ['HTML in Markdown', '/posts/a', /<video src="https:\/\/media\.example\/site\/film\.[0-9a-f]{12}\.mp4"/],
    ['links', '/posts/a', /<a href="https:\/\/media\.example\/site\/paper\.[0-9a-f]{12}\.pdf"/],
    ['cards', '/posts/a', /og:image" content="https:\/\/media\.example\/site\/Bl-dag\.[0-9a-f]{12}\.jpg"/],
    ['feeds', '/atom.xml', /https:\/\/media\.example\/site\/film\.[0-9a-f]{12}\.mp4/],
    ['feeds of JSON', '/feed.json', /"image": ?"https:\/\/media\.example\/site\/Bl-dag\.[0-9a-f]{12}\.jpg"/],
    [
      'style sheets',
      '/assets/custom.css',
      /url\("https:\/\/media\.example\/site\/Bl-dag\.[0-9a-f]{12}\.jpg"\)/,
    ],
  ] as const) {
    it(`leads there in ${what}`, () => assert.match(textAt(path), pattern));
  }

  it('names only files that are there', () => {
    const there = new Set(site.outside.map(([name]) => name));
    let count = 0;
    for (const { versions } of site.manifest.routes) {
      for (const version of versions.filter(({ status }) => status === 200)) {
        for (const [, name = ''] of textOf(version).matchAll(/https:\/\/media\.example\/site\/([\w.-]+)/g)) {
          count++;
          assert.ok(there.has(name.replace(/\.$/, '')), name);
        }
      }
    }
    assert.ok(count > 10);
  });

  it('allows its server by name, and no other, where pages have pictures and films', () => {
    assert.match(policyOf('/posts/a'), /img-src 'self' https:\/\/media\.example;/);
    assert.match(policyOf('/posts/a'), /media-src 'self' https:\/\/media\.example;/);
    assert.match(policyOf('/plain'), /img-src 'self' https:\/\/media\.example;/);
    assert.doesNotMatch(policyOf('/plain'), /media-src/);
  });

  it('says in the manifest where they are', () => assert.equal(site.manifest.site.media, ADDRESS));
});

describe('a site without the key', () => {
  it('has all files in the component, and names no other server', async () => {
    const plain = await build('');
    assert.deepEqual(plain.outside, []);
    assert.equal(plain.manifest.site.media, undefined);
    const film = plain.manifest.routes.find(({ path }) => path === '/assets/film.mp4');
    assert.equal(film?.versions[0]?.status, 200);
  });

  it('is the same where no file is large enough', async () => {
    const small = await build(`media: {url: "${ADDRESS}", over: 1 MB}\n`);
    const plain = await build('');
    assert.deepEqual(small.outside, []);
    assert.deepEqual(small.manifest.routes, plain.manifest.routes);
  });
});
