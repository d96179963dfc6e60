/** The live site answers as the whole build does: the same status, headers and body, at every path and time. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { NOT_KEPT } from '../../build/dev/live-session.ts';
import { NO_CACHE } from '../../build/remember/content-cache.ts';
import { Memo } from '../../build/remember/memo.ts';
import { Random } from '../fuzz/random.ts';
import { fuzzRuns, fuzzSeeds, isInFull } from '../harness/in-full.ts';
import { assertSameAnswers, openLiveSite, wholeSite } from '../harness/same-answers.ts';
import { AS_OF, EDITS, START, write, writtenDocument } from '../harness/site-edits.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

const root = join(import.meta.dirname, '../..');
const shared = join(root, '../shared/sites');
const DAY = 24 * 60 * 60;
/** Edits, each followed by a build. */
const STEPS = fuzzRuns(15);

async function compare(content: string, asOf: number, later: readonly number[]): Promise<void> {
  const whole = await wholeSite(content, asOf);
  assert.ok(whole !== null, `${content} does not build`);
  const live = await openLiveSite(content, asOf);
  for (const seconds of [0, ...later]) await assertSameAnswers(live, whole, asOf + seconds);
}

describe('every path of a site is answered as by the whole build', () => {
  it('content/, the project’s own', () => compare(join(root, 'content'), AS_OF, []));
  it('a site with an API of its own', () => compare(join(root, 'test/sites/own-api'), AS_OF, []));
  const isThere = existsSync(shared);
  for (const site of isThere ? readdirSync(shared) : ['hearth-and-bean', 'showcase', 'techpulse']) {
    if (site.includes('.')) continue;
    const skip = isThere ? false : `${shared} is not there`;
    it(`${site}, at once and a year later`, unless(skip), () =>
      compare(join(shared, site), AS_OF, [365 * DAY]),
    );
  }
});

describe('a live site that is looked at over time', () => {
  const post = (created: string, more = ''): string =>
    `---\ntitle: A\ncreated: ${created}\n${more}---\nText.\n`;
  const files = {
    ...START,
    'posts/there.md': post('2026-05-01'),
    'posts/next.md': post('2026-06-01 00:00:30'),
    'posts/later.md': post('2026-06-10', 'expires: 2026-06-20\naliases: [/old]\n'),
    'posts/changed.md': post('2026-05-02', 'modified: 2026-06-05\n'),
    'pages/last.md': '---\ntitle: Last\n---\n```mdcms posts-created-reversechronological-lastmonth\n```\n',
  };
  const moments = isInFull()
    ? [1, 29, 30, 31, 60, 3 * DAY, 4 * DAY, 9 * DAY, 9 * DAY + 1, 19 * DAY, 40 * DAY, 90 * DAY]
    : [30, 9 * DAY, 19 * DAY];
  it('changes when the whole build does', () => compare(siteFolder(files), AS_OF, moments));

  it('and sends caches the same times of coming changes', () =>
    compare(
      siteFolder({
        ...files,
        _headers: '/posts/*\n  Cache-Control: max-age=864000\n/\n  Expires: Thu, 01 Jan 2099 00:00:00 GMT\n',
        _redirects: '/posts/later /posts/there\n/news/* /posts/:splat 200\n/x/:name /posts/:name 200!\n',
      }),
      AS_OF,
      moments,
    ));
});

describe('a live site of rules that show one path in the place of another', () => {
  const rules = '/news/* /posts/:splat 200\n/a/:b/* /:splat/:b 200\n/about /posts/p1 200!\n/gone/* / 410\n';
  it('shows what the whole build shows', async () => {
    const content = siteFolder({
      ...START,
      _redirects: rules,
      'posts/p1.md': '---\ntitle: P\ncreated: 2026-01-01\n---\nText\n',
    });
    const whole = await wholeSite(content, AS_OF);
    assert.ok(whole !== null);
    const live = await openLiveSite(content, AS_OF);
    await assertSameAnswers(live, whole, AS_OF);
    for (const target of [
      '/news/p1',
      '/news/p1/',
      '/news/none',
      '/a/p1/posts',
      '/a/p1//posts/',
      '/about',
      '/gone/x',
    ]) {
      const request = { method: 'GET', target, headers: [], now: AS_OF };
      const { createNativeSite } = await import('../../build/host/native.ts');
      assert.deepEqual(await live.respond(request), createNativeSite(whole.pack).respond(request), target);
    }
  });
});

describe('after each of many edits', () => {
  for (const seed of fuzzSeeds(11, 12, 13)) {
    it(`a live site with a memo answers as a fresh build (seed ${seed})`, async () => {
      const random = new Random(seed);
      const content = siteFolder(START);
      const memo = new Memo(NO_CACHE, NOT_KEPT);
      for (let name = 0; name < 6; name++) write(content, `posts/p${name}.md`, writtenDocument(random));
      let compared = 0;
      for (let step = 0; step < STEPS; step++) {
        EDITS[random.pick(Object.keys(EDITS))]?.(content, random);
        const live = await openLiveSite(content, AS_OF, memo);
        const whole = await wholeSite(content, AS_OF);
        if (whole === null) continue;
        compared++;
        for (const now of [AS_OF, AS_OF + random.below(60 * DAY)]) await assertSameAnswers(live, whole, now);
      }
      assert.ok(compared >= STEPS * 0.4, `only ${compared} of the sites could be built`);
    });
  }
});
