/** What a long series shows on each of its parts, and the one order of sections in sections. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { untitledPages } from '../../build/site/untitled-pages.ts';
import { contentOf, post, siteAt } from '../publish/site.ts';

const NOW = '2027-06-01';

function series(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const day = String((index % 28) + 1).padStart(2, '0');
      const month = String(Math.floor(index / 28) + 1).padStart(2, '0');
      return [
        `posts/p${index + 1}.md`,
        post(`title: Part ${index + 1}\ncreated: 2026-${month}-${day}\nseries: Long`),
      ];
    }),
  );
}

/** The numbers of the parts that a page shows, as a reader sees them. */
function partsOn(files: Record<string, string>, path: string): number[] {
  const body = siteAt(files, NOW)
    .get(path)
    ?.bodies.find(({ type }) => type === 'text/html')?.body;
  assert.ok(body !== undefined, path);
  const list = /<nav class="series[\s\S]*?<\/nav>/.exec(Buffer.from(loadBytes(body)).toString())?.[0] ?? '';
  let number = 0;
  return [...list.matchAll(/<li(?: value="(\d+)")?/g)].map(([, value]) => {
    number = value === undefined ? number + 1 : Number(value);
    return number;
  });
}

describe('a series', () => {
  it.each([
    ['of twelve parts is shown whole', 12, 5, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    [
      'of more has the parts around its own, the first and the last',
      40,
      20,
      [1, 17, 18, 19, 20, 21, 22, 23, 40],
    ],
    ['begins with all of its parts', 40, 1, Array.from({ length: 40 }, (_, index) => index + 1)],
    ['ends without a gap', 40, 40, [1, 37, 38, 39, 40]],
  ] as const)('%s', (_, count, at, expected) => {
    assert.deepEqual(partsOn(series(count), `/posts/p${at}`), [...expected]);
  });
});

it('sections in a section have one order in the navigation and in llms.txt', () => {
  const nav = `sections:
  - {code: top, sort: 1}
  - {code: b, sort: 10, parent: top}
  - {code: a, sort: 20, parent: top}
  - {code: c, sort: 5, parent: top, parent-sort: 200}
`;
  const pages = ['a', 'b', 'c'].map((code): [string, string] => [
    `pages/${code}.md`,
    post(`title: Page ${code}\nsection-id: ${code}`),
  ]);
  const site = siteAt({ 'nav.yml': nav, ...Object.fromEntries(pages) }, NOW);
  const orderIn = (path: string): string => {
    const [first] = site.get(path)?.bodies ?? [];
    assert.ok(first !== undefined);
    const text = Buffer.from(loadBytes(first.body)).toString();
    return [...new Set([...text.matchAll(/Page ([abc])\b/g)].map(([, code]) => code))].join('');
  };
  assert.equal(orderIn('/'), 'bac');
  assert.equal(orderIn('/llms.txt'), 'bac');
});

it('pages that the navigation leaves out are one note', () => {
  const files = { 'pages/a.md': 'Text.\n', 'pages/b.md': 'Text.\n', 'pages/c.md': '# C\n' };
  assert.deepEqual(
    untitledPages(contentOf(files)).map(
      ({ severity, code, file, message }) => `${severity} ${code} ${file} ${message}`,
    ),
    [
      'note nav-untitled pages/a.md a page without a title and without a first heading is not in the navigation (nor is one other page)',
    ],
  );
});
