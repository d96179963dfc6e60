/** The digest of a build: what changes it, and where it stands in the site. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { type BuildInputs, buildDigest, withDigest } from '../../build/bundle/build-digest.ts';
import { packManifest } from '../../build/bundle/pack.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import type { BuiltSite } from '../../build/plan/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

const FILES: Readonly<Record<string, string>> = {
  'config.yml': 'sitename: S\nurl: https://example.org\nhealth: /healthz\n',
  'pages/home.md': '# Home\n',
  'posts/a.md': '---\ntitle: A\ncreated: 2026-01-02\n---\nText.\n',
  'assets/a.txt': 'one',
};

async function inputsOf(files: Readonly<Record<string, string>> = {}): Promise<BuildInputs & BuiltSite> {
  const content = siteFolder({ ...FILES, ...files });
  const { result } = await buildSite({ content, exclude: [], asOf: 1_780_000_000, bare: true });
  assert.ok(result !== null);
  return { ...result, api: null, coldpress: '1.0.0' };
}

const base = await inputsOf();
const digest = buildDigest(base);

const CHANGES: [title: string, change: () => Promise<BuildInputs> | BuildInputs][] = [
  ['a page', () => inputsOf({ 'pages/home.md': '# Other\n' })],
  ['a byte of a file', () => inputsOf({ 'assets/a.txt': 'two' })],
  ['a rule', () => inputsOf({ _headers: '/*\n  X-A: b\n' })],
  ['a redirect', () => inputsOf({ _redirects: '/x /\n' })],
  ['a time', () => inputsOf({ 'posts/a.md': `${FILES['posts/a.md']}`.replace('2026-01-02', '2026-01-03') })],
  ['the API', () => ({ ...base, api: 'ab' })],
  ['the version of Coldpress', () => ({ ...base, coldpress: '1.0.1' })],
];

describe('the digest of a build', () => {
  it('is the same for the same site', async () => {
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
    assert.equal(buildDigest(await inputsOf()), digest);
  });
  for (const [title, change] of CHANGES) {
    it(`changes with ${title}`, async () => assert.notEqual(buildDigest(await change()), digest));
  }
});

describe('a site that names its build', () => {
  const named = withDigest(base, digest);
  const site = createNativeSite(concatenate(named.pack));
  const fieldOf = (target: string): string | undefined =>
    site
      .respond({ method: 'GET', target, headers: [], now: 1_780_000_000 })
      .headers.find(([name]) => name === 'coldpress-build')?.[1];

  it('answers health checks with it, and nothing else', () => {
    assert.equal(fieldOf('/healthz'), digest);
    assert.equal(fieldOf('/'), undefined);
  });
  it('has it in its manifest', () => assert.equal(named.manifest.site.build, digest));
  it('is packed from its manifest, as any', () => {
    const bodies = concatenate(base.bodies);
    const pack = packManifest(named.manifest, (sha) => {
      const [offset, length] = named.manifest.bodies[sha] ?? [0, 0];
      return bodies.subarray(offset, offset + length);
    });
    assert.deepEqual(pack, concatenate(named.pack));
  });
  it('without a health check has it in the manifest alone', async () => {
    const without = await inputsOf({ 'config.yml': 'sitename: S\n' });
    const { manifest, pack } = withDigest(without, digest);
    assert.equal(manifest.site.build, digest);
    assert.deepEqual(concatenate(pack), concatenate(without.pack));
  });
  it('whose author has another field of that name keeps it', async () => {
    const ruled = withDigest(await inputsOf({ _headers: '/*\n  Coldpress-Build: mine\n' }), digest);
    const { headers } = createNativeSite(concatenate(ruled.pack)).respond({
      ...{ method: 'GET', target: '/healthz', headers: [], now: 1_780_000_000 },
    });
    assert.equal(headers.find(([name]) => name === 'coldpress-build')?.[1], 'mine');
  });
});
