/** nav.yml that says something else than it may, or lists what is not there. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { siteOf, summarise } from './fixtures.ts';

const CASES: [title: string, text: string, problems: string[], message: RegExp, sections: string[]][] = [
  [
    'A page that does not exist',
    '- file: pages/no.md',
    ['1:9 warning nav-missing-page'],
    /no page pages\/no\.md/,
    [],
  ],
  ['A post', '- file: posts/a.md', ['1:9 warning nav-missing-page'], /the navigation has only pages/, []],
  [
    'A page twice',
    '- file: pages/home.md\n- file: pages/home.md',
    ['2:9 warning nav-duplicate'],
    /twice/,
    [],
  ],
  ['A page without file', '- title: Home', ['1:3 warning invalid-value'], /no `file`/, []],
  [
    'A misspelt key of a page',
    '- {file: pages/home.md, titel: x}',
    ['1:25 warning unknown-key'],
    /`titel` in a page/,
    [],
  ],
  [
    'A sort that is no number',
    '- {file: pages/home.md, sort: first}',
    ['1:31 warning invalid-value'],
    /whole number/,
    [],
  ],
  [
    'A section twice: the first counts',
    'sections: [{code: a, defaultname: A}, {code: a}]',
    ['1:46 warning nav-duplicate'],
    /section `a`/,
    ['A'],
  ],
  ['A section without code', 'sections: [{defaultname: A}]', ['1:12 warning invalid-value'], /no `code`/, []],
  [
    'A visibility that does not exist',
    'sections: [{code: a, pagesvisibility: hide}]',
    ['1:39 warning invalid-value'],
    /visible, hidden, draft/,
    ['A'],
  ],
  [
    'A parent that does not exist',
    'sections: [{code: a, parent: b}]',
    ['1:30 warning nav-parent'],
    /no section `b`/,
    ['A'],
  ],
  [
    'A section that is its own parent',
    'sections: [{code: a, parent: a}]',
    ['1:30 warning nav-parent'],
    /own ancestor/,
    ['A'],
  ],
  [
    'Two sections in a circle: it is cut once',
    'sections: [{code: a, parent: b}, {code: b, parent: a}]',
    ['1:30 warning nav-parent'],
    /own ancestor/,
    ['A', 'B'],
  ],
  ['A misspelt key at the top', 'page: []', ['1:1 warning unknown-key'], /`page` in nav\.yml/, []],
  ['A text', 'pages/home.md', ['1:1 error not-a-map'], /nav\.yml/, []],
  ['Broken YAML', 'pages: [', ['1:9 error yaml-syntax'], /`\]` is missing/, []],
];

for (const [title, text, problems, message, sections] of CASES) {
  test(`${title}: ${JSON.stringify(text)}`, () => {
    const content = siteOf({ 'nav.yml': text, 'posts/a.md': '---\ncreated: 2026-01-01\n---\n' });
    assert.deepEqual(
      summarise(content.problems),
      problems.map((problem) => `nav.yml:${problem}`),
    );
    assert.match(content.problems[0]?.message ?? '', message);
    assert.deepEqual(
      content.nav.sections.map(({ name }) => name),
      sections,
    );
    assert.deepEqual(
      content.nav.pages.map(({ file }) => file),
      ['pages/home.md'],
    );
  });
}
