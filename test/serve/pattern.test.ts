/** Patterns against the regular expressions that they stand for, and the time that hostile paths take. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { RedirectRule } from '../../build/bundle/manifest.ts';
import { packManifest } from '../../build/bundle/pack.ts';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { cpuTime } from '../harness/time.ts';
import { FIXTURE_NOW, makeFixtureSite } from './fixture-site.ts';

const { manifest, readBody } = makeFixtureSite();

/** A site without routes and with these rules. */
function siteWith(rules: RedirectRule[]): NativeSite {
  return createNativeSite(
    packManifest({ ...manifest, routes: [], redirects: rules, headerRules: [] }, readBody),
  );
}

function locationOf(site: NativeSite, target: string): string | null {
  const { headers } = site.respond({ method: 'GET', target, headers: [], now: FIXTURE_NOW });
  return headers.find(([name]) => name === 'location')?.[1] ?? null;
}

const redirect = (from: string, to: string): RedirectRule => ({ from, to, status: 301, force: false });

const CASES: readonly [from: string, to: string, target: string, location: string | null][] = [
  ['/a', '/b', '/a', '/b'],
  ['/a', '/b', '/a/', null],
  ['/a', '/b', '/ab', null],
  ['/a', '/b', '/', null],
  ['/*', '/to/:splat', '/x/y', '/to/x/y'],
  ['/*', '/to/:splat', '/', '/to/'],
  ['/a/*', '/b/:splat', '/a', null],
  ['/a/*', '/b/:splat', '/a/', '/b/'],
  ['/a/*/c', '/b/:splat', '/a/x/y/c', '/b/x/y'],
  ['/a/*/c', '/b/:splat', '/a/c', null],
  ['/a/*/c', '/b/:splat', '/a//c', null],
  ['/a*', '/b:splat', '/axyz', '/bxyz'],
  ['/*.jpg', '/:splat.webp', '/x.jpg.jpg', '/x.jpg.webp'],
  ['/:a', '/b?x=:a', '/hello', '/b?x=hello'],
  ['/:a', '/b', '/hello/', null],
  ['/:a/:b', '/:b/:a', '/1/2', '/2/1'],
  ['/:a/*/:b', '/:b/:splat/:a', '/1/2/3/4', '/4/2/3/1'],
  ['/:a/*/x/:b', '/:b/:splat/:a', '/1/2/x/4', '/4/2/1'],
  ['/:a/*/x/:b', '/:b', '/1/x/4', null],
  ['/*/:a', '/:a', '/x/y/z', '/z'],
  ['/*/:a', '/:a', '/x/y/', null],
  ['/x/:a', '/:a:a', '/x/y', '/yy'],
  ['/x/:a', 'https://example.org/:a', '/x/%2F%2Fevil', 'https://example.org/%2F%2Fevil'],
  ['/x/*', '/:splat', '/x/.well-known/y', '/.well-known/y'],
];

describe('a rule', () => {
  for (const [from, to, target, location] of CASES) {
    it(`${from} → ${to}: ${target} ${location === null ? 'does not match' : `leads to ${location}`}`, () => {
      assert.equal(locationOf(siteWith([redirect(from, to)]), target), location);
    });
  }
  it('matches what its regular expression does, for any pattern and path', () => {
    const part = fc.constantFrom('a', 'b', 'ab', ':p', 'a*', '*', '*b');
    const patterns = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => {
      let splats = 0;
      let names = 0;
      return parts
        .map((text) => {
          if (text.includes('*') && splats++ > 0) return text.replace('*', '');
          return text === ':p' ? `:p${names++}` : text;
        })
        .map((text) => `/${text}`)
        .join('');
    });
    const paths = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'aab', 'c'), { maxLength: 7 })
      .map((segments) => `/${segments.join('/')}`);
    fc.assert(
      fc.property(patterns, paths, (from, path) => {
        // An emptied segment would be a double slash, which no path has.
        fc.pre(!from.includes('//') && !from.endsWith('/'));
        const expression = new RegExp(`^${from.replace(/:p[0-9]/g, '[^/]+').replace('*', '.*')}$`);
        const site = siteWith([redirect(from, '/to')]);
        assert.equal(locationOf(site, path), expression.test(path) ? '/to' : null, `${from} ${path}`);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
  it('takes no more time on a path made to be almost matched than on another', () => {
    const site = siteWith(Array.from({ length: 50 }, (_, i) => redirect(`/*/a/:x/a/:y/a/${i}`, '/to')));
    const hostile = `/${'a/'.repeat(4000)}`;
    const ask = (): void => {
      for (let i = 0; i < 20; i++) assert.equal(locationOf(site, hostile), null);
    };
    // 20 requests × 50 rules × 8 kB: milliseconds where the work is linear, minutes where it is not.
    assert.ok(cpuTime(ask, 10_000) < 10_000);
  });
});
