/** The table of content/pages/docs/headers.md against what a built site sends, on every kind of answer. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite, type NativeResponse } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { ROOT } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';

const FILES: Record<string, string> = {
  'config.yml': 'sitename: Small\nurl: https://small.example\n',
  'pages/home.md': '---\ntitle: Home\n---\nHello. [A text](../assets/a.txt)\n',
  'posts/first.md': '---\ntitle: First\ncreated: 2026-01-02 03:04\n---\nThe first post.\n',
  'assets/a.txt': 'text '.repeat(200),
  'assets/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  _redirects: '/found /posts/first 302\n/other /posts/first 303\n/later /posts/first 307\n/gone 410\n',
};

interface Answer extends NativeResponse {
  title: string;
  target: string;
}

const REQUESTS: readonly [title: string, target: string, headers?: [string, string][], method?: string][] = [
  ['a page', '/'],
  ['a page as Markdown', '/', [['accept', 'text/markdown']]],
  ['a page as gzip', '/', [['accept-encoding', 'gzip']]],
  ['a post', '/posts/first'],
  ['a post’s Markdown', '/posts/first.md'],
  ['HEAD', '/posts/first', [], 'HEAD'],
  ['a feed', '/feed.xml'],
  ['the sitemap', '/sitemap.xml'],
  ['the search index', '/search.json'],
  ['an asset', '/assets/a.txt'],
  ['an asset at its permanent address', 'permanent'],
  ['a drawing', '/assets/a.svg'],
  ['a part', '/assets/a.txt', [['range', 'bytes=0-1']]],
  ['nothing new', '/posts/first', [['if-modified-since', 'Fri, 02 Jan 2026 03:04:00 GMT']]],
  ['another spelling', '/posts/first/'],
  ['another spelling, with POST', '/posts/first/', [], 'POST'],
  ['found', '/found'],
  ['see other', '/other'],
  ['a temporary redirect', '/later'],
  ['a path that cannot be decoded', '/%ZZ'],
  ['not found', '/nothing'],
  ['another method', '/', [], 'POST'],
  ['gone', '/gone'],
  ['a failed precondition', '/assets/a.txt', [['if-match', '"x"']]],
  ['a range past the end', '/assets/a.txt', [['range', 'bytes=99999-']]],
  ['a target of 20,000 characters', `/${'a'.repeat(20_000)}`],
  ['OPTIONS', '/', [], 'OPTIONS'],
];

/** Fields that every HTTP server sends by the rules of the protocol itself: content/pages/docs/http.md has those. */
const OF_HTTP = new Set(
  'accept-ranges allow content-encoding content-length content-range content-type location'.split(' '),
);

interface Row {
  /** In lower case. */
  names: string[];
  value: string;
  /** The backticked parts of `value`. */
  codes: string[];
  on: string;
}

const ROWS: Row[] = (() => {
  const document = readFileSync(join(ROOT, 'content/pages/docs/headers.md'), 'utf8');
  const [, section = ''] = document.split('\n## What Coldpress sets\n');
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| (`.+?`) \| (.+) \| (.+?) \|$/gm)].map(
    ([, names = '', value = '', on = '']) => ({
      names: codesOf(names).map((name) => name.toLowerCase()),
      value,
      codes: codesOf(value),
      on,
    }),
  );
})();

function codesOf(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

const field = ({ headers }: Answer, name: string): string | null =>
  headers.find(([other]) => other === name)?.[1] ?? null;
const typeOf = (answer: Answer): string => field(answer, 'content-type') ?? '';
const isOk = ({ status }: Answer): boolean => status === 200 || status === 206 || status === 304;
const isPage = (answer: Answer): boolean => answer.status === 304 || typeOf(answer).startsWith('text/html');

/** What the third column says, as a test of an answer. */
const ON: Record<string, (answer: Answer) => boolean> = {
  all: () => true,
  'all with a body, except results of a search': (answer) =>
    typeOf(answer) !== '' && answer.target !== '/search.json',
  '`/search.json`': ({ target }) => target === '/search.json',
  'pages and files': isOk,
  pages: isPage,
  'pages, SVG, XML': (answer) => isPage(answer) || /svg|xml/.test(typeOf(answer)),
};

/** Where the second column does not say the value itself. */
const VALUES: Record<string, (answer: Answer, value: string | null, row: Row) => boolean> = {
  'cache-control': (answer, value, { codes: [kept, permanent, redirect, missing, never] }) => {
    const { status, target } = answer;
    if (isOk(answer)) return value === (target === 'permanent' ? permanent : kept);
    if (status === 301 || status === 308) return value === redirect;
    return value === (status === 404 || status === 410 ? missing : never);
  },
  etag: (_, value) => /^"[^"]+"$/.test(value ?? ''),
  'last-modified': (answer, value) =>
    value === (answer.target.startsWith('/posts/first') ? 'Fri, 02 Jan 2026 03:04:00 GMT' : value),
  link: (_, value, { codes }) => codes.some((code) => value?.includes(code)),
  'repr-digest': (_, value) => /^sha-256=:[\w+/]{43}=:$/.test(value ?? ''),
  'content-security-policy': (_, value) => value?.startsWith("default-src 'none'") === true,
};

describe('content/pages/docs/headers.md, what Coldpress sets', () => {
  let answers: Answer[] = [];
  beforeAll(async () => {
    const { problems, result } = await buildSite({ content: siteFolder(FILES), exclude: [], asOf: AS_OF });
    assert.ok(result !== null, JSON.stringify(problems));
    const site = createNativeSite(concatenate(result.pack));
    const home = site.respond({ method: 'GET', target: '/', headers: [], now: AS_OF });
    const permanent = /\/assets\/a\.\w+\.txt/.exec(Buffer.from(home.body).toString())?.[0] ?? assert.fail();
    answers = REQUESTS.map(([title, target, headers = [], method = 'GET']) => ({
      title,
      target,
      ...site.respond({ method, target: target === 'permanent' ? permanent : target, headers, now: AS_OF }),
    }));
  });

  it('is held against every status that the document promises the headers on', () => {
    const statuses = [200, 204, 206, 301, 302, 303, 304, 307, 308, 400, 404, 405, 410, 412, 414, 416];
    assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), statuses);
  });

  it('has a row for every header that is sent', () => {
    const named = new Set(ROWS.flatMap(({ names }) => names));
    const sent = new Set(answers.flatMap(({ headers }) => headers.map(([name]) => name)));
    assert.deepEqual(
      [...sent].filter((name) => !named.has(name) && !OF_HTTP.has(name)),
      [],
    );
  });

  for (const row of ROWS) {
    for (const name of row.names) {
      it(`${name}: ${row.on}`, () => {
        const isOn = ON[row.on] ?? null;
        for (const answer of answers) {
          const value = field(answer, name);
          const seen = `${answer.title}, ${answer.status}: ${name}: ${value}`;
          if (isOn !== null && !isOn(answer)) assert.equal(value, null, seen);
          else if (isOn !== null && value === null)
            assert.ok(MAY_BE_MISSING.has(name), `${seen}\nis missing`);
          if (value === null) continue;
          const isRight = VALUES[name] ?? ((_, sent, { codes }) => codes.length === 0 || codes[0] === sent);
          assert.ok(isRight(answer, value, row), `${seen}\nbut the document says: ${row.value}`);
        }
        assert.ok(
          answers.some((answer) => field(answer, name) !== null),
          `${name} is on no answer at all`,
        );
      });
    }
  }
});

/** Where no date is known. */
const MAY_BE_MISSING = new Set(['last-modified']);
