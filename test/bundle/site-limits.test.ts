import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { linkSite } from '../../build/bundle/link.ts';
import { packManifest } from '../../build/bundle/pack.ts';
import { SITE_LIMITS, type SiteLimits, SiteTooLarge } from '../../build/bundle/site-limits.ts';
import { CORE_MODULE_SECTION, readSections } from '../../build/bundle/wasm-sections.ts';
import { compileFrame } from '../../build/handler/frames.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';

const { manifest, readBody } = makeFixtureSite();
const { length } = packManifest(manifest, readBody);
const routes = manifest.routes.length;
/** Of text that is inflated. */
const text = [
  ...new Map(
    [...manifest.routes.flatMap(({ versions }) => versions), ...Object.values(manifest.answers)]
      .flatMap(({ representations }) => representations)
      .filter(({ inflatedFrom }) => inflatedFrom !== null)
      .map((form) => [form.body, form.length]),
  ).values(),
].reduce((sum, size) => sum + size, 0);
const LIMITS: SiteLimits = { bytes: length, routes, 'bytes of text': text };
const GIBIBYTE = 2 ** 30;
const NOON = 1_767_268_800;

describe('a site', () => {
  it('that is as large as may be is packed', () => {
    assert.equal(packManifest(manifest, readBody, LIMITS).length, length);
  });

  for (const [title, limits, expected] of [
    ['one byte over the limit', { bytes: length - 1 }, { what: 'bytes', size: length }],
    ['one route over the limit', { routes: routes - 1 }, { what: 'routes', size: routes }],
    ['one byte of text over the limit', { 'bytes of text': text - 1 }, { what: 'bytes of text', size: text }],
  ] as const) {
    it(`${title} is not`, () => {
      const less = { ...LIMITS, ...limits };
      assert.throws(
        () => packManifest(manifest, readBody, less),
        (error) => {
          assert.ok(error instanceof SiteTooLarge);
          assert.deepEqual({ what: error.what, size: error.size }, expected);
          assert.equal(error.limit, less[error.what]);
          return true;
        },
      );
    });
  }

  it('whose bodies alone are too many bytes is refused before its tables are written', () => {
    assert.throws(
      () => packManifest(manifest, () => assert.fail('no body is read'), { ...LIMITS, bytes: 100 }),
      SiteTooLarge,
    );
  });

  it('is refused by the build with what to do, and nothing is thrown', async () => {
    const content = siteFolder({ ...SMALL_SITE, 'assets/film.bin': Buffer.alloc(50_000, 'film') });
    const input = { content, exclude: [], asOf: NOON, bare: true };
    const { problems, result } = await buildSite({ ...input, limits: { ...SITE_LIMITS, bytes: 40_000 } });
    assert.equal(result, null);
    const [problem] = problems.filter(({ severity }) => severity === 'error');
    assert.equal(problem?.code, 'site-too-large');
    assert.match(
      problem.message,
      /40000 at most; the largest answer is \/assets\/film.*\.bin with 50000 bytes/,
    );
    assert.match(problem.hint, /`coldpress docs hosts`/);
    const few = await buildSite({ ...input, limits: { ...SITE_LIMITS, routes: 3 } });
    assert.match(
      few.problems.at(-1)?.message ?? '',
      /^The site has \d+ routes, and a component holds 3 at most$/,
    );
  });
});

describe('the largest site', () => {
  for (const target of ['p2', 'p3'] as const) {
    it(`makes a module that hosts take, for ${target}`, async () => {
      const frame = await compileFrame(join(import.meta.dirname, '..', '..'), target);
      const pack = packManifest(manifest, readBody);
      const modules = readSections(linkSite(frame, pack)).sections.filter(
        ({ id }) => id === CORE_MODULE_SECTION,
      );
      const beside = (modules[0]?.bytes.length ?? GIBIBYTE) - pack.length;
      // Lengths are a few bytes longer in a larger module, and cache pages are filled up to 520 bytes.
      assert.ok(SITE_LIMITS.bytes + beside + 1000 <= GIBIBYTE, `${beside} bytes beside the pack`);
    });
  }
});
