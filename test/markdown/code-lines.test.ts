/** Titles, marked lines, numbers and differences of code; pictures as figures and rows; bounded tables; broken links. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { readCodeInfo } from '../../build/markdown/code-info.ts';
import { linesOf } from '../../build/markdown/code-lines.ts';
import { describe, html, render } from './site.ts';

const INFOS: [
  info: string,
  expected: [language: string, title: string, marked: number[], first: number | null, diff: boolean],
][] = [
  ['js', ['js', '', [], null, false]],
  ['', ['', '', [], null, false]],
  ['js {1,3-5}', ['js', '', [1, 3, 4, 5], null, false]],
  ['js{2}', ['js', '', [2], null, false]],
  ['js title="a b.js"', ['js', 'a b.js', [], null, false]],
  ["js title='a.js' {1}", ['js', 'a.js', [1], null, false]],
  ['js filename=a.js', ['js', 'a.js', [], null, false]],
  ['js [a.js]', ['js', 'a.js', [], null, false]],
  ['js:src/a.js', ['js', 'src/a.js', [], null, false]],
  ['js:line-numbers', ['js', '', [], 1, false]],
  ['js:line-numbers=7 {1}', ['js', '', [1], 7, false]],
  ['js:no-line-numbers', ['js', '', [], null, false]],
  ['js showLineNumbers', ['js', '', [], 1, false]],
  ['js showLineNumbers=5', ['js', '', [], 5, false]],
  ['js linenums="3" hl_lines="1 3-4"', ['js', '', [1, 3, 4], 3, false]],
  ['js {linenos=true,hl_lines=[2,"4-5"],linenostart=9}', ['js', '', [2, 4, 5], 9, false]],
  ['js {linenos=false}', ['js', '', [], null, false]],
  ['diff-js', ['js', '', [], null, true]],
  ['js diff', ['js', '', [], null, true]],
  ['diff', ['diff', '', [], null, false]],
  ['c++ {5-1}', ['c++', '', [], null, false]],
];

for (const [info, expected] of INFOS) {
  test(`The info string ${JSON.stringify(info)}`, () => {
    const { language, title, marked, firstNumber, diff } = readCodeInfo(info);
    assert.deepEqual([language, title, [...marked].sort((a, b) => a - b), firstNumber, diff], expected);
  });
}

test('A title is a caption', () => {
  assert.match(
    html('```js title="<a>.js"\n1\n```'),
    /^<figure class="code" data-language="js" data-copy><figcaption class="code-title">&lt;a&gt;\.js<\/figcaption><pre tabindex="0"><code class="language-js">/,
  );
});

test('Marked and numbered lines are elements', () => {
  assert.equal(
    html('```txt {2} showLineNumbers\na\nb\n```'),
    '<div class="code numbered" data-language="txt" data-copy><pre tabindex="0"><code class="language-txt"><span class="line" data-line="1">a\n</span><span class="line marked" data-line="2">b\n</span></code></pre></div>\n',
  );
});

test('A difference has the colours of its language', () => {
  const markup = html('```diff-js\n const a;\n-const b;\n+const c;\n```');
  assert.match(markup, /data-language="js"/);
  assert.match(
    markup,
    /<span class="line removed">-<span class="hljs-keyword">const<\/span> b;\n<\/span><span class="line added">\+/,
  );
});

test('Notes of VitePress are marks', () => {
  const markup = html(
    '```js\na; // [!code ++]\nb; /* [!code --] */\nc # [!code focus]\n// x [!code nope]\n```',
  );
  assert.deepEqual(
    [...markup.matchAll(/class="line ?(\w*)"/g)].map(([, mark]) => mark),
    ['added', 'removed', 'focused', ''],
  );
  assert.doesNotMatch(markup, /\[!code \+\+/);
});

test('A span over several lines is one on each', () => {
  assert.deepEqual(linesOf('<span class="a">b\nc</span> d\ne'), [
    '<span class="a">b</span>',
    '<span class="a">c</span> d',
    'e',
  ]);
});

const PICTURES: [title: string, markdown: string, expected: RegExp][] = [
  [
    'A picture alone with a title is a figure',
    '![a](assets/images/a.jpg "At *six*")',
    /^<figure class="image"><img src="\/assets\/images\/a\.jpg" alt="a" width="640" height="480" decoding="async"><figcaption>At \*six\*<\/figcaption><\/figure>\n$/,
  ],
  [
    'One with a link around it',
    '[![a](assets/images/a.jpg "b")](about.md)',
    /^<figure class="image"><a href="\/about"><img[^>]*><\/a><figcaption>b/,
  ],
  [
    'One with an attribute',
    '![a](assets/images/a.jpg "b"){.right}',
    /^<figure class="image"><img class="right"/,
  ],
  ['In text it keeps its title', 'c ![a](assets/images/a.jpg "b")', /<p>c <img[^>]* title="b"/],
  [
    'Several stand in a row',
    '![a](assets/images/a.jpg)\n![b](assets/images/a.jpg)',
    /^<p class="images"><img[^>]*><img[^>]*><\/p>/,
  ],
  ['By name too', '![[a.jpg]]\n![[a.jpg]]', /^<p class="images"><img[^>]*><img[^>]*><\/p>/],
];

for (const [title, markdown, expected] of PICTURES) test(title, () => assert.match(html(markdown), expected));

test('A row with more cells than its head is a warning at the row', () => {
  const rendered = render('| a |\n|---|\n| 1 |\n| 2 | 3 |\n| 4 \\| 5 |');
  assert.deepEqual(describe(rendered), ['8:1+9 table-row-long']);
});

test('A table of a few kilobytes stays a few kilobytes', () => {
  const wide = `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n${'|a|\n'.repeat(1000)}`;
  const rendered = render(wide);
  assert.deepEqual(describe(rendered), ['5:1+200 table-too-wide']);
  assert.ok(rendered.html.length < wide.length * 3, `${rendered.html.length}`);
  assert.match(
    html(`|${'a|'.repeat(100)}\n|${'-|'.repeat(100)}\n${`|${'b|'.repeat(100)}\n`.repeat(300)}`),
    /<table>/,
  );
});

const LINKS: [title: string, markdown: string, problems: string[]][] = [
  ['Blanks in an address', '[a](my file.pdf)', ['5:1+16 link-blanks']],
  ['Blanks in the address of a picture', '![a](my pic.png)', ['5:2+15 link-blanks']],
  ['Words in parentheses', '[a](see below)', []],
  ['An address in angle brackets', '[a](<assets/images/b c.png>)', []],
  ['A label that is not defined', '[a][b]', ['5:1+6 undefined-reference']],
  ['A label that the text is', '[a][]', ['5:1+5 undefined-reference']],
  ['A label that is defined', '[a][b]\n\n[b]: about.md', []],
  ['An index', 'a[0][i], [1][2]', []],
  ['A file of one machine', '[a](file:///home/me/a.pdf)', ['5:1+26 file-link']],
  ['A file of Windows', '[a](C:\\\\a.pdf)', ['5:1+14 file-link']],
  ['A picture of one machine', '![a](file:///a.png)', ['5:1+19 file-link']],
  ['One in raw HTML', '<img src="file:///a.png">', ['5:6+19 file-link']],
];

for (const [title, markdown, problems] of LINKS) {
  test(title, () => assert.deepEqual(describe(render(markdown)), problems));
}
