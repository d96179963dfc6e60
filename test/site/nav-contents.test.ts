/** The lists of a large navigation, and the addresses they get. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { contentsPaths, placeContents } from '../../build/site/nav-contents.ts';
import { MOST_SHOWN_WHOLE } from '../../build/theme/nav-branch.ts';
import type { NavNode } from '../../build/theme/view.ts';
import { timesAsLong } from '../harness/time.ts';

const leaf: NavNode = { title: 'Page', href: '/page', collapsed: false, children: [] };
const section: NavNode = {
  title: 'Notes',
  href: null,
  collapsed: false,
  children: Array.from({ length: MOST_SHOWN_WHOLE + 1 }, () => leaf),
};
const place = (sections: number, taken: string[] = []): string[] =>
  contentsPaths(
    placeContents(
      Array.from({ length: sections }, () => section),
      { isListed: false, prefix: '', taken: () => new Set(taken) },
    ),
  );

describe('the lists of a large navigation', () => {
  it('have an address each where sections share a title, beside the pages of the author', () => {
    assert.deepEqual(
      place(20, ['/pages', '/pages-2/notes-2']).filter((path) => path.includes('notes')),
      ['/pages-2/notes', ...Array.from({ length: 19 }, (_, index) => `/pages-2/notes-${index + 3}`)],
    );
  });

  it('are placed in four times the time for four times the sections of one title', () => {
    const times = timesAsLong(place, 2_000, 8_000, 8);
    assert.ok(times < 8, `${times} times as long`);
  });
});
