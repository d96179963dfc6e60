/** What of an author's Markdown the world may read: comments go, and nothing else. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { it } from 'vitest';
import { withoutComments } from '../../build/markdown/published-source.ts';
import { fuzzRuns } from '../harness/in-full.ts';
import { timesAsLong } from '../harness/time.ts';
import { siteAt } from '../publish/site.ts';
import { render } from './site.ts';

const CASES: [title: string, text: string, published: string][] = [
  ['A comment in a line', 'a %%b%% c\n', 'a  c\n'],
  ['Two in a line', 'a %%b%%%%c%% d\n', 'a  d\n'],
  ['One over lines, with blank ones', 'a\n\n%%\nb\n\nc\n%%\n\nd\n', 'a\n\n\nd\n'],
  ['One in the last line', 'a\n%%b%%', 'a\n'],
  ['Of MDX', 'a {/* b */} c', 'a  c'],
  ['Of Liquid', 'a {% comment %}b{% endcomment %} c', 'a  c'],
  ['Of Hugo', '{{/* b */}}\nc', 'c'],
  ['Of Handlebars', '{{!-- b --}}\nc', 'c'],
  ['Of Jinja, on a line', '{# b #}\nc', 'c'],
  ['In a fence it is code', '```\n%% b %%\n```\n%%c%%\n', '```\n%% b %%\n```\n'],
  ['In a longer fence too', '~~~~mermaid\n~~~\n%% b\n~~~~\n', '~~~~mermaid\n~~~\n%% b\n~~~~\n'],
  ['In a line of code too', 'a `%%b%%` c', 'a `%%b%%` c'],
  ['Behind a digit it is text', '100%% sure, 50%% not', '100%% sure, 50%% not'],
  ['An id of a heading is none', '# A {#a}\n\n# B {#b}\n', '# A {#a}\n\n# B {#b}\n'],
  ['Of one that never ends, which is an error, the rest goes too', 'a %%b', 'a '],
  ['After a fence in a list', '- ```\n  %%a%%\n  ```\n\nb %%c%%\n', '- ```\n  %%a%%\n  ```\n\nb \n'],
  ['After a fence in a quotation, which ends it', '> ```\n> a\n\nb %%c%%', '> ```\n> a\n\nb '],
  ['After a fence with a language in it', '```\n```js\n```\n\nb %%c%%', '```\n```js\n```\n\nb '],
  ['After code in a line that looks like a fence', '```a``` b\n\n%%c%%\n\nd', '```a``` b\n\n\nd'],
  ['After an indented line that looks like a fence', '    ```\n\nb %%c%%', '    ```\n\nb '],
  ['Between escaped backticks', 'a \\` %%b%% \\` c', 'a \\`  \\` c'],
  ['In a quotation', '> a\n> %%b\n> c%%\n> d', '> a\n> d'],
  ['In an item of a list', '- a %%b%%\n- %%c%% d\n', '- a \n-  d\n'],
  [
    'In a cell of a table',
    '| a %%b%% | c |\n|---|---|\n| d | %%e%% |\n',
    '| a  | c |\n|---|---|\n| d |  |\n',
  ],
  ['In a callout', ':::note\na %%b%%\n:::\n', ':::note\na \n:::\n'],
  ['In a block of mdcms', '```mdcms callout-info\na %%b%%\n```\n', '```mdcms callout-info\na \n```\n'],
  ['In a footnote', 'a[^b]\n\n[^b]: c %%d%%\n', 'a[^b]\n\n[^b]: c \n'],
  ['In a heading', '# a %%b%%\n', '# a \n'],
  ['In a text with line ends of Windows', 'a %%b%%\r\nc', 'a \nc'],
  ['Of HTML they stay, as on the page', 'a <!-- b --> c', 'a <!-- b --> c'],
];

for (const [title, text, published] of CASES) {
  it(`${title}: ${JSON.stringify(text)}`, () => assert.equal(withoutComments(text), published));
}

/** Lines of which some open and close code, lists, quotations and comments. */
const LINES = [
  ...['a', '', '', '    a', '- a', '  a', '1. a', '> a', '# a', '| a |', '|---|', ':::note', ':::'],
  ...[
    '```',
    '```js',
    '  ```',
    '    ```',
    '- ```',
    '> ```',
    '~~~',
    '`',
    '\\`',
    '``` a ```',
    '```mdcms callout-info',
  ],
  ...[
    'a %%UNSAID%% b',
    '%%UNSAID%%',
    '%%',
    'UNSAID',
    '- %%UNSAID%%',
    '> %%UNSAID%%',
    '  %%UNSAID%%',
    '{# UNSAID #}',
  ],
  ...['<!--', '-->', '{/* UNSAID */}', '<div>', '</div>', '| %%UNSAID%% |', '`%%UNSAID%%`'],
];

it('For any text, a word that the article hides is not in the published source either', () => {
  const text = fc.array(fc.constantFrom(...LINES), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, (body) => {
      const { html, problems } = render(body);
      const isSeen = [html, html.replace(/<[^>]*>/g, '')].some((seen) => seen.includes('UNSAID'));
      if (isSeen || problems.some(({ severity }) => severity === 'error')) return;
      assert.doesNotMatch(withoutComments(body), /UNSAID/);
    }),
    { seed: 1, numRuns: fuzzRuns(5000) },
  );
});

it('No answer of a site has a comment: source, page, lists, files for programs', () => {
  const head = '---\ntitle: A\ncreated: 2026-01-01\n---\n';
  const resources = siteAt(
    {
      'config.yml': 'sitename: S\nurl: https://e.example\nsearch-json: yes\n',
      'posts/a.md': `${head}Seen %%UNSAID%%\n\n%%\nUNSAID\n%%\n`,
      'posts/b.md': '---\ncreated: 2026-01-02\n---\n%%\n# UNSAID\n\nUNSAID\n%%\n\n# B %%UNSAID%%\n\nSeen\n',
      'posts/c.md': `${head}- \`\`\`\n  a\n  \`\`\`\n\n%%\n\nUNSAID\n\n%%\n\nSeen\n`,
      'pages/d.md': '{/*\n# UNSAID\n\nUNSAID\n*/}\n\nSeen\n',
    },
    '2026-11-23',
  );
  for (const [path, { bodies }] of resources) {
    for (const { body } of bodies) {
      const text = body instanceof Uint8Array ? Buffer.from(body).toString() : '';
      assert.doesNotMatch(text, /UNSAID/, path);
    }
  }
  assert.ok(resources.has('/posts/a.md') && resources.has('/llms-full.txt') && resources.has('/search.json'));
});

it('A text of many signs takes time in proportion to its length', () => {
  const comment = '{% comment %}a{% endcomment %}';
  for (const sign of ['%%', '{{', '`', '{#', '{% comment %}', '{/*', '1%%', '{#\n\n', '%%a%%\n', comment]) {
    // Four times the text: sixteen times the time if it were quadratic.
    const times = timesAsLong((count) => withoutComments(`${sign} `.repeat(count)), 1_000, 4_000, 10);
    assert.ok(times < 10, `${sign}: ${times.toFixed(1)} times as long`);
  }
});
