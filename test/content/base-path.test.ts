/** The path that a whole site lives below: as authors write it, and as addresses have it. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { belowBase, parseBase, withoutBase } from '../../build/content/base-path.ts';
import { contentOf } from '../publish/site.ts';

const ADDRESSES: [config: string, base: string, url: string | null][] = [
  ['url: https://e.org', '', 'https://e.org'],
  ['url: https://e.org/blog/', '/blog', 'https://e.org/blog'],
  ['url: https://e.org/a/b', '/a/b', 'https://e.org/a/b'],
  ['url: https://e.org/blog\nbase: /', '', 'https://e.org'],
  ['url: https://e.org/blog\nbase: /blog', '/blog', 'https://e.org/blog'],
  ['url: https://e.org\nbase: /blog', '/blog', 'https://e.org/blog'],
  ['base: /blog/', '/blog', null],
  ['base: blog', '/blog', null],
  ['base: /v1.2', '/v1.2', null],
  ['base: 2026', '/2026', null],
  ['base:', '', null],
];

const REFUSED: [config: string, code: string, key: string, hint: RegExp][] = [
  ['base: /my blog', 'base-invalid', 'base', /`\/my-blog`/],
  ['base: /blög', 'base-invalid', 'base', /`\/blog`/],
  ['base: /日本', 'base-invalid', 'base', /`\/blog`/],
  ['base: ../blog', 'base-invalid', 'base', /`\/blog`/],
  ['base: /a/../b', 'base-invalid', 'base', /`\/a\/b`/],
  ['base: /.well-known', 'base-invalid', 'base', /`\/well-known`/],
  ['base: /a%2Fb', 'base-invalid', 'base', /`\/a\/b`/],
  ['base: /a%zz', 'base-invalid', 'base', /`\/a-zz`/],
  ['base: /blog?x=1', 'base-invalid', 'base', /`\/blog`/],
  ['base: "/blog#top"', 'base-invalid', 'base', /`\/blog`/],
  ['base: /blog//', 'base-invalid', 'base', /`\/blog`/],
  ['base: //evil.example/blog', 'base-invalid', 'base', /Write/],
  ['base: https://e.org/blog', 'base-invalid', 'base', /`\/blog`/],
  ['base: /blog/index.html', 'base-invalid', 'base', /`\/blog\/index`/],
  ['base: /a\\b', 'base-invalid', 'base', /`\/a-b`/],
  [`base: /${'x'.repeat(300)}`, 'base-invalid', 'base', /`\/x+`/],
  ['url: https://e.org/my%20blog', 'base-invalid', 'url', /`\/my-blog`/],
  ['url: https://e.org/a\nbase: /b', 'base-differs', 'base', /`base: \/a`, or `url: https:\/\/e\.org\/b`/],
];

describe('config.yml says where the site stands', () => {
  for (const [config, base, url] of ADDRESSES) {
    it(`${config.replace('\n', ', ')} is ${url ?? 'an unknown host'} and ${base || 'its root'}`, () => {
      const { config: read, problems } = contentOf({ 'config.yml': `sitename: S\n${config}\n` });
      assert.deepEqual([read.base, read.url, problems], [base, url, []]);
    });
  }
  for (const [config, code, key, hint] of REFUSED) {
    it(`${config.replace('\n', ', ')} is ${code}, with what to write`, () => {
      const written = `sitename: S\n${config}\n`;
      const { problems } = contentOf({ 'config.yml': written });
      const [problem, ...more] = problems;
      assert.deepEqual([problem?.code, problem?.severity, more], [code, 'error', []]);
      const line = written.split('\n').findIndex((each) => each.startsWith(`${key}:`)) + 1;
      assert.deepEqual([problem?.file, problem?.line], ['config.yml', line]);
      assert.ok((problem?.column ?? 0) > key.length, 'the caret stands at the value');
      assert.match(problem?.hint ?? '', hint);
    });
  }
  it('any text is a base or is refused, and a base is read as itself', () => {
    for (const text of ['', ' ', '/', '///', '%', '\u0000', '/%E0%A4%A', 'a'.repeat(100_000), '/\ud800']) {
      const read = parseBase(text);
      if ('base' in read) assert.deepEqual(parseBase(read.base), read);
    }
  });
});

const BELOW: [path: string, address: string][] = [
  ['/', '/blog'],
  ['/?a', '/blog?a'],
  ['/#a', '/blog#a'],
  ['/about', '/blog/about'],
  ['/about?a#b', '/blog/about?a#b'],
  ['/blogger', '/blog/blogger'],
  ['/nb', '/blog/nb'],
];

describe('a path of a site below /blog', () => {
  for (const [path, address] of BELOW) {
    it(`${path} is at ${address}, which leads back and stays as it is`, () => {
      assert.deepEqual(
        [belowBase('/blog', path), withoutBase('/blog', address), belowBase('/blog', address)],
        [address, path, address],
      );
    });
  }
  it('is at itself where the site is at the root', () => {
    for (const [path] of BELOW) assert.deepEqual([belowBase('', path), withoutBase('', path)], [path, path]);
  });
});
