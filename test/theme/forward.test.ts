/** client/inline-forward.js: mdcms's addresses lead to the pages' own, and never off the site. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { inlineScripts } from '../../build/theme/client/assets.ts';

const [, FORWARD = ''] = inlineScripts({ kind: 'home' });
const HOME = 'https://site.test/';

/** Where a browser that opens this address ends up. */
function follow(address: string): string {
  const { origin, search, hash, href } = new URL(address);
  let reached = href;
  const location = { origin, search, hash, replace: (target: URL) => (reached = String(target)) };
  runInContext(FORWARD, createContext({ location, URL }));
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
