/** Groups of things that are remembered together: each has about as many, also where names are alike. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { groupsByName } from '../../build/pages/groups.ts';

const NAMES: [string, (number: number) => string][] = [
  ['names that differ only in their number', (number) => `posts/post-${number}.md`],
  ['names with a number of five digits', (number) => `posts/2026-01-${String(number).padStart(5, '0')}.md`],
  ['folders with the same file', (number) => `posts/entry${number * 7}/index.md`],
];

describe('groups by name', () => {
  it.each(NAMES)('are about as large as each other: %s', (_, nameOf) => {
    for (const count of [1, 33, 1_000, 10_000]) {
      const names = Array.from({ length: count }, (_, number) => nameOf(number));
      const groups = groupsByName(names, (name) => name, 32);
      assert.deepEqual(groups.flat().toSorted(), names.toSorted());
      const largest = Math.max(...groups.map(({ length }) => length));
      assert.ok(
        largest <= (2.5 * count) / groups.length,
        `${largest} of ${count} in one of ${groups.length}`,
      );
    }
  });

  it('keep a thing in its group when others come', () => {
    const groupOf = (names: string[]): string[] | undefined =>
      groupsByName(names, (name) => name, 32).find((group) => group.includes('posts/b.md'));
    const few = ['posts/a.md', 'posts/b.md', ...Array.from({ length: 70 }, (_, at) => `posts/${at}.md`)];
    const before = groupOf(few) ?? [];
    const after = groupOf([...few, 'posts/new.md']) ?? [];
    assert.deepEqual(
      after.filter((name) => name !== 'posts/new.md'),
      before,
    );
  });
});
