/** Pages that are HTML or Markdown by the reader's Accept: the author's key, and shared caches in front of the site. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite, type NativeResponse } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

const SITE = {
  'config.yml': 'sitename: Site\n',
  'pages/home.md': '# Home\n',
  'posts/old.md': '---\ntitle: Old\ncreated: 2026-01-02\n---\nText.\n',
};
const SHARED = '/*\n  Cache-Control: public, max-age=0, s-maxage=3600\n';

type Ask = (target: string, accept?: string) => NativeResponse;

async function build(files: Record<string, string>): Promise<{ codes: string[]; ask: Ask }> {
  const { problems, result } = await buildSite({
    content: siteFolder({ ...SITE, ...files }),
    exclude: [],
    asOf: AS_OF,
  });
  assert.ok(result !== null, JSON.stringify(problems));
  const site = createNativeSite(concatenate(result.pack));
  return {
    codes: problems
      .map(({ code }) => code)
      .filter((code) => code.includes('shared') || code.startsWith('header')),
    ask: (target, accept = '*/*') =>
      site.respond({ method: 'GET', target, headers: [['accept', accept]], now: AS_OF }),
  };
}

function field({ headers }: NativeResponse, name: string): string | null {
  return headers.find(([key]) => key === name)?.[1] ?? null;
}

describe('a page with a rule for shared caches', () => {
  it('is HTML that they keep, and Markdown that they do not, and the author is warned', async () => {
    const { codes, ask } = await build({ _headers: SHARED });
    for (const target of ['/posts/old', '/posts', '/']) {
      assert.equal(field(ask(target), 'cache-control'), 'public, max-age=0, s-maxage=3600', target);
      const markdown = ask(target, 'text/markdown');
      assert.equal(field(markdown, 'content-type'), 'text/markdown; charset=utf-8', target);
      assert.equal(field(markdown, 'cache-control'), 'private, no-cache', target);
    }
    assert.equal(field(ask('/posts/old.md'), 'cache-control'), 'public, max-age=0, s-maxage=3600');
    assert.deepEqual(codes, ['markdown-in-shared-cache']);
  });
});

describe('`negotiate-markdown: no`', () => {
  it('answers every page as HTML, without Vary: accept and without a warning; .md remains', async () => {
    const { codes, ask } = await build({
      _headers: SHARED,
      'config.yml': 'sitename: Site\nnegotiate-markdown: no\n',
    });
    for (const [target, status] of [
      ['/posts/old', 200],
      ['/posts', 200],
      ['/', 200],
      ['/none', 404],
    ] as const) {
      const response = ask(target, 'text/markdown');
      assert.equal(response.status, status, target);
      assert.equal(field(response, 'content-type'), 'text/html; charset=utf-8', target);
      assert.doesNotMatch(field(response, 'vary') ?? '', /\baccept\b(?!-)/, target);
    }
    assert.equal(field(ask('/posts/old.md'), 'content-type'), 'text/markdown; charset=utf-8');
    assert.deepEqual(codes, []);
  });
});
