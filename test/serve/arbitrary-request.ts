/**
 * Random requests of the kind that finds faults: real paths and hostile pieces put together, the header fields
 * that answers depend on with values that are nearly right, and what no client would send.
 */
import fc from 'fast-check';
import { formOf } from './case.ts';
import { hostileTargets } from './cases/hostile-targets.ts';
import { makeFixtureSite } from './fixture-site.ts';

export interface FuzzRequest {
  method: string;
  /** Characters are Latin-1 bytes; no blank, no control character. */
  target: string;
  /** Values' characters are Latin-1 bytes; no control character but the tab. */
  headers: [string, string][];
}

const PATHS = makeFixtureSite().manifest.routes.map(({ path }) => path);
const HOSTILE = hostileTargets.cases.map(({ target }) => target).filter((target) => target.length < 300);
const RULED = [
  '/blog/2020/x',
  '/files/a',
  '/strip/x',
  '/loop/x',
  '/app/x',
  '/closed/x',
  '/img/x.png',
  '/old/forced/y',
];

const pieces = fc.constantFrom(
  ...['/', '//', '.', '..', '/../', '%2e%2e', '%2f', '%2F', '%5c', '\\', '%', '%25', '%zz', '%00', '%c0%af'],
  ...[
    '?',
    '#',
    ';',
    ':',
    '@',
    '&',
    '=',
    '+',
    'a',
    'é',
    '\xff',
    '%C3%A9',
    'index.html',
    '.html',
    '.md',
    '*',
    '~',
  ],
  ...['page', 'posts', 'hello', 'x'.repeat(200), '%41'.repeat(50), '[', ']', '"', '<', '|', '`', '^', '{'],
);

/** What may stand in a request line: every byte but blanks and controls. */
function withoutBlanks(text: string): string {
  return text.replace(/[\s\p{Cc}]/gu, '').replace(/[^\u0021-\u00ff]/gu, 'x');
}

const anyText = fc.string({ maxLength: 12, unit: 'binary' }).map(withoutBlanks);

const target: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
  { weight: 2, arbitrary: fc.constantFrom(...RULED) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.constantFrom('*', 'http://localhost/page', 'http://localhost', '/?', '//') },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...PATHS, '/', ''), fc.array(fc.oneof(pieces, anyText), { maxLength: 8 }))
      .map(([path, more]) => `${path.startsWith('/') ? '' : '/'}${path}${withoutBlanks(more.join(''))}`),
  },
);

const TAGS = ['/page', '/', '/news', '/assets/data.txt'].map((path) => formOf(path).etag);

const values: Record<string, string[]> = {
  Accept: [
    'text/html',
    'text/markdown',
    '*/*',
    'text/*',
    'image/png',
    ';q=',
    '0',
    '.5',
    '1',
    ';level=1',
    ';charset=utf-8',
  ],
  'Accept-Encoding': ['gzip', 'br', 'zstd', 'identity', '*', ';q=', '0', '0.5', 'x-gzip', 'deflate'],
  'Accept-Language': ['en', 'nb', 'de', 'de-AT', '-GB', '*', ';q=', '0', '0.3'],
  'If-Match': [...TAGS, '*', 'W/', '"x"', '"', 'a'],
  'If-None-Match': [...TAGS, '*', 'W/', '"x"', '"', 'a'],
  'If-Modified-Since': [
    'Wed, ',
    '15 Jan 2025 ',
    '08:30:00 ',
    'GMT',
    'Wednesday, 15-Jan-25 08:30:00 GMT',
    '2025',
  ],
  'If-Unmodified-Since': ['Wed, 15 Jan 2025 08:30:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT', 'x'],
  Range: ['bytes=', '0', '-', '1', '99', '3999', '4000', '99999999999', 'items=', '-5'],
  'If-Range': [...TAGS, 'W/', '"x"', 'Wed, 15 Jan 2025 08:30:00 GMT'],
  Cookie: ['a=b', 'x'.repeat(500)],
  'X-Forwarded-Host': ['evil.example'],
};

const separators = fc.constantFrom(',', ', ', ';', ' ', '', '', '', '\t', '"', '=', '\xe9');

const field: fc.Arbitrary<[string, string]> = fc.constantFrom(...Object.keys(values)).chain((name) =>
  fc
    .array(fc.tuple(fc.constantFrom(...(values[name] ?? [])), separators), { maxLength: 6 })
    .map((parts): [string, string] => [
      name,
      parts
        .map(([value, separator]) => value + separator)
        .join('')
        .trim(),
    ]),
);

const method = fc.oneof(
  { weight: 12, arbitrary: fc.constant('GET') },
  { weight: 4, arbitrary: fc.constant('HEAD') },
  { weight: 1, arbitrary: fc.constantFrom('OPTIONS', 'POST', 'PUT', 'DELETE', 'TRACE', 'PATCH', 'PURGE') },
);

/** Any request. */
export const arbitraryRequest: fc.Arbitrary<FuzzRequest> = fc.record({
  method,
  target,
  headers: fc.array(field, { maxLength: 5 }),
});
