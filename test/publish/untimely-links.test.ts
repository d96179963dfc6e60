/** Links to what is not there yet, or no longer, while the link is shown. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { buildSite } from '../../build/plan/build-site.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { at, CONFIG, post } from './site.ts';

/** Every test looks from this time on. */
const NOW = '2026-06-01';

/** The warnings of a site in which posts/from.md links to posts/to.md, as `file:line:column+length message`. */
async function warnings(
  from: string,
  to: string,
  text: string = 'See [it](posts/to.md).\n',
): Promise<string[]> {
  const content = siteFolder({
    'config.yml': CONFIG,
    'pages/home.md': '---\ntitle: Home\n---\nWelcome.\n',
    'posts/from.md': post(`title: From\n${from}`, text),
    'posts/to.md': post(`title: To\n${to}`, '## Part\n'),
  });
  const { problems } = await buildSite({ content, exclude: [], asOf: at(NOW), bare: true });
  assert.deepEqual(
    problems.filter(({ code }) => code !== 'untimely-link'),
    [],
  );
  return problems.map(
    ({ file, line, column, length, message }) => `${file}:${line}:${column}+${length} ${message}`,
  );
}

describe('a link is no problem', () => {
  for (const [title, from, to] of [
    ['where both are there for good', 'created: 2026-01-01', 'created: 2026-02-01'],
    ['to a post that came later, and has come', 'created: 2020-01-01', `created: ${NOW}`],
    ['where both come at one second', 'created: 2027-01-01', 'created: 2027-01-01'],
    ['to a post that comes before it', 'created: 2027-01-02', 'created: 2027-01-01'],
    [
      'where both go at one second',
      'created: 2026-01-01\nexpires: 2027-01-01',
      'created: 2026-01-01\nexpires: 2027-01-01',
    ],
    [
      'to a post that goes after it',
      'created: 2026-01-01\nexpires: 2027-01-01',
      'created: 2026-01-01\nexpires: 2027-01-02',
    ],
    ['of a post that is over itself', 'created: 2020-01-01\nexpires: 2021-01-01', 'created: 2027-01-01'],
    ['of a draft', 'created: 2026-01-01\ndraft: yes', 'created: 2027-01-01'],
  ] as const) {
    it(title, async () => assert.deepEqual(await warnings(from, to), []));
  }
});

describe('a link is a warning at its place', () => {
  const early = 'posts/to.md is not there before 2027-01-01T00:00:00+00:00, and this link is';
  const late = 'posts/to.md expires on 2027-01-01T00:00:00+00:00, and this link stays';
  const gone = 'posts/to.md expires on 2026-05-31T23:59:59+00:00, and this link stays';
  for (const [title, from, to, message] of [
    ['to a post that is still to come', 'created: 2026-01-01', 'created: 2027-01-01', early],
    ['to a post that comes a second after it', 'created: 2026-12-31 23:59:59', 'created: 2027-01-01', early],
    ['to a post that goes', 'created: 2026-01-01', 'created: 2026-01-01\nexpires: 2027-01-01', late],
    [
      'to a post that goes a second before it',
      'created: 2026-01-01\nexpires: 2027-01-01 00:00:01',
      'created: 2026-01-01\nexpires: 2027-01-01',
      late,
    ],
    [
      'to a post that is over',
      'created: 2026-01-01',
      'created: 2020-01-01\nexpires: 2026-05-31 23:59:59',
      gone,
    ],
  ] as const) {
    // The line counts from the first of the file: `---`, title, the dates, `---`.
    const line = 4 + from.split('\n').length;
    it(title, async () => {
      assert.deepEqual(await warnings(from, to), [`posts/from.md:${line}:5+17 ${message}`]);
    });
  }

  it('once for each of them, although its page is made anew for every list of posts', async () => {
    const text = 'See [it](/posts/to#part).\n\n```mdcms posts-created-reversechronological-lastmonth\n```\n';
    assert.deepEqual(
      await warnings('created: 2026-01-01', 'created: 2026-12-31\nexpires: 2027-01-01', text),
      [
        'posts/from.md:5:5+20 posts/to.md expires on 2027-01-01T00:00:00+00:00, and this link stays',
        'posts/from.md:5:5+20 posts/to.md is not there before 2026-12-31T00:00:00+00:00, and this link is',
      ],
    );
  });
});
