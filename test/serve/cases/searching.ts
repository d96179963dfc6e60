/** Searching: the page of results, the results as JSON, and what HTTP owes of both, on a site of its own. */
import assert from 'node:assert/strict';
import { concatenate } from '../../../build/bytes/chunks.ts';
import { createNativeSite } from '../../../build/host/native.ts';
import { buildSite } from '../../../build/plan/build-site.ts';
import { siteFolder } from '../../harness/site-folder.ts';
import type { Case, Topic } from '../case.ts';

export const NOW: number = Date.UTC(2026, 0, 1) / 1000;
/** When /posts/later appears: a minute past the time of most cases, long past for hosts with the machine's clock. */
export const LATER: number = NOW + 60;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const FILES: Record<string, string> = {
  'config.yml': 'sitename: Harbour\nsocial-cards: no\n',
  'pages/home.md':
    '---\ntitle: Home\n---\nWelcome to the harbour.\n\n```mdcms posts-created-chronological\nlimit: 5\npaginate: none\n```\n',
  'posts/tags.md': '---\ntitle: Cycling\ntags: [bicycles, norway]\ncreated: 2025-01-02\n---\nA long way.\n',
  'posts/markup.md':
    '---\ntitle: "A <b> & \\"c\\""\ncreated: 2025-01-03\n---\nMarked: <script>alert(1)</script> and `<i>` with boundary.\n\n| a | b |\n|---|---|\n| x | y |\n',
  'posts/later.md': `---\ntitle: Later\ncreated: ${iso(LATER)}\n---\nAbout zebras.\n`,
  'posts/draft.md': '---\ntitle: Draft\ndraft: yes\ncreated: 2025-01-02\n---\nAbout unicorns.\n',
  'posts/books.md': '---\ntitle: שלום\nlanguage: he\ncreated: 2025-01-01\n---\nספרים חדשים.\n',
  ...Object.fromEntries(
    Array.from({ length: 25 }, (_, n) => [
      `posts/many-${n + 10}.md`,
      `---\ntitle: Rope ${n + 10}\ncreated: 2025-02-${String(n + 1).padStart(2, '0')}\n---\nEvery rope has two ends.\n`,
    ]),
  ),
};

const folder = siteFolder(FILES);
const built = await buildSite({ content: folder, exclude: [], asOf: NOW, bare: true });
assert.ok(built.result !== null, JSON.stringify(built.problems));
export const SEARCH_PACK: Uint8Array = concatenate(built.result.pack);
const native = createNativeSite(SEARCH_PACK);

interface Answer {
  status: number;
  headers: Map<string, string>;
  text: string;
}

/** The answer of the handler in Node. */
export function ask(
  target: string,
  headers: [string, string][] = [],
  now: number = NOW,
  method: string = 'GET',
): Answer {
  const answer = native.respond({ method, target, headers, now });
  return {
    status: answer.status,
    headers: new Map(answer.headers),
    text: Buffer.from(answer.body).toString(),
  };
}

const ROPES = ask('/search?q=rope');
export const TAG: string = ROPES.headers.get('etag') ?? '';

/** Targets that are spelled otherwise, and the one spelling. */
export const SPELLINGS: [title: string, query: string, canonical: string][] = [
  ['capitals', 'q=Rope', '?q=rope'],
  ['blanks at the ends and between', 'q=++two+%20+ends+', '?q=two+ends'],
  ['a blank as %20', 'q=two%20ends', '?q=two+ends'],
  ['order is kept', 'q=Ends+two', '?q=ends+two'],
  ['small hex digits', 'q=%c3%a9', '?q=%C3%A9'],
  ['capitals beyond ASCII', 'q=%C3%89%D0%96', '?q=%C3%A9%D0%B6'],
  ['letters that need no code', 'q=%72ope', '?q=rope'],
  ['signs that a form encodes', 'q=c%2B%2B~', '?q=c%2B%2B%7E'],
  ['the first page', 'q=rope&page=1', '?q=rope'],
  ['a page that is no number', 'q=rope&page=x', '?q=rope'],
  ['a page below the first', 'q=rope&page=0', '?q=rope'],
  ['another order of parameters', 'page=2&q=rope', '?q=rope&page=2'],
  ['further parameters', 'q=rope&utm_source=x', '?q=rope'],
  ['nothing to look for', 'q=', ''],
  ['blanks alone', 'q=+%20', ''],
  ['an empty query', '', ''],
  ['no q', 'x=y', ''],
  ['a percent sign alone', 'q=100%', '?q=100%25'],
  ['invalid percent-encoding', 'q=%zz', '?q=%25zz'],
  ['bytes that are no UTF-8', 'q=a%FFb%C3', '?q=ab'],
  ['an overlong form', 'q=a%C0%AFb', '?q=ab'],
  ['NUL and other control characters', 'q=a%00b%0Ac%7F', '?q=a+b+c'],
  ['bytes that should have been encoded', 'q=\xc3\xa9', '?q=%C3%A9'],
  ['a page beyond any', 'q=rope&page=99999999999999', '?q=rope&page=50'],
  ['a query of 7,000 bytes', `q=${'a'.repeat(7000)}`, `?q=${'a'.repeat(396)}`],
];

const page = (title: string, target: string, expect: Case['expect'], more: Partial<Case> = {}): Case => ({
  title,
  source: 'ours',
  target,
  at: NOW,
  expect,
  ...more,
});

export const searching: Topic = {
  title: 'Searching',
  cases: [
    page('a page of results, its field filled in', '/search?q=rope', {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, no-cache',
        'x-robots-tag': 'noindex',
        vary: 'accept',
        'accept-ranges': null,
        'repr-digest': null,
        'last-modified': null,
        etag: /^"[\w-]+"$/,
        'content-security-policy': /default-src 'none'/,
      },
      body: /<title>rope — Search — Harbour<.*<input type="search" name="q" value="rope".*<p role="status">25 found<.*<ol class="summaries results" start="1"><li><h2><a href="\/posts\/many-34"><mark>Rope<\/mark> 34<\/a><\/h2>.*Every <mark>rope<\/mark> has two ends\..*Page 1 of 3<\/span><a rel="next" href="\/search\?q=rope&amp;page=2">/s,
    }),
    page('the page without a query has an empty field', '/search', {
      status: 200,
      body: /<title>Search — Harbour<.* name="q" value="".*<p role="status"><\/p><\/div>/s,
    }),
    page('the second page', '/search?q=rope&page=2', {
      status: 200,
      body: /start="11".*<a rel="prev" href="\/search\?q=rope">.*Page 2 of 3.*page=3">/s,
    }),
    page('a page behind the last leads to that, for now', '/search?q=rope&page=9', {
      status: 302,
      headers: { location: '/search?q=rope&page=3' },
    }),
    page('nothing found', '/search?q=xyzzyx', {
      status: 200,
      body: /<p role="status">Nothing found<\/p><\/div>/,
    }),
    page('words with signs of HTML are shown as text', '/search?q=%3Cscript%3E%22%27%26', {
      status: 200,
      body: /value="&#60;script&#62;&#34;&#39;&#38;"/,
    }),
    page('so are titles and texts', '/search?q=boundary', {
      status: 200,
      body: /<a href="\/posts\/markup">A &#60;b&#62; &#38; &#34;c&#34;<\/a>/,
    }),
    page('a tag is found, and shown', '/search?q=norway', {
      status: 200,
      body: /<ul class="tags" aria-label="Tags"><li><span>bicycles<\/span><\/li><li><span>norway<\/span><\/li><\/ul>/,
    }),
    page('a mistake is forgiven', '/search?q=norwya', { status: 200, body: /href="\/posts\/tags"/ }),
    page('a draft is never found', '/search?q=unicorns', { status: 200, body: /Nothing found/ }),
    page(
      'a query from right to left is in the field as it was written',
      '/search?q=%D7%A9%D6%B8%D7%81%D7%9C%D7%95%D6%B9%D7%9D',
      {
        status: 200,
        body: /value="שָׁלוֹם".*1 found.*href="\/posts\/books"/s,
      },
    ),
    page('marks of direction are no part of a word', '/search?q=%E2%80%8F%D7%A9%D7%9C%D7%95%D7%9D%E2%80%8E', {
      status: 200,
      body: /1 found.*href="\/posts\/books"/s,
    }),
    page('combining marks are left out of a word', '/search?q=no%CC%81rwa%CC%88y', {
      status: 200,
      body: /href="\/posts\/tags"/,
    }),
    page('combining marks alone find nothing', '/search?q=%CC%81%CC%88', {
      status: 200,
      body: /Nothing found/,
    }),
    page('only words that say nothing are looked for as they are', '/search?q=has+a', {
      status: 200,
      body: /\d found/,
    }),
    page('only punctuation finds nothing', '/search?q=%21%3F%2C+.+%3B', {
      status: 200,
      body: /Nothing found/,
    }),
    page('only signs of the query find nothing', '/search?q=-%22%22+tag%3A+*', {
      status: 200,
      body: /Nothing found/,
    }),
    page(
      'a query of 100 KB is too long for any target',
      `/search?q=${'a'.repeat(100_000)}`,
      { status: 414 },
      { hostMay: { statuses: [400, 414, 431], because: 'a parser may refuse so long a target' } },
    ),
    page('JSON at an address of its own', '/search.json?q=norway', {
      status: 200,
      headers: { 'content-type': 'application/json', vary: null, 'x-robots-tag': 'noindex' },
      body: /^\{"query":"norway","total":1,"exact":true,"results":\[\{"url":"\/posts\/tags","title":"Cycling","excerpt":"A long way\.","created":"2025-01-02[^"]*","score":\d+\}\]\}\n$/,
    }),
    page(
      'JSON for readers that take it',
      '/search?q=norway',
      { status: 200, headers: { vary: 'accept' }, body: /^\{"query":"norway"/ },
      { headers: [['Accept', 'application/json']] },
    ),
    page('JSON of nothing', '/search.json', {
      status: 200,
      body: /^\{"query":"","total":0,"exact":true,"results":\[\]\}\n$/,
    }),
    page('JSON of a quote is JSON', '/search.json?q=%22%5C', { status: 200, body: /^\{"query":"\\"\\\\"/ }),
    page(
      'the index itself is never sent',
      '/search?q=rope',
      { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: /25 found/ },
      { headers: [['Accept', 'application/vnd.coldpress.search-index']] },
    ),
    page(
      'a range is not served',
      '/search?q=rope',
      { status: 200, headers: { 'content-range': null } },
      { headers: [['Range', 'bytes=0-9']] },
    ),
    page(
      'HEAD has the length of GET',
      '/search?q=rope',
      { status: 200, headers: { 'content-length': ROPES.headers.get('content-length') ?? '' } },
      { method: 'HEAD' },
    ),
    page(
      'a page that the reader has is not sent again',
      '/search?q=rope',
      { status: 304, headers: { etag: TAG, 'content-type': null } },
      { headers: [['If-None-Match', TAG]] },
    ),
    page(
      'a tag of another version is',
      '/search?q=rope',
      { status: 200 },
      { headers: [['If-None-Match', '"x"']] },
    ),
    page(
      'If-Match of another version',
      '/search?q=rope',
      { status: 412 },
      { headers: [['If-Match', '"x"']] },
    ),
    page('POST is not allowed', '/search?q=rope', { status: 405 }, { method: 'POST' }),
    page('another spelling of the path keeps the query', '/search/?q=rope', {
      status: 301,
      headers: { location: '/search?q=rope' },
    }),
    ...SPELLINGS.map(([title, query, canonical]) =>
      page(
        `one spelling: ${title}`,
        `/search?${query}`,
        {
          status: 301,
          headers: { location: `/search${canonical}`, etag: null },
        },
        { hostMay: { statuses: [400], because: 'a parser may refuse bytes beyond ASCII in a target' } },
      ),
    ),
    page(
      'what is to come is not found a second early',
      '/search?q=zebras',
      { status: 200, body: /Nothing found/ },
      { at: LATER - 1 },
    ),
    page(
      'nor kept beyond that second',
      '/search?q=rope',
      { status: 200, headers: { 'cache-control': /no-cache/ } },
      { at: LATER - 1 },
    ),
    page(
      'it is found in its own',
      '/search?q=zebras',
      { status: 200, body: /1 found.*href="\/posts\/later"/s },
      { at: LATER },
    ),
  ],
};
