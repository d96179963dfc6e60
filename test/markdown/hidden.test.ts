/** What readers never see: comments, and the syntax of other tools; and HTML that would swallow the page. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { describe, render } from './site.ts';

const COMMENTS: [title: string, markdown: string, shown: string][] = [
  ['Obsidian’s in a line', 'a %%SECRET%% b', '<p>a  b</p>\n'],
  ['Obsidian’s over blank lines', '%%\nSECRET\n\nSECRET\n%%\n\na', '<p>a</p>\n'],
  ['Obsidian’s over a paragraph’s end', 'b\n%%SECRET\n\nSECRET%% a', '<p>b</p>\n<p> a</p>\n'],
  ['Obsidian’s alone', '%%SECRET%%', ''],
  ['Obsidian’s around links and footnotes', '%% [SECRET](no.md)[^no] %%', ''],
  ['MDX’s', '{/* SECRET */}\n\na {/* SECRET */}', '<p>a </p>\n'],
  ['Liquid’s', '{% comment %}\nSECRET\n\nSECRET\n{% endcomment %}\n\na', '<p>a</p>\n'],
  ['Liquid’s in a line', 'a {%- comment -%}SECRET{%- endcomment -%}', '<p>a </p>\n'],
  ['Hugo’s', '{{/* SECRET */}} a', '<p> a</p>\n'],
  ['Handlebars’s', 'a {{!-- SECRET --}}', '<p>a </p>\n'],
  ['In code they are code', '`%%a%%`', '<p><code>%%a%%</code></p>\n'],
  ['Signs that are text', '100%% sure, 5%% of', '<p>100%% sure, 5%% of</p>\n'],
];

for (const [title, markdown, shown] of COMMENTS) {
  test(`Comments: ${title}`, () => {
    const rendered = render(markdown);
    assert.equal(rendered.html, shown);
    assert.doesNotMatch(rendered.html + rendered.text, /SECRET/);
    assert.deepEqual(describe(rendered), []);
  });
}

const UNCLOSED: [title: string, markdown: string, problems: string[]][] = [
  ['<!-- at the start of a line', 'a\n\n<!-- b\n\nc', ['7:1+4 unclosed-comment']],
  ['<!-- after text', '<div>\n<!-- b\n\nc -->\n</div>', ['6:1+4 unclosed-comment']],
  ['%% at the start of a line', 'a\n\n%%SECRET\n\nSECRET', ['7:1+8 unclosed-comment']],
  ['%% in a line', 'a %%SECRET\n\nb', ['5:3+8 unclosed-comment']],
  ['Liquid’s', '{% comment %}\nSECRET', ['5:1+13 unclosed-comment']],
];

for (const [title, markdown, problems] of UNCLOSED) {
  test(`A comment that never ends is an error at its place: ${title}`, () => {
    const rendered = render(markdown);
    assert.deepEqual(
      describe(rendered).filter((line) => line.includes('comment')),
      problems,
    );
    assert.ok(rendered.problems.some(({ severity }) => severity === 'error'));
    assert.doesNotMatch(rendered.html, /SECRET/);
    // What follows the article in the page is not swallowed.
    assert.ok(rendered.html.lastIndexOf('<!--') <= rendered.html.lastIndexOf('-->'));
  });
}

for (const html of [
  '<!-- a -->',
  '<!-->',
  '<!--->',
  'a <!-- b --> c',
  '<!-- a --!>',
  '<script>"<!--"</script>',
]) {
  test(`${html} is closed`, () => assert.deepEqual(describe(render(html)), []));
}

const FOREIGN: [kind: string, markdown: string, shown: string][] = [
  ['Hugo’s shortcode', 'a {{< figure src="x.png" >}}', '<p>a </p>\n'],
  ['A pair of shortcodes keeps what is in it', '{{< note >}}\n*a*\n{{< /note >}}', '<p><em>a</em></p>\n'],
  ['Hugo’s other shortcode', '{{% note %}}', ''],
  ['Liquid’s tag', '{% include x.html %}', ''],
  ['An expression', 'a {{ page.title }}', '<p>a </p>\n'],
  ['ERB', 'a <%= b %>', '<p>a </p>\n'],
  ['An import', 'import X from "./x"\nimport "./y.css"\n\na', '<p>a</p>\n'],
  ['An export', 'export const a = {\n  b: 1\n}\n\na', '<p>a</p>\n'],
  ['A component', '<X a={1}/>', ''],
  ['A component with braces', 'a <X a={() => <b/>} b="c>d"/> c', '<p>a  c</p>\n'],
  [
    'Components around Markdown',
    '<Tabs>\n<Tab.Item value="a">\n\n*a*\n\n</Tab.Item>\n</Tabs>',
    '<p><em>a</em></p>\n',
  ],
];

for (const [title, markdown, shown] of FOREIGN) {
  test(`Not shown, with one warning: ${title}`, () => {
    const rendered = render(markdown);
    assert.equal(rendered.html, shown);
    assert.deepEqual(
      rendered.problems.map(({ code }) => code),
      ['foreign-syntax'],
    );
  });
}

test('A kind is one warning with its count, at its first place', () => {
  const { problems } = render('a\n\n{{< b >}} {{< c >}}\n\n{% d %}\n\n{{< e >}}');
  assert.deepEqual(
    problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
    [
      '7:1 Hugo shortcodes (`{{< … >}}`) are not read here and not shown, 3 times on this page',
      '9:1 template tags (`{% … %}`) are not read here and not shown',
    ],
  );
});

const TEXTS: string[] = [
  '`{{< a >}}` and `{% b %}`',
  '```\n{{ a }}\nimport X from "x"\n<X/>\n```',
  'import duties from China',
  'export controls are strict',
  '{a}',
  'a < B and C > d',
  '<DIV>a</DIV> <BR>',
  '{{ never ends',
  '{% neither',
];

for (const text of TEXTS) {
  test(`${JSON.stringify(text)} is text`, () => {
    const rendered = render(text);
    assert.deepEqual(describe(rendered), []);
    assert.ok(rendered.text.length >= text.replace(/[`<>\n]|\/?DIV|BR/g, '').trim().length - 5);
  });
}

const ELEMENTS: [markdown: string, problems: string[]][] = [
  ['<div>\n\n*a*\n\n</div>', []],
  ['a <b>c</b> <br> <img src="assets/images/a.jpg">', []],
  ['<p>a\n\n<ul><li>b</ul>', []],
  ['<svg><path d="M0"/></svg>', []],
  ['<details>\n<summary>a</summary>\n\nb\n\n</details>', []],
  ['a\n\n<div>\n\nb', ['7:1+5 unclosed-element']],
  ['a <b>c', ['5:3+3 unclosed-element']],
  ['<div><span></div>', ['5:6+6 unclosed-element']],
  ['<div/>\n\na', ['5:1+6 unclosed-element']],
  ['- <div>\n- b', ['5:3+5 unclosed-element']],
  ['<script>\nlet a;', ['5:1+8 unclosed-element']],
  ['</div>', []],
];

for (const [markdown, problems] of ELEMENTS) {
  test(`What ${JSON.stringify(markdown)} leaves open`, () =>
    assert.deepEqual(describe(render(markdown)), problems));
}
