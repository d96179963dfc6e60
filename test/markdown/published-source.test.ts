/** What of an author's Markdown the world may read: comments go, and nothing else. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { withoutComments } from '../../build/markdown/published-source.ts';
import { timesAsLong } from '../harness/time.ts';
import { siteAt } from '../publish/site.ts';

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
  ['One that never ends stays: it is an error', 'a %%b', 'a %%b'],
  ['Of HTML they stay, as on the page', 'a <!-- b --> c', 'a <!-- b --> c'],
];

for (const [title, text, published] of CASES) {
  it(`${title}: ${JSON.stringify(text)}`, () => assert.equal(withoutComments(text), published));
}

it('No answer of a site has a comment: source, page, lists, files for programs', () => {
  const head = '---\ntitle: A\ncreated: 2026-01-01\n---\n';
  const resources = siteAt(
    {
      'config.yml': 'sitename: S\nurl: https://e.example\nsearch-json: yes\n',
      'posts/a.md': `${head}Seen %%UNSAID%%\n\n%%\nUNSAID\n%%\n`,
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
  for (const sign of ['%%', '{{', '`', '{#', '{% comment %}', '{/*', '1%%', comment]) {
    // Four times the text: sixteen times the time if it were quadratic.
    const times = timesAsLong((count) => withoutComments(`${sign} `.repeat(count)), 20_000, 80_000, 10);
    assert.ok(times < 10, `${sign}: ${times.toFixed(1)} times as long`);
  }
});
