/** Pages that moved are found again, and a whole folder of them without comparing each with each. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { MovedPages } from '../../build/dev/moved-pages.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

it('a page is found by its text, or by its file, or without text by its title', () => {
  const pages = new MovedPages();
  pages.update([
    { file: 'pages/a.md', path: '/a', title: 'A', body: 'Text of A' },
    { file: 'pages/b.md', path: '/b', title: 'B', body: 'Before' },
    { file: 'pages/c.md', path: '/c', title: 'C', body: '' },
    { file: 'pages/d.md', path: '/d', title: 'D', body: '' },
  ]);
  const moved = pages.update([
    { file: 'pages/x.md', path: '/x', title: 'X', body: 'Text of A' },
    { file: 'pages/b.md', path: '/y', title: 'B', body: 'After' },
    { file: 'pages/z.md', path: '/z', title: 'C', body: '' },
  ]);
  assert.deepEqual(moved, { '/a': '/x', '/b': '/y', '/c': '/z' });
});

it('a folder that moved costs each of its pages a few looks', () => {
  let looks = 0;
  const folder = (name: string): Parameters<MovedPages['update']>[0] =>
    range(2000).map((number) => ({
      file: `${name}/${number}.md`,
      path: `/${name}/${number}`,
      title: `Page ${number}`,
      get body(): string {
        looks++;
        return `Text ${number}`;
      },
    }));
  const pages = new MovedPages();
  pages.update(folder('old'));
  assert.equal(Object.keys(pages.update(folder('new'))).length, 2000);
  assert.ok(looks < 20 * 2000, `${looks} looks`);
});
