/** Which Host fields a server on an author's machine answers. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { isAllowedHost } from '../../build/host/allowed-hosts.ts';

const CASES: [host: string | undefined, listening: string, isAllowed: boolean][] = [
  ['localhost', '127.0.0.1', true],
  ['LOCALHOST:3000', '127.0.0.1', true],
  ['localhost.', '127.0.0.1', true],
  ['my-site.localhost:3000', '127.0.0.1', true],
  ['127.0.0.1:3000', '127.0.0.1', true],
  ['192.168.1.7:3000', '0.0.0.0', true],
  ['[::1]:3000', '::1', true],
  ['[fe80::1]', '::', true],
  ['laptop.local:3000', 'laptop.local', true],
  [undefined, '127.0.0.1', true],
  ['evil.example', '127.0.0.1', false],
  ['evil.example:3000', '0.0.0.0', false],
  ['localhost.evil.example', '127.0.0.1', false],
  ['evillocalhost', '127.0.0.1', false],
  ['127.0.0.1.evil.example', '127.0.0.1', false],
  ['127.0.0.1@evil.example', '127.0.0.1', false],
  ['localhost@evil.example:3000', '127.0.0.1', false],
  ['[evil.example]', '127.0.0.1', false],
  ['2130706433', '127.0.0.1', false],
  ['laptop.local', '127.0.0.1', false],
  ['localhost, evil.example', '127.0.0.1', false],
];

describe('a Host field', () => {
  for (const [host, listening, isAllowed] of CASES) {
    it(`'${host ?? '(none)'}' is ${isAllowed ? 'answered' : 'refused'} by a server on ${listening}`, () => {
      assert.equal(isAllowedHost(host, listening), isAllowed);
    });
  }
});
