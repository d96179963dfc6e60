/** The tools on a site with categories: each searched and listed by itself, any page read; in the native handler. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

const NOW = Date.UTC(2026, 0, 1) / 1000;
const LATER = NOW + 60;
const built = await buildSite({
  content: siteFolder({
    'config.yml':
      'sitename: Harbour\nmcp: yes\nsocial-cards: no\nlanguage: en\ncategories-use: yes\ndefault-category: {code: en, title: English}\ncategories: [{code: nb, title: Norsk}, {code: sv, title: Svenska}]\n',
    'pages/home.md': '---\ntitle: Home\n---\nWelcome to the harbour.\n',
    'pages/home.nb.md': '---\ntitle: Hjem\n---\nVelkommen til havnen.\n',
    'pages/boats.md': '---\ntitle: Boats\n---\nOf boats.\n',
    'pages/boats.nb.md': '---\ntitle: Båter\n---\nOm båter.\n',
    'posts/later.nb.md': `---\ntitle: Senere\ncreated: ${new Date(LATER * 1000).toISOString()}\n---\nOm sebraer.\n`,
  }),
  exclude: [],
  asOf: NOW,
  bare: true,
});
assert.ok(built.result !== null, JSON.stringify(built.problems));
const native = createNativeSite(concatenate(built.result.pack));

/** The result of a request. */
function send(method: string, params: Record<string, unknown>, now = NOW): Record<string, unknown> {
  const { body } = native.respond({
    method: 'POST',
    target: '/mcp',
    headers: [['content-type', 'application/json']],
    now,
    body: Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })),
  });
  return JSON.parse(Buffer.from(body).toString()).result;
}

/** The text of a tool's result, after `Error: ` where it is one. */
function call(name: string, given: Record<string, unknown>, now = NOW): string {
  const { content, isError } = send('tools/call', { name, arguments: given }, now);
  const [{ text } = { text: '' }] = content as { text: string }[];
  return `${isError === true ? 'Error: ' : ''}${text}`;
}

const CALLS: [title: string, name: string, given: Record<string, unknown>, has: RegExp, hasNot: RegExp][] = [
  ['a search without a category is of the default', 'search', { query: 'boats' }, /Boats\n\/boats/, /Båter/],
  ['so is one that names it', 'search', { query: 'boats', category: 'en' }, /Boats\n\/boats/, /Båter/],
  [
    'a search of another finds its pages',
    'search',
    { query: 'båter', category: 'nb' },
    /Båter\n\/nb/,
    /Boats/,
  ],
  ['and not the default’s', 'search', { query: 'welcome', category: 'nb' }, /^0 found/, /Home/],
  ['a list without a category is of the default', 'list', {}, /Boats\n\/boats/, /Båter|Senere/],
  ['a list of another names its pages', 'list', { category: 'nb' }, /Båter\n\/nb/, /Senere/],
  ['a page of any is read', 'read', { path: '/nb/boats' }, /Om båter/, /Of boats/],
  [
    'an unknown one',
    'search',
    { query: 'a', category: 'xx' },
    /^Error: category must be one of en, nb, sv$/,
    /\n/,
  ],
  ['an empty one', 'list', { category: '' }, /^Error: category must be/, /\n/],
  ['a beginning of one', 'list', { category: 'n' }, /^Error: category must be/, /\n/],
  ['two at once', 'list', { category: 'en\nnb' }, /^Error: category must be/, /\n/],
  ['no text', 'list', { category: 1 }, /^Error: category must be/, /\n/],
];

describe('the tools on a site with categories', () => {
  for (const [title, name, given, has, hasNot] of CALLS)
    it(title, () => {
      const text = call(name, given);
      assert.match(text, has);
      assert.doesNotMatch(text, hasNot);
    });

  it('what is scheduled in one is listed and found there from its instant on', () => {
    assert.doesNotMatch(call('list', { category: 'nb' }, LATER - 1), /Senere/);
    assert.match(call('list', { category: 'nb' }, LATER), /Senere/);
    assert.match(call('search', { query: 'sebraer', category: 'nb' }, LATER - 1), /^0 found/);
    assert.match(call('search', { query: 'sebraer', category: 'nb' }, LATER), /^1 found/);
  });

  it('name the categories in their lists of arguments', () => {
    const { tools } = send('tools/list', {}) as {
      tools: { name: string; inputSchema: { properties: Record<string, { enum?: string[] }> } }[];
    };
    assert.deepEqual(
      tools.map(({ name, inputSchema }) => [name, inputSchema.properties.category?.enum]),
      [
        ['search', ['en', 'nb', 'sv']],
        ['list', ['en', 'nb', 'sv']],
        ['read', undefined],
      ],
    );
  });
});
