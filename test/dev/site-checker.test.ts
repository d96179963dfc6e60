/** The checker finds what a build finds, in a site that nothing else is made of. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import type { Problem } from '../../build/content/problem.ts';
import { NOT_KEPT } from '../../build/dev/live-session.ts';
import { SiteChecker } from '../../build/dev/site-checker.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { NO_CACHE } from '../../build/remember/content-cache.ts';
import { Memo } from '../../build/remember/memo.ts';
import { Random } from '../fuzz/random.ts';
import { fuzzRuns, fuzzSeeds } from '../harness/in-full.ts';
import { openLiveSite } from '../harness/same-answers.ts';
import { AS_OF, EDITS, START, write, writtenDocument } from '../harness/site-edits.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

const root = join(import.meta.dirname, '../..');
const STEPS = fuzzRuns(25);
const never = (): boolean => false;

async function ofBuild(content: string): Promise<Problem[]> {
  return (await buildSite({ content, exclude: [], asOf: AS_OF, bare: true })).problems;
}

function foldersIn(path: string): string[] {
  const folder = join(root, path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(path, entry.name)] : [],
  );
}

describe('the checker finds the problems that a build finds', () => {
  const shared = foldersIn('../shared/sites');
  it('in the sites that are shared', unless(shared.length === 0 && 'they are not there'), () => {});
  for (const site of ['content', 'test/sites/own-api', ...shared, ...foldersIn('test/sites-invalid')]) {
    it(`in ${site}`, async () => {
      const content = join(root, site);
      const live = await openLiveSite(content, AS_OF);
      assert.deepEqual(await new SiteChecker().check(live, never), await ofBuild(content));
    });
  }

  it('in articles, rules, assets, the footer, and in what is still to come', async () => {
    const content = siteFolder({
      ...START,
      'config.yml': 'sitename: Site\nfooter: "<b onclick=x()>f</b>"\n',
      _redirects: '/a /nothing\n/about /there\n/b /b\n',
      _headers: '/none\n  X-A: b\n',
      'assets/page.html': '<!doctype html><p onclick="x()">',
      'posts/later.md': '---\ntitle: L\ncreated: 2026-07-01\n---\n<script>x()</script> [n](posts/no.md)\n',
      'posts/soon.md':
        '---\ntitle: S\ncreated: 2026-06-02\nexpires: 2026-06-09\n---\n[l](posts/later.md#x)\n',
      'posts/two.md': '---\ntitle: T\ncreated: 2026-05-02\npermalink: /about.md\n---\n[s](posts/soon.md)\n',
    });
    const expected = await ofBuild(content);
    assert.ok(new Set(expected.map(({ code }) => code)).size > 6, JSON.stringify(expected));
    const live = await openLiveSite(content, AS_OF);
    const checker = new SiteChecker();
    for (const time of ['first', 'second'])
      assert.deepEqual(await checker.check(live, never), expected, time);
  });
});

describe('a checker', () => {
  it('stops when it is stale', async () => {
    const live = await openLiveSite(siteFolder(START), AS_OF);
    assert.equal(await new SiteChecker().check(live, () => true), null);
  });

  for (const seed of fuzzSeeds(21, 22, 23)) {
    it(`that remembers finds after each of many edits what a fresh build finds (seed ${seed})`, async () => {
      const random = new Random(seed);
      const content = siteFolder(START);
      const memo = new Memo(NO_CACHE, NOT_KEPT);
      const checker = new SiteChecker();
      for (let name = 0; name < 6; name++) write(content, `posts/p${name}.md`, writtenDocument(random));
      for (let step = 0; step < STEPS; step++) {
        const kind = random.pick(Object.keys(EDITS));
        EDITS[kind]?.(content, random);
        const live = await openLiveSite(content, AS_OF, memo);
        assert.deepEqual(await checker.check(live, never), await ofBuild(content), `step ${step}: ${kind}`);
      }
    });
  }
});
