/** The reader that other tests judge servers by is itself judged here, on bytes written out by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import {
  fieldValue,
  fieldValues,
  MalformedResponse,
  type RawResponse,
  readResponse,
} from './http-response.ts';

function read(text: string, method = 'GET', ended = false): { response: RawResponse; length: number } | null {
  return readResponse(Buffer.from(text, 'latin1'), method, ended);
}

interface Whole {
  title: string;
  bytes: string;
  method?: string;
  ended?: boolean;
  status: number;
  body: string;
  framing: RawResponse['framing'];
  /** What is left over for the next response. */
  rest?: string;
}

const WHOLE: Whole[] = [
  {
    title: 'a body ends where Content-Length says',
    bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 404',
    status: 200,
    body: 'hello',
    framing: 'length',
    rest: 'HTTP/1.1 404',
  },
  {
    title: 'an empty body is a body',
    bytes: 'HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n',
    status: 404,
    body: '',
    framing: 'length',
  },
  {
    title: 'chunks are joined',
    bytes:
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\nnext',
    status: 200,
    body: 'abc0123456789',
    framing: 'chunked',
    rest: 'next',
  },
  {
    title: 'trailers after the chunks are read over',
    bytes: 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\nDigest: x\r\n\r\n',
    status: 200,
    body: '',
    framing: 'chunked',
  },
  {
    title: 'without a length the body ends with the connection',
    bytes: 'HTTP/1.1 200 OK\r\n\r\nall of it',
    ended: true,
    status: 200,
    body: 'all of it',
    framing: 'close',
  },
  {
    title: 'HEAD has no body, with any Content-Length',
    bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n',
    method: 'HEAD',
    status: 200,
    body: '',
    framing: 'none',
  },
  {
    title: 'bytes after the head of an answer to HEAD are left over, where a test can find them',
    bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
    method: 'HEAD',
    status: 200,
    body: '',
    framing: 'none',
    rest: 'hello',
  },
  {
    title: 'a 304 has no body, with any Content-Length',
    bytes: 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n',
    status: 304,
    body: '',
    framing: 'none',
  },
  {
    title: 'a reason may be empty',
    bytes: 'HTTP/1.1 204 \r\n\r\n',
    status: 204,
    body: '',
    framing: 'none',
  },
];

const UNFINISHED: [title: string, bytes: string][] = [
  ['a head without its empty line', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n'],
  ['a body shorter than Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell'],
  ['chunks without the last', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'],
  ['a chunk cut in its middle', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'],
];

const MALFORMED: [title: string, bytes: string][] = [
  ['something else than HTTP', 'SSH-2.0-x\r\n\r\n'],
  ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n'],
  ['a space before the colon of a field', 'HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n'],
  ['a folded field', 'HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n'],
  ['a bare line feed in a value', 'HTTP/1.1 200 OK\r\nA: b\nSet-Cookie: c\r\n\r\n'],
  ['a NUL in a value', 'HTTP/1.1 200 OK\r\nA: b\0c\r\n\r\n'],
  ['two Content-Lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na'],
  ['a Content-Length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello'],
  ['both framings', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['another transfer coding', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n'],
  ['a chunk size that is no number', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n'],
  [
    'a chunk that is longer than it says',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n',
  ],
];

describe('reading a response', () => {
  for (const { title, bytes, method, ended, status, body, framing, rest } of WHOLE) {
    it(title, () => {
      const result = read(bytes, method, ended);
      assert.ok(result !== null);
      assert.equal(result.response.status, status);
      assert.equal(result.response.body.toString('latin1'), body);
      assert.equal(result.response.framing, framing);
      assert.equal(bytes.slice(result.length), rest ?? '');
    });
  }
  it('keeps the fields as they were sent, in order, with their case and every repetition', () => {
    const result = read('HTTP/1.1 204 No Content\r\nX-A: 1 \r\nvary:a\r\nx-a:\t\xe9\r\nE:\r\n\r\n');
    const headers = result?.response.headers ?? [];
    assert.deepEqual(headers, [
      ['X-A', '1'],
      ['vary', 'a'],
      ['x-a', '\xe9'],
      ['E', ''],
    ]);
    assert.deepEqual(fieldValues(headers, 'x-A'), ['1', '\xe9']);
    assert.equal(fieldValue(headers, 'Vary'), 'a');
    assert.equal(fieldValue(headers, 'etag'), null);
    assert.throws(() => fieldValue(headers, 'x-a'), MalformedResponse);
  });
  it('sees that the server closes the connection', () => {
    assert.equal(read('HTTP/1.1 204 x\r\nConnection: keep-alive, close\r\n\r\n')?.response.closes, true);
    assert.equal(read('HTTP/1.0 204 x\r\n\r\n')?.response.closes, true);
    assert.equal(read('HTTP/1.1 204 x\r\n\r\n')?.response.closes, false);
  });
});

describe('a response that is not complete yet', () => {
  for (const [title, bytes] of UNFINISHED) {
    it(`${title}: more is awaited, unless the server has closed`, () => {
      assert.equal(read(bytes), null);
      assert.throws(() => read(bytes, 'GET', true), MalformedResponse);
    });
  }
});

describe('what is no response', () => {
  for (const [title, bytes] of MALFORMED) {
    it(`${title} is an error`, () => {
      assert.throws(() => read(bytes), MalformedResponse);
    });
  }
});
