/** GitHub's extensions: tables, task lists, strikethrough; and pictures on a line of their own. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { html } from './site.ts';

test('A table scrolls in a region with a name; alignment is a class', () => {
  assert.equal(
    html('| A *b* | C | D | E |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |'),
    '<section class="table-scroll" aria-label="Table 1: A b, C, D, E" tabindex="0"><table>\n' +
      '<thead>\n<tr>\n<th>A <em>b</em></th>\n<th class="align-left">C</th>\n<th class="align-center">D</th>\n<th class="align-right">E</th>\n</tr>\n</thead>\n' +
      '<tbody><tr>\n<td>1</td>\n<td class="align-left">2</td>\n<td class="align-center">3</td>\n<td class="align-right">4</td>\n</tr>\n</tbody></table></section>\n',
  );
});

test('Every table has a name of its own, also without column names, in the language of the page', () => {
  const table = '| | |\n|---|---|\n| 1 | 2 |';
  const rendered = html(`${table}\n\n${table}`, { language: 'fr' });
  assert.ok(rendered.includes('aria-label="Tableau 1"') && rendered.includes('aria-label="Tableau 2"'));
});

test('A name of columns is safe in an attribute', () => {
  assert.ok(html('| `<a>` & "b" |\n|---|').includes('aria-label="Table 1: &lt;a&gt; &amp; &quot;b&quot;"'));
});

test('A task says in words whether it is done', () => {
  assert.equal(
    html('- [x] a\n- [ ] b\n- c'),
    '<ul class="task-list">\n<li class="task"><input type="checkbox" disabled checked aria-label="Done"> a</li>\n' +
      '<li class="task"><input type="checkbox" disabled aria-label="Not done"> b</li>\n<li>c</li>\n</ul>\n',
  );
});

const LISTS: [markdown: string, start: string][] = [
  ['1. [ ] a', '<ol class="task-list">'],
  ['3. [ ] a', '<ol class="task-list" start="3">'],
  ['3. a', '<ol start="3">'],
  ['- [x]a', '<ul>\n<li>[x]a'],
];

for (const [markdown, start] of LISTS) {
  test(`${JSON.stringify(markdown)} begins with ${start}`, () => assert.ok(html(markdown).startsWith(start)));
}

const LINES: [title: string, markdown: string, expected: string][] = [
  ['Strikethrough', '~~a~~', '<p><del>a</del></p>\n'],
  ['A line break', 'a  \nb', '<p>a<br>b</p>\n'],
  ['Raw HTML passes', '<div class="x">\n*a*\n</div>', '<div class="x">\n*a*\n</div>'],
  ['Raw HTML in a line passes', 'a <kbd>b</kbd> <!-- c -->', '<p>a <kbd>b</kbd> <!-- c --></p>\n'],
  [
    'A script passes, as it was written',
    '<script>\nif (a < b && "c") d();\n\n*e*\n</script>',
    '<script>\nif (a < b && "c") d();\n\n*e*\n</script>',
  ],
  [
    'A picture with a link around it',
    '[![a](assets/images/a.jpg)](about.md)',
    '<p class="image"><a href="/about"><img',
  ],
  ['A picture in text', 'a ![a](assets/images/a.jpg)', '<p>a <img'],
  ['Two pictures are a row', '![a](assets/images/a.jpg) ![b](assets/images/a.jpg)', '<p class="images"><img'],
  ['A link is no picture', '[a](about.md)', '<p><a'],
];

for (const [title, markdown, expected] of LINES) {
  test(title, () => assert.ok(html(markdown).startsWith(expected), html(markdown)));
}
