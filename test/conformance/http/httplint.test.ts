/**
 * httplint (PyPI), which knows what HTTP's documents say of each field and of fields together, reads every class
 * of answer that the component gives under wasmtime: nothing that it warns of, nothing that is wrong.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { AS_OF, buildTestSite } from '../../harness/built-site.ts';
import { fieldValue, type RawResponse } from '../../harness/http-response.ts';
import { exchange, requestBytes } from '../../harness/raw-http.ts';
import { siteFolder } from '../../harness/site-folder.ts';
import { unless } from '../../harness/unless.ts';
import { startWasmtime, type WasmtimeHost, whyNoWasmtime } from '../../harness/wasmtime-host.ts';

const PYTHON = process.env.PYTHON ?? 'python3';
/** The newest by this day; CI installs the same. */
const VERSION = '2026.10.4';

function whyNoLinter(): string | null {
  try {
    const script = 'import httplint; print(httplint.__version__)';
    const version = execFileSync(PYTHON, ['-c', script], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return version === VERSION ? null : `httplint ${version} is installed, not ${VERSION}`;
  } catch {
    return `httplint is not installed: ${PYTHON} -m pip install httplint==${VERSION}`;
  }
}

const CONTENT: Record<string, string> = {
  'config.yml': 'sitename: Lint\nurl: http://localhost\n',
  'pages/home.md': `---\ntitle: Home\nmodified: 2026-03-04\n---\n${'Words enough to be worth compressing. '.repeat(20)}\n`,
  'posts/first.md': '---\ntitle: First\ncreated: 2026-01-02\naliases: [/old]\n---\nText.\n',
  'posts/gone.md': '---\ntitle: Gone\ncreated: 2026-01-02\nexpires: 2026-02-02\n---\nText.\n',
  'assets/data.json': `{"data":"${'0123456789'.repeat(100)}"}`,
  'assets/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" style="fill:red"/></svg>',
  'assets/small.txt': 'small\n',
  _redirects: '/moved/* /posts/:splat 302\n/elsewhere https://example.org/ 307\n',
};

interface Sent {
  title: string;
  status: number;
  target: string;
  method?: string;
  headers?: [string, string][];
}

/** Every class of answer there is. `{hashed}` and `{etag}` are filled in from the site. */
const REQUESTS: Sent[] = [
  { title: 'a page', status: 200, target: '/' },
  { title: 'a page in gzip', status: 200, target: '/', headers: [['Accept-Encoding', 'gzip']] },
  {
    title: 'a page as Markdown',
    status: 200,
    target: '/posts/first',
    headers: [['Accept', 'text/markdown']],
  },
  { title: 'the Markdown of a page', status: 200, target: '/posts/first.md' },
  { title: 'an asset', status: 200, target: '/assets/data.json' },
  { title: 'a drawing', status: 200, target: '/assets/drawing.svg' },
  { title: 'an asset at the path with its hash', status: 200, target: '{hashed}' },
  {
    title: 'the style sheet, compressed',
    status: 200,
    target: '{stylesheet}',
    headers: [['Accept-Encoding', 'gzip']],
  },
  { title: 'HEAD', status: 200, target: '/', method: 'HEAD' },
  {
    title: 'HEAD, compressed',
    status: 200,
    target: '/',
    method: 'HEAD',
    headers: [['Accept-Encoding', 'gzip']],
  },
  { title: 'OPTIONS', status: 204, target: '/', method: 'OPTIONS' },
  { title: 'a part', status: 206, target: '/assets/data.json', headers: [['Range', 'bytes=0-9']] },
  {
    title: 'a part of compressed bytes',
    status: 206,
    target: '/assets/data.json',
    headers: [
      ['Range', 'bytes=0-9'],
      ['Accept-Encoding', 'gzip'],
    ],
  },
  {
    title: 'several parts',
    status: 206,
    target: '/assets/data.json',
    headers: [['Range', 'bytes=0-9, 500-509']],
  },
  { title: 'not modified', status: 304, target: '/', headers: [['If-None-Match', '{etag}']] },
  { title: 'an alias', status: 301, target: '/old' },
  { title: 'a rule', status: 302, target: '/moved/first' },
  { title: 'a rule to another site', status: 307, target: '/elsewhere' },
  { title: 'another spelling', status: 301, target: '/posts/first/' },
  { title: 'what cannot be decoded', status: 400, target: '/%zz' },
  { title: 'not found', status: 404, target: '/nothing' },
  { title: 'not found, compressed', status: 404, target: '/nothing', headers: [['Accept-Encoding', 'gzip']] },
  { title: 'not found, HEAD', status: 404, target: '/nothing', method: 'HEAD' },
  { title: 'another method', status: 405, target: '/', method: 'POST' },
  {
    title: 'no such form',
    status: 406,
    target: '/posts/first',
    headers: [['Accept', 'text/html;q=0']],
  },
  { title: 'gone', status: 410, target: '/posts/gone' },
  { title: 'a failed precondition', status: 412, target: '/', headers: [['If-Match', '"x"']] },
  { title: 'an overlong target', status: 414, target: `/${'x'.repeat(9_000)}` },
  {
    title: 'a range past the end',
    status: 416,
    target: '/assets/data.json',
    headers: [['Range', 'bytes=99999-']],
  },
];

/**
 * Notes that are no fault of the answer. A note that is not here, word for word, fails the test.
 *
 * - The server is right to say that a request is no good: these two notes repeat what the status says.
 * - `public` is what lets shared caches keep a file that was asked for with credentials (RFC 9111 §3.5), as on a
 *   site behind a login; for a URL that never changes that is worth seven bytes.
 * - Several parts must not have a Content-Range before the first (RFC 9110 §15.3.7.2); httplint wants one on
 *   every 206.
 */
const NO_FAULT: readonly [status: number, summary: RegExp][] = [
  [400, /^The server didn't understand the request\.$/],
  [414, /^The server won't accept a URI this long/],
  [200, /^Cache-Control: public is probably not necessary\.$/],
  [206, /^This response is partial, but doesn't have a Content-Range header\.$/],
];

interface Note {
  level: 'GOOD' | 'INFO' | 'WARN' | 'BAD';
  subject: string;
  summary: string;
}

describe('httplint', unless(whyNoWasmtime() ?? whyNoLinter()), () => {
  let host: WasmtimeHost | undefined;
  const answers: RawResponse[] = [];
  let notes: Note[][] = [];

  beforeAll(async () => {
    const { component, site } = await buildTestSite(siteFolder(CONTENT), AS_OF);
    host = await startWasmtime(component);
    const { port } = host;
    const paths = site.manifest.routes.map(({ path }) => path);
    const home = await exchange(port, requestBytes('GET', '/'));
    const values: Record<string, string> = {
      hashed: paths.find((path) => /^\/assets\/data\.[0-9a-f]+\.json$/.test(path)) ?? '',
      stylesheet: paths.find((path) => path.endsWith('.css')) ?? '',
      etag: fieldValue(home.headers, 'etag') ?? '',
    };
    const fill = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (_, name) => values[String(name)] ?? '');
    const exchanges = [];
    for (const { target, method = 'GET', headers = [] } of REQUESTS) {
      const sent: [string, string][] = [['Host', 'localhost'], ['User-Agent', 'test'], ...headers].map(
        ([name = '', value = '']) => [name, fill(value)],
      );
      const response = await exchange(port, requestBytes(method, fill(target), sent));
      answers.push(response);
      exchanges.push({
        time: Math.floor(Date.now() / 1000),
        method,
        target: fill(target),
        requestHeaders: sent,
        status: response.status,
        reason: response.reason,
        headers: response.headers,
        body: response.body.toString('base64'),
      });
    }
    const output = execFileSync(PYTHON, [join(import.meta.dirname, 'lint.py')], {
      input: JSON.stringify(exchanges),
      encoding: 'utf8',
    });
    notes = JSON.parse(output) as Note[][];
  });
  afterAll(() => host?.stop());

  for (const [index, { title, status }] of REQUESTS.entries()) {
    it(`has no warning about ${title}: ${status}`, () => {
      assert.equal(answers[index]?.status, status);
      const found = notes[index] ?? [];
      assert.ok(found.length > 0, 'httplint says something of every answer');
      const isMultipart = fieldValue(answers[index]?.headers ?? [], 'content-type')?.startsWith('multipart/');
      const excused = NO_FAULT.filter(([code]) => code === status && (code !== 206 || isMultipart));
      assert.deepEqual(
        found
          .filter(({ level }) => level === 'WARN' || level === 'BAD')
          .filter(({ summary }) => !excused.some(([, expected]) => expected.test(summary))),
        [],
      );
    });
  }
});
