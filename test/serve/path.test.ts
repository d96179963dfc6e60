/** The canonical spelling of a path, against another way of finding it, for any bytes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeEach, describe, it } from 'vitest';
import { isCanonicalPath } from '../../build/bundle/canonical-path.ts';
import { canonicalPath, decodePath } from '../../build/content/canonical-path.ts';
import { readPath } from '../../src/serve/path.ts';
import { isUtf8 } from '../../src/serve/utf8.ts';
import { hashBytes } from '../../src/site/hash.ts';
import { emptyMemory, placed, textAt } from '../harness/arena.ts';

beforeEach(emptyMemory);

/** The canonical spelling that the handler finds, or null for a bad request. */
function canonical(path: string): string | null {
  emptyMemory();
  const at = placed(path);
  const read = readPath(at.at, at.length);
  assert.equal(read.overflow, false);
  if (read.length === 0) return null;
  const text = textAt(read.at, read.length);
  assert.equal(read.hash, hashBytes(read.at, read.length));
  assert.equal(read.respelled, text !== path && path !== '');
  return text;
}

/** The same by the standard library and the build's own spelling. */
function reference(path: string): string | null {
  const out: string[] = [];
  let directory = true;
  for (const raw of path.split('/').slice(1)) {
    const segment = decodePath(escapeRaw(raw));
    if (segment === null || [...segment].some((c) => c < ' ' || c === '\x7f')) return null;
    directory = segment === '' || segment === '.' || segment === '..';
    if (segment === '..') out.pop();
    else if (!directory) out.push(segment.split('/').map(canonicalPath).join('%2F'));
  }
  return `/${out.join('/')}${directory && out.length > 0 ? '/' : ''}`;
}

/** Latin-1 characters outside ASCII as escapes, so that what was sent as bytes is decoded with the rest. */
function escapeRaw(text: string): string {
  return text.replace(/[\x80-\xff]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
}

const SPELLINGS: readonly [sent: string, canonical: string | null][] = [
  ['', '/'],
  ['/', '/'],
  ['//', '/'],
  ['/.', '/'],
  ['/..', '/'],
  ['/a', '/a'],
  ['/a/', '/a/'],
  ['/a/.', '/a/'],
  ['/a/..', '/'],
  ['/a/b/..', '/a/'],
  ['/a/./b', '/a/b'],
  ['/a/../b', '/b'],
  ['/a//b', '/a/b'],
  ['/...', '/...'],
  ['/.a', '/.a'],
  ['/..a', '/..a'],
  ['/a..', '/a..'],
  ['/%2e%2e/a', '/a'],
  ['/%2E', '/'],
  ['/a%2fb', '/a%2Fb'],
  ['/a%2f..%2fb', '/a%2F..%2Fb'],
  ['/a%5cb', '/a%5Cb'],
  ['/a\\b', '/a%5Cb'],
  ['/%41', '/A'],
  ['/%7e', '/~'],
  ["/!$&'()*+,;=:@-._~", "/!$&'()*+,;=:@-._~"],
  ['/%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40', "/!$&'()*+,;=:@"],
  ['/a"<>[]^`{|}', '/a%22%3C%3E%5B%5D%5E%60%7B%7C%7D'],
  ['/%25', '/%25'],
  ['/%2525', '/%2525'],
  ['/%252e%252e', '/%252e%252e'],
  ['/ ', '/%20'],
  ['/\xc3\xa9', '/%C3%A9'],
  ['/%e2%82%ac', '/%E2%82%AC'],
  ['/%f0%9f%98%80', '/%F0%9F%98%80'],
  ['/%', null],
  ['/%2', null],
  ['/%2g', null],
  ['/%%', null],
  ['/%00', null],
  ['/%1f', null],
  ['/%7f', null],
  ['/%c0%80', null],
  ['/%e0%80%af', null],
  ['/%f4%90%80%80', null],
  ['/%ed%bf%bf', null],
  ['/\xff', null],
];

describe('the canonical spelling', () => {
  for (const [sent, expected] of SPELLINGS) {
    it(`${JSON.stringify(sent)} is ${expected ?? 'a bad request'}`, () => {
      assert.equal(canonical(sent), expected);
    });
  }
  const piece = fc.oneof(
    fc.constantFrom('/', '/', '.', '..', '%2e', '%2F', '%5c', '%', '%25', 'a', 'B', '%41', '\xc3\xa9', '%C3'),
    fc.constantFrom('%A9', '~', ' ', '?', '\\', '%00', '%ed%a0%80', '%f0%9f%98%80', '[', ']', '%7f', '\x80'),
    fc.string({ minLength: 1, maxLength: 3 }).map((text) => Buffer.from(text, 'latin1').toString('latin1')),
  );
  const path = fc.array(piece, { maxLength: 20 }).map((pieces) => `/${pieces.join('')}`);
  it('is what the standard library finds, for any path', () => {
    fc.assert(
      fc.property(path, (sent) => {
        assert.equal(canonical(sent), reference(sent));
      }),
      { numRuns: 5000, seed: 1 },
    );
  });
  it('is a fixed point, and one that the build accepts for a route unless it holds an encoded slash', () => {
    fc.assert(
      fc.property(path, (sent) => {
        const once = canonical(sent);
        if (once === null) return;
        assert.equal(canonical(once), once);
        assert.equal(isCanonicalPath(once), !once.includes('%2F'), once);
      }),
      { numRuns: 5000, seed: 2 },
    );
  });
});

describe('UTF-8', () => {
  it('is recognised as the platform does, for any bytes', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const lead = fc.constantFrom(0xc0, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff);
    const tail = fc.constantFrom(0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf);
    const bytes = fc.array(fc.oneof(lead, tail, tail), { maxLength: 6 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(bytes, (sample) => {
        emptyMemory();
        const at = placed(sample);
        let expected = true;
        try {
          decoder.decode(sample);
        } catch {
          expected = false;
        }
        assert.equal(isUtf8(at.at, at.length), expected);
      }),
      { numRuns: 10_000, seed: 3 },
    );
  });
  it('holds every character there is', () => {
    for (let point = 0; point <= 0x10ffff; point += 0x101) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      emptyMemory();
      const at = placed(Buffer.from(String.fromCodePoint(point), 'utf8'));
      assert.ok(isUtf8(at.at, at.length), point.toString(16));
    }
  });
});
