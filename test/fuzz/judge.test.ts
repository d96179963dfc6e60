/** The judge of the fuzz runs is judged: it must see each kind of fault that a broken server could have. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { HostResponse } from '../harness/host.ts';
import { DATA_BODY, makeFixtureSite } from '../serve/fixture-site.ts';
import { Judge } from './judge.ts';

const { manifest, readBody } = makeFixtureSite();
const judge = new Judge(manifest, readBody, ['files.example']);

function answer(status: number, headers: [string, string][], body: string | Uint8Array = ''): HostResponse {
  return { status, headers, body: Buffer.from(body as string) };
}

const size = DATA_BODY.length;
const part = (first: number, last: number): [string, string] => [
  'content-range',
  `bytes ${first}-${last}/${size}`,
];
const length = (bytes: number | string): [string, string] => ['Content-Length', String(bytes)];
const multipart = (body: string): HostResponse =>
  answer(206, [length(body.length), ['content-type', 'multipart/byteranges; boundary=B']], body);

const RIGHT: [title: string, answer: HostResponse, method?: string][] = [
  ['a whole body', answer(200, [length(size)], DATA_BODY)],
  ['HEAD', answer(200, [length(size)]), 'HEAD'],
  ['a 304', answer(304, [['etag', '"x"']])],
  ['a part', answer(206, [length(3), part(1, 3)], 'bcd')],
  [
    'parts',
    multipart(
      '--B\r\nContent-Range: bytes 0-1/4000\r\n\r\nab\r\n--B\r\nContent-Range: bytes 3-3/4000\r\n\r\nd\r\n--B--\r\n',
    ),
  ],
  ['a redirect on the site', answer(301, [length(0), ['location', '/page?x']])],
  ['a redirect to where the author leads', answer(307, [length(0), ['location', 'https://files.example/x']])],
  ['a host’s own refusal', answer(400, [])],
];

const WRONG: [title: string, answer: HostResponse, fault: RegExp, method?: string][] = [
  ['a 500', answer(500, [length(0)]), /status 500/],
  ['no status', answer(0, []), /status 0/],
  ['a longer body than it says', answer(200, [length(size - 1)], DATA_BODY), /Content-Length/],
  ['no length', answer(200, [], DATA_BODY), /0 Content-Lengths/],
  ['two lengths', answer(200, [length(size), length(size)], DATA_BODY), /2 Content-Lengths/],
  ['a body for HEAD', answer(200, [length(1)], 'x'), /body for HEAD/, 'HEAD'],
  ['a length on a 304', answer(304, [length(5)]), /304/],
  ['a byte of another origin', answer(200, [length(size)], DATA_BODY.replace('z', '?')), /not the site’s/],
  ['a file of the machine', answer(200, [length(9)], 'root:x:0:'), /not the site’s/],
  ['a part of something else', answer(206, [length(3), part(1, 3)], 'xyz'), /a part/],
  ['a part at another place', answer(206, [length(3), part(2, 4)], 'bcd'), /a part/],
  ['a part without a range', answer(206, [length(3)], 'bcd'), /a part/],
  [
    'a wrong part among others',
    multipart('--B\r\nContent-Range: bytes 0-1/4000\r\n\r\nxx\r\n--B--\r\n'),
    /a part/,
  ],
  [
    'a part that is longer than it says',
    multipart('--B\r\nContent-Range: bytes 0-1/4000\r\n\r\nabc\r\n--B--\r\n'),
    /a part/,
  ],
  ['a redirect off the site', answer(301, [length(0), ['location', '//evil.example/']]), /evil\.example/],
  ['… by a backslash', answer(301, [length(0), ['location', '/\\evil.example']]), /evil\.example/],
  [
    '… by a tab that browsers drop',
    answer(301, [length(0), ['location', '/\t/evil.example']]),
    /evil\.example/,
  ],
  ['a redirect to nowhere', answer(301, [length(0)]), /Location/],
  ['a page with a Location', answer(200, [length(size), ['location', '/x']], DATA_BODY), /Location/],
  ['a line break in a field', answer(200, [length(size), ['x', 'a\r\nb']], DATA_BODY), /control character/],
  ['a field from the request', answer(200, [length(size), ['set-cookie', 'x']], DATA_BODY), /set-cookie/i],
];

describe('the judge accepts', () => {
  for (const [title, response, method] of RIGHT) {
    it(title, () => assert.equal(judge.fault(method ?? 'GET', response, true), null));
  }
});

describe('the judge sees', () => {
  for (const [title, response, fault, method] of WRONG) {
    it(title, () => assert.match(judge.fault(method ?? 'GET', response, true) ?? '', fault));
  }
});
