/** Which posts a list shows: order, age, pages, folds. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import type { PostsBlock } from '../../../build/markdown/blocks/block.ts';
import {
  groupPosts,
  isPaged,
  primaryList,
  selectPosts,
} from '../../../build/markdown/blocks/posts-selection.ts';
import { post } from '../site.ts';

const DAY = 86_400;
const NOW = Date.UTC(2026, 6, 1) / 1000;

function block(changes: Partial<PostsBlock> = {}): PostsBlock {
  return {
    kind: 'posts',
    order: 'reversechronological',
    group: 'none',
    days: null,
    limit: null,
    paginate: 'no',
    selectYear: true,
    defaultYear: null,
    ...changes,
  };
}

/** 45 posts, newest first: one on each 1st of the month, back from June 2026. */
const POSTS = Array.from({ length: 45 }, (_, index) => {
  const month = new Date(Date.UTC(2026, 5 - index, 1));
  return post(month.toISOString().slice(0, 10), `p${index}`);
});

function plan(
  changes: Partial<PostsBlock>,
  wanted = 1,
  primary = true,
): [shown: string, folded: number, pages: string] {
  const result = selectPosts(block(changes), POSTS, { now: NOW, wanted, primary });
  const titles = result.shown.map(({ title }) => title);
  const shown = titles.length === 0 ? '' : `${titles[0]}..${titles.at(-1)}`;
  return [shown, result.folded.length, `${result.page}/${result.pages}`];
}

const PLANS: [title: string, got: ReturnType<typeof plan>, expected: ReturnType<typeof plan>][] = [
  ['A list has pages of 20', plan({}), ['p0..p19', 0, '1/3']],
  ['The last page holds the rest', plan({}, 3), ['p40..p44', 0, '3/3']],
  ['A page beyond the last is the last', plan({}, 9), ['p40..p44', 0, '3/3']],
  ['limit is the size of a page', plan({ limit: 10, paginate: 'yes' }, 2), ['p10..p19', 0, '2/5']],
  ['A limit that divides the posts leaves no empty page', plan({ limit: 15 }, 3), ['p30..p44', 0, '3/3']],
  ['Oldest first', plan({ order: 'chronological', limit: 10 }), ['p44..p35', 0, '1/5']],
  ['none: the first ones and no more', plan({ limit: 5, paginate: 'none' }), ['p0..p4', 0, '1/1']],
  ['none without a limit: all', plan({ paginate: 'none' }), ['p0..p44', 0, '1/1']],
  ['Another list of the document folds the rest', plan({ limit: 5 }, 2, false), ['p0..p4', 40, '1/1']],
  ['… and nothing where nothing is left', plan({ limit: 50 }, 1, false), ['p0..p44', 0, '1/1']],
  ['… and nothing with none', plan({ limit: 5, paginate: 'none' }, 1, false), ['p0..p4', 0, '1/1']],
  ['By year: all', plan({ group: 'year' }), ['p0..p44', 0, '1/1']],
  ['By year with a limit: pages', plan({ group: 'year', limit: 10 }, 2), ['p10..p19', 0, '2/5']],
  ['By month, in pages', plan({ group: 'month', paginate: 'yes' }), ['p0..p19', 0, '1/3']],
  ['The last year', plan({ days: 365 }), ['p0..p10', 0, '1/1']],
  ['The last month: June 1st is 30 days ago on July 1st, and gone', plan({ days: 30 }), ['', 0, '1/1']],
];

for (const [title, got, expected] of PLANS) test(title, () => assert.deepEqual(got, expected));

test('A post leaves a list of the last days to the second, and the plan says when', () => {
  const posts = [post('2026-06-20'), post('2026-06-10'), post('2026-05-01')];
  const at = (now: number) => selectPosts(block({ days: 30 }), posts, { now, wanted: 1, primary: true });
  const [newer = 0, older = 0] = posts.map(({ date }) => (date?.epoch ?? 0) + 30 * DAY);
  assert.deepEqual(at(NOW).leaves, [newer, older]);
  assert.equal(at(older - 1).shown.length, 2);
  assert.equal(at(older).shown.length, 1);
  assert.deepEqual(at(older).leaves, [newer]);
  assert.deepEqual(at(newer).shown, []);
  assert.deepEqual(at(newer).leaves, []);
});

test('A post without a date is in no list', () => {
  const { shown } = selectPosts(block(), [{ ...post('2026-01-01'), date: null }], {
    now: NOW,
    wanted: 1,
    primary: true,
  });
  assert.deepEqual(shown, []);
});

test('Years say on which page they begin', () => {
  const { years } = selectPosts(block({ group: 'year', limit: 10 }), POSTS, {
    now: NOW,
    wanted: 1,
    primary: true,
  });
  assert.deepEqual(years, [
    { year: 2026, page: 1 },
    { year: 2025, page: 1 },
    { year: 2024, page: 2 },
    { year: 2023, page: 4 },
    { year: 2022, page: 5 },
  ]);
});

test('The list with URLs is the first that sets `paginate`, else the first that is cut into pages', () => {
  const [all, few, years, asked] = [
    block({ paginate: 'none' }),
    block({ limit: 3 }),
    block({ group: 'year' }),
    block({ paginate: 'yes' }),
  ];
  assert.equal(primaryList([all, few, years, asked]), asked);
  assert.equal(primaryList([all, years, few]), few);
  assert.equal(primaryList([all, years]), null);
  assert.equal(primaryList([]), null);
});

test('Neighbours of one key are a group', () => {
  const groups = groupPosts(POSTS.slice(0, 8) as never, ({ date }: { date: { year: number } }) => date.year);
  assert.deepEqual(
    groups.map(({ key, posts }) => [key, posts.length]),
    [
      [2026, 6],
      [2025, 2],
    ],
  );
});

test('With any options, the pages together show every post once, in order', () => {
  const options = fc.record({
    order: fc.constantFrom('chronological' as const, 'reversechronological' as const),
    group: fc.constantFrom('none' as const, 'year' as const, 'month' as const),
    limit: fc.option(fc.integer({ min: 1, max: 60 })),
    paginate: fc.constantFrom('yes' as const, 'no' as const),
  });
  fc.assert(
    fc.property(options, fc.boolean(), fc.integer({ min: 0, max: 45 }), (changes, primary, count) => {
      const list = block(changes);
      const posts = POSTS.slice(0, count);
      const first = selectPosts(list, posts, { now: NOW, wanted: 1, primary });
      const seen = [...first.shown, ...first.folded];
      for (let page = 2; page <= first.pages; page++) {
        const next = selectPosts(list, posts, { now: NOW, wanted: page, primary });
        assert.ok(next.shown.length > 0);
        seen.push(...next.shown);
      }
      const expected = changes.order === 'chronological' ? [...posts].reverse() : posts;
      assert.deepEqual(
        seen.map(({ title }) => title),
        expected.map(({ title }) => title),
      );
      assert.ok(isPaged(list) || first.pages === 1);
    }),
  );
});
