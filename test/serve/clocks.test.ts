/**
 * Hosts whose clocks differ by minutes: what readers see while one of them is at a time that the other has passed, and
 * how long a cache before them may keep it. A reader's own clock decides nothing.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

const APPEARS = Date.UTC(2026, 5, 1, 12) / 1000;
const EXPIRES = APPEARS + 3600;
/** By how much the clock of a host is ahead of, or behind, the time. */
const MINUTES = 5 * 60;

const { result, problems } = await buildSite({
  content: siteFolder({
    'config.yml': 'sitename: S\nurl: https://example.org\n',
    _headers: '/posts/*\n  Cache-Control: public, max-age=86400\n',
    'pages/home.md': '# Home\n',
    'posts/p.md': `---\ntitle: P\ncreated: 2026-06-01T12:00Z\nexpires: 2026-06-01T13:00Z\n---\nText.\n`,
  }),
  exclude: [],
  asOf: APPEARS - 86_400,
  bare: true,
});
assert.ok(result !== null, JSON.stringify(problems));
const site = createNativeSite(concatenate(result.pack));

/** Status of a host's answer at the time, and for how many seconds it may be kept; `ahead` of the host's clock. */
function answer(time: number, ahead: number, target: string = '/posts/p', headers: [string, string][] = []) {
  const response = site.respond({ method: 'GET', target, headers, now: time + ahead });
  const fields = new Map(response.headers);
  const age = /max-age=(\d+)/.exec(fields.get('cache-control') ?? '')?.[1] ?? '0';
  return { status: response.status, age: Number(age), etag: fields.get('etag') ?? null };
}

const CASES: [title: string, time: number, early: number, late: number][] = [
  ['long before a post appears', APPEARS - 3600, 404, 404],
  ['minutes before, where the early one has it', APPEARS - 60, 200, 404],
  ['minutes after, where the late one has it not', APPEARS + 60, 200, 404],
  ['later', APPEARS + MINUTES, 200, 200],
  ['minutes before it expires', EXPIRES - 60, 410, 200],
  ['minutes after', EXPIRES + 60, 410, 200],
  ['long after', EXPIRES + MINUTES, 410, 410],
];

describe('two hosts whose clocks are five minutes early and late', () => {
  for (const [title, time, early, late] of CASES) {
    it(`${title} answer ${early} and ${late}`, () => {
      assert.deepEqual([answer(time, MINUTES).status, answer(time, -MINUTES).status], [early, late]);
    });
  }

  it('let no cache keep an answer beyond the change by more than their clocks are wrong', () => {
    for (let time = APPEARS - 600; time < EXPIRES + 600; time += 30) {
      for (const ahead of [MINUTES, -MINUTES]) {
        const { status, age } = answer(time, ahead);
        if (status === 200) assert.ok(time + age <= EXPIRES + MINUTES, `at ${time - APPEARS}: ${age} s`);
        else assert.ok(age <= 60, `${status} for ${age} s`);
      }
    }
  });

  it('give the same page the same validator, so a reader between them gets 304 or the whole page', () => {
    const { etag } = answer(APPEARS + MINUTES, MINUTES);
    assert.ok(etag !== null);
    const again = (ahead: number): number =>
      answer(APPEARS + MINUTES, ahead, '/posts/p', [['if-none-match', etag]]).status;
    assert.deepEqual([again(MINUTES), again(-MINUTES)], [304, 304]);
    assert.equal(answer(APPEARS, -MINUTES, '/posts/p', [['if-none-match', etag]]).status, 404);
  });
});
