import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { targetUri } from '../../build/host/target-uri.ts';

describe('a target URI is', () => {
  const CASES: [target: string, host: string | undefined, authority: string, path: string][] = [
    ['/api/posts?x=1', 'example.org:8080', 'example.org:8080', '/api/posts?x=1'],
    ['/', '[::1]:3000', '[::1]:3000', '/'],
    ['/api', undefined, 'localhost', '/api'],
    ['/api', '', 'localhost', '/api'],
    ['//elsewhere.example/api', 'example.org', 'example.org', '//elsewhere.example/api'],
    ['http://example.org/api/posts?x', 'other.example', 'example.org', '/api/posts?x'],
    ['HTTPS://example.org:8443/api', undefined, 'example.org:8443', '/api'],
    ['http://example.org', 'example.org', 'example.org', '/'],
    ['http://example.org?tag=a/b', 'example.org', 'example.org', '/?tag=a/b'],
    ['http://example.org/api', 'a b', 'example.org', '/api'],
    ['*', 'example.org', 'example.org', '*'],
  ];
  for (const [target, host, authority, path] of CASES) {
    it(`${path} at ${authority}, of ${target} with Host ${host ?? 'left out'}`, () =>
      assert.deepEqual(targetUri(target, host), { authority, path }));
  }
});

describe('no URI has the authority', () => {
  const HOSTS = ['a b', '[::1', 'x:99999', 'user@x', '%20', 'a/b', 'a?b', 'a#b', 'a\\b', '999.1.1.1'];
  for (const host of HOSTS) {
    it(`${host} of the Host field`, () => assert.equal(targetUri('/', host), null));
  }
  for (const target of ['http:///api', 'http://user@x/api', 'http://a b/api']) {
    it(`of ${target}`, () => assert.equal(targetUri(target, 'example.org'), null));
  }
});
