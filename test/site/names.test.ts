/** Names as they are everywhere: folders, the page for what is not there, titles, spellings of one path. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite, type NativeResponse, type NativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

const FILES: Record<string, string> = {
  'config.yml': 'sitename: S\nurl: https://example.org\n',
  'pages/home.md': '---\ntitle: Home\n---\nText.\n',
  'pages/404.md': '# Lost your way?\n\nTry the [guide](guide/).\n',
  'pages/guide/index.md': '# The guide\n\nText.\n',
  'pages/guide/intro.md': 'Text.\n',
  'pages/café.md': '# Café\n',
  'pages/_part.md': 'Secret part.\n',
  'posts/2026-01-02-foo.md': 'Before.\n\n# How we moved\n\nText.\n',
  'posts/my-post/index.md': '---\ncreated: 2026-01-03\n---\n# My post\n',
  'posts/later.md': '---\ntitle: Later\ncreated: 2026-01-01\npublishDate: 2099-01-01\n---\nSecret.\n',
  'pages/later-page.md': '---\npublishDate: 2099-01-01\n---\nSecret page.\n',
  'demo/index.html': '<!doctype html><title>Demo</title>',
};

describe('a site with names of other tools', () => {
  let site: NativeSite;
  beforeAll(async () => {
    const { problems, result } = await buildSite({ content: siteFolder(FILES), exclude: [], asOf: AS_OF });
    assert.deepEqual(
      problems.filter(({ severity }) => severity !== 'note').map(({ code, message }) => `${code} ${message}`),
      [],
    );
    assert.ok(result !== null);
    site = createNativeSite(concatenate(result.pack));
  });
  const get = (target: string): NativeResponse =>
    site.respond({ method: 'GET', target, headers: [['accept', 'text/html']], now: AS_OF });
  const text = (target: string): string =>
    new TextDecoder().decode(concatenate([get(target).body].flat() as Uint8Array[]));
  const location = (response: NativeResponse): string | undefined =>
    response.headers.find(([name]) => name === 'location')?.[1];

  const ANSWERS: [target: string, status: number, location?: string][] = [
    ['/guide', 200],
    ['/guide/', 301, '/guide'],
    ['/guide/index', 301, '/guide'],
    ['/posts/my-post', 200],
    ['/posts/2026-01-02-foo', 200],
    ['/404', 404],
    ['/nothing', 404],
    ['/demo', 301, '/demo/'],
    ['/demo/', 200],
    ['/demo/index.html', 200],
    ['/caf%C3%A9', 200],
    ['/cafe%CC%81', 301, '/caf%C3%A9'],
    ['/_part', 404],
    ['/posts/later', 404],
    ['/later-page', 404],
  ];
  for (const [target, status, to] of ANSWERS) {
    it(`${target} is answered ${status}${to === undefined ? '' : ` with ${to}`}`, () => {
      const response = get(target);
      assert.deepEqual([response.status, location(response)], [status, to]);
    });
  }

  it('the page for what is not there is the author’s', () => {
    assert.match(text('/nothing'), /<h1[^>]*>[\s\S]*Lost your way\?[\s\S]*<\/h1>[\s\S]*href="\/guide"/);
    assert.doesNotMatch(text('/sitemap.xml'), /404/);
    assert.doesNotMatch(text('/guide'), /Lost your way/);
  });

  it('a first heading is the title, once', () => {
    const page = text('/posts/2026-01-02-foo');
    assert.match(page, /<title>How we moved/);
    assert.equal(page.match(/<h1/g)?.length, 1);
    assert.match(text('/posts'), /How we moved/);
    assert.match(page, /2 January 2026/);
  });

  it('nothing that waits is shown or named', () => {
    for (const path of [
      '/',
      '/posts',
      '/guide',
      '/sitemap.xml',
      '/search.json',
      '/feed.xml',
      '/llms-full.txt',
    ]) {
      assert.doesNotMatch(text(path), /Later|Secret/i, path);
    }
  });
});
