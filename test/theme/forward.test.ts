/** client/inline-forward.js: mdcms's addresses lead to the pages' own, and never off the site. */
import assert from 'node:assert/strict';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { inlineScripts } from '../../build/theme/client/assets.ts';

const [, FORWARD = ''] = inlineScripts({ kind: 'home' });
const HOME = 'https://site.test/';

/** Where a browser that opens this address ends up. */
function follow(address: string, categories?: string): string {
  const { origin, search, hash, href } = new URL(address);
  let reached = href;
  const document = { documentElement: { dataset: categories === undefined ? {} : { categories } } };
  const location = { origin, search, hash, href, replace: (target: URL) => (reached = String(target)) };
  runInContext(FORWARD, createContext({ location, document, URL, URLSearchParams }));
  return reached;
}

const FORWARDED: [from: string, to: string][] = [
  ['#posts/x.md', 'posts/x'],
  ['#posts/2026/x.md', 'posts/2026/x'],
  ['#pages/about.md', 'about'],
  ['#pages/docs/start.md', 'docs/start'],
  ['#pages/about.md#team', 'about#team'],
  ['#pages/about.md?x=1', 'about'],
  ['?cat=nb#pages/about.md', 'about?cat=nb'],
  ['#pages/v1.2.md', 'v1.2'],
  ['#pages/a%20b.md', 'a%20b'],
  ['#pages/blåbær.md', 'bl%C3%A5b%C3%A6r'],
];

const LEFT_ALONE = [
  '',
  '#',
  '#welcome',
  '#posts/x',
  '#posts/.md',
  '#assets/x.md',
  '#pages//evil.test/x.md',
  '#pages/\\evil.test/x.md',
  '#pages/x\\..\\y.md',
  '#/pages/x.md',
  '?a=b#c',
];

describe('an address of mdcms', () => {
  for (const [from, to] of FORWARDED)
    it(`/${from} leads to /${to}`, () => assert.equal(follow(HOME + from), HOME + to));
});

const CATEGORIES = 'en=/en nb=/nb';
const IN_CATEGORIES: [from: string, to: string][] = [
  ['?cat=nb', 'nb'],
  ['?cat=en', 'en'],
  ['?cat=nb#pages/about.md', 'nb/about'],
  ['?cat=nb#posts/x.md', 'nb/posts/x'],
  ['?cat=nb#pages/about.md#team', 'nb/about#team'],
  ['?cat=en#pages/about.md', 'about'],
  ['?utm=1&cat=nb', 'nb?utm=1'],
  ['?cat=nb#welcome', 'nb#welcome'],
  ['?cat=fr#pages/about.md', 'about?cat=fr'],
  ['#pages/about.md', 'about'],
];
const NO_CATEGORY = ['?cat=fr', '?cat=', '?cat=//evil.test', '?cat=en%3D', '?cat=nb%2F..'];

describe('an address of mdcms on a site with categories', () => {
  for (const [from, to] of IN_CATEGORIES)
    it(`/${from} leads to /${to}`, () => assert.equal(follow(HOME + from, CATEGORIES), HOME + to));
  for (const from of NO_CATEGORY)
    it(`/${from} stays`, () => assert.equal(follow(HOME + from, CATEGORIES), new URL(HOME + from).href));
  it('the default without a homepage of its own stays where it is', () => {
    assert.equal(follow(`${HOME}?cat=en`, 'en=/ nb=/nb'), HOME);
  });
});

describe('another address', () => {
  for (const from of LEFT_ALONE) {
    it(`/${from} stays`, () => assert.equal(follow(HOME + from), new URL(HOME + from).href));
  }
});

describe('any fragment', () => {
  it('leads to this site', () => {
    const part = fc.oneof(
      fc.constantFrom('/', '\\', '//evil.test', '..', '%2f', '\t', '@', ':', '.md', '#', '?'),
      fc.string(),
    );
    const name = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom('pages', 'posts', 'x'), name, (folder, text) => {
        const target = new URL(follow(`${HOME}#${folder}/${text}.md`));
        assert.equal(target.origin, 'https://site.test');
      }),
      { numRuns: 500 },
    );
  });
});
