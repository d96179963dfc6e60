/** What the development server changes in a page, and what it leaves. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { allowScript, type PageFacts, withDevScript } from '../../build/dev/dev-page.ts';
import { MovedPages } from '../../build/dev/moved-pages.ts';
import type { HostResponse } from '../../build/host/wasi-http.ts';

function response(status: number, type: string, body: string): HostResponse {
  const headers = {
    'content-type': type,
    'content-length': String(body.length),
    'cache-control': 'max-age=60',
  };
  return {
    status,
    headers: Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]),
    chunks: [Buffer.from(body)],
  };
}

const textOf = ({ chunks }: HostResponse): string => Buffer.concat(chunks).toString();
const fieldOf = ({ headers }: HostResponse, name: string): string =>
  Buffer.from(headers.find(([each]) => each === name)?.[1] ?? []).toString();

const FACTS: PageFacts = { change: '1-2-0', gone: null };

describe('the script of the development server', () => {
  it('stands at the end of the body of a page, whose length says so', () => {
    const made = withDevScript(
      response(200, 'text/html; charset=utf-8', '<body>x</body></html>'),
      { change: '1-2-7', gone: null },
      false,
    );
    assert.equal(
      textOf(made),
      '<body>x<script src="/@coldpress/page.js" data-change="1-2-7"></script></body></html>',
    );
    assert.equal(fieldOf(made, 'content-length'), String(textOf(made).length));
    assert.equal(fieldOf(made, 'cache-control'), 'no-cache');
  });

  for (const [title, status, type] of [
    ['a part of a page', 206, 'text/html'],
    ['what is not modified', 304, 'text/html'],
    ['Markdown', 200, 'text/markdown'],
    ['a type that only begins like it', 200, 'text/htmlx'],
  ] as const) {
    it(`is not put into ${title}`, () => {
      assert.equal(
        textOf(withDevScript(response(status, type, '<body></body>'), FACTS, false)),
        '<body></body>',
      );
    });
  }

  it('is counted, and not sent, for a HEAD request', () => {
    const made = withDevScript(response(200, 'text/html', '<body></body>'), FACTS, true);
    assert.equal(textOf(made), '');
    assert.ok(Number(fieldOf(made, 'content-length')) > 13);
  });

  it('cannot be broken by the name of a file', () => {
    const gone = { file: 'posts/"><b>.md', to: '/posts/b' };
    const made = withDevScript(response(404, 'text/html', '<body></body>'), { change: '1-2-0', gone }, false);
    assert.match(textOf(made), /data-gone="posts\/&quot;>&lt;b>\.md" data-to="\/posts\/b"/);
  });

  const policies: [written: string, expected: string][] = [
    ["default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"],
    ["script-src 'none'; connect-src 'self'", "script-src 'self'; connect-src 'self'"],
    ["script-src 'sha256-x'; img-src *;", "script-src 'sha256-x' 'self'; img-src *; connect-src 'self'"],
  ];
  for (const [written, expected] of policies) {
    it(`is allowed by the policy ${written}`, () => assert.equal(allowScript(written), expected));
  }
});

describe('pages that went', () => {
  const document = (file: string, body: string, title = 'T') => ({
    file,
    path: `/${file.replace('.md', '')}`,
    title,
    body,
  });

  it('are found at their new path by their text', () => {
    const pages = new MovedPages();
    pages.update([document('a.md', 'text'), document('b.md', 'other')]);
    assert.deepEqual(pages.update([document('c.md', 'text'), document('b.md', 'other')]), { '/a': '/c' });
    assert.deepEqual(pages.at('/a'), { file: 'a.md', to: '/c' });
    assert.deepEqual(pages.sentences, ['/a is at /c now']);
  });

  it('are reported as deleted where nothing has their text, and forgotten when they come back', () => {
    const pages = new MovedPages();
    pages.update([document('a.md', 'text')]);
    assert.deepEqual(pages.update([]), {});
    assert.deepEqual(pages.at('/a'), { file: 'a.md', to: null });
    assert.deepEqual(pages.sentences, ['a.md is gone, and /a with it']);
    pages.update([document('a.md', 'new')]);
    assert.equal(pages.at('/a'), null);
    assert.deepEqual(pages.sentences, []);
  });

  it('are found after several moves, and are not taken for another empty page', () => {
    const pages = new MovedPages();
    for (const file of ['a.md', 'b.md', 'c.md']) pages.update([document(file, 'text')]);
    assert.deepEqual(pages.at('/a'), { file: 'a.md', to: '/c' });
    pages.update([document('x.md', '', 'One')]);
    assert.deepEqual(pages.update([document('y.md', '', 'Another')]), {});
  });

  it('that move in a circle are found where they are', () => {
    const pages = new MovedPages();
    for (const file of ['a.md', 'b.md', 'a.md', 'b.md']) pages.update([document(file, 'text')]);
    assert.deepEqual(pages.at('/a'), { file: 'a.md', to: '/b' });
    assert.equal(pages.at('/b'), null);
  });
});
