/** Requests of every kind that the bindings treat differently, by the name that tests print. */
import type { ModelRequest } from './host-request.ts';

const BROWSER: [string, string][] = [
  ['host', 'example.org'],
  ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['accept-language', 'en-GB,en;q=0.5'],
  ['accept-encoding', 'gzip, deflate, br, zstd'],
  ['cookie', 'a=b'],
];

function get(target: string, headers: [string, string][] = []): ModelRequest {
  return { method: 'GET', target, headers: [['host', 'example.org'], ...headers] };
}

export const REQUESTS: readonly [title: string, request: ModelRequest][] = [
  ['a page', get('/page')],
  ['a page, as a browser requests it', { method: 'GET', target: '/page', headers: BROWSER }],
  ['a page with a query', get('/page?a=b')],
  ['HEAD', { ...get('/page'), method: 'HEAD' }],
  ['OPTIONS', { ...get('/page'), method: 'OPTIONS' }],
  ['OPTIONS *', { ...get('*'), method: 'OPTIONS' }],
  ['POST', { ...get('/page'), method: 'POST' }],
  ['a method of its own', { ...get('/page'), method: 'BREW' }],
  ['a body of no bytes', get('/assets/empty.txt')],
  ['a body of 4 MiB', get('/large')],
  ['one range', get('/assets/data.txt', [['range', 'bytes=26-51']])],
  ['a range of the end', get('/large', [['range', 'bytes=-100']])],
  ['several ranges', get('/assets/data.txt', [['range', 'bytes=0-9,1000-1009,3990-']])],
  ['sixteen ranges', get('/large', [['range', `bytes=${ranges(16)}`]])],
  ['no range that can be given', get('/assets/data.txt', [['range', 'bytes=9000-']])],
  ['a page that the reader has', get('/page', [['if-none-match', '*']])],
  ['a precondition that fails', get('/page', [['if-match', '"other"']])],
  ['a redirect', get('/old?x=y')],
  ['a page that is not there', get('/nowhere')],
  ['a page that is gone', get('/over')],
  ['a target that is no path', get('/%')],
  ['a target that is too long', get(`/${'a'.repeat(9000)}`)],
  ['a field of the greatest length', get('/page', [['accept', `text/html${' '.repeat(8000)}`]])],
  ['a field that is too long', get('/page', [['accept', 'x'.repeat(9000)]])],
  ['a field that we do not read, of 60 kB', get('/page', [['cookie', 'x'.repeat(60_000)]])],
  ['fields that do not fit the arena', get('/page', [['cookie', 'x'.repeat(200_000)]])],
  [
    'a field that is sent twice',
    get('/page', [
      ['accept-encoding', 'br'],
      ['accept-encoding', 'gzip'],
    ]),
  ],
  [
    'a hundred fields',
    get(
      '/page',
      Array.from({ length: 100 }, (_, index) => [`x-${index}`, 'y']),
    ),
  ],
];

/** `count` ranges of 100 bytes, too far apart to be joined. */
export function ranges(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index * 10_000}-${index * 10_000 + 99}`).join(',');
}
