/** The media types of an author's files. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'vitest';
import { loadBytes } from '../../../build/bytes/stored-bytes.ts';
import { assetSet } from '../../../build/site/assets/assets.ts';
import { mediaType } from '../../../build/site/assets/media-types.ts';

const JSON_TEXT = '{"a":1}';
const STREAM = Uint8Array.from({ length: 400 }, (_, index) => (index % 188 === 0 ? 0x47 : 0xff));

const CASES: [title: string, path: string, content: string | Uint8Array, type: string][] = [
  ['universal links', '/.well-known/apple-app-site-association', JSON_TEXT, 'application/json'],
  ['universal links at the root', '/apple-app-site-association', JSON_TEXT, 'application/json'],
  ['webfinger', '/.well-known/webfinger', JSON_TEXT, 'application/jrd+json'],
  ['host-meta', '/.well-known/host-meta', '<XRD/>', 'application/xrd+xml'],
  ['host-meta as JSON', '/.well-known/host-meta.json', JSON_TEXT, 'application/json'],
  ['a Matrix server', '/.well-known/matrix/server', JSON_TEXT, 'application/json'],
  ['a Matrix client', '/.well-known/matrix/client', JSON_TEXT, 'application/json'],
  ['nodeinfo', '/.well-known/nodeinfo', JSON_TEXT, 'application/json'],
  ['OpenID', '/.well-known/openid-configuration', JSON_TEXT, 'application/json'],
  ['security.txt', '/.well-known/security.txt', 'Contact: x', 'text/plain'],
  ['a challenge for a certificate', '/.well-known/acme-challenge/abc_-1', 'abc.def', 'text/plain'],
  ['a name that is well known elsewhere', '/assets/webfinger', JSON_TEXT, 'text/plain'],
  ['Rust', '/assets/a.rs', 'fn main() {}', 'text/plain'],
  ['TypeScript', '/assets/a.ts', 'export const a = 1;', 'text/plain'],
  ['TypeScript that begins with a G', '/assets/a.ts', `Great${' '.repeat(300)}`, 'text/plain'],
  ['a film', '/assets/a.ts', STREAM, 'video/mp2t'],
  ['TypeScript as a module', '/assets/a.mts', 'export const a = 1;', 'text/plain'],
  ['an Org file', '/assets/a.org', '* Heading', 'text/plain'],
  ['a playlist', '/assets/radio.pls', '[playlist]', 'audio/x-scpls'],
  ['a card', '/assets/me.vcf', 'BEGIN:VCARD', 'text/vcard'],
  ['keys', '/assets/keys.jwks', '{}', 'application/jwk-set+json'],
  ['a profile for devices', '/assets/mail.mobileconfig', '<plist/>', 'application/x-apple-aspen-config'],
  ['a playlist in capitals', '/assets/RADIO.PLS', '[playlist]', 'audio/x-scpls'],
  ['Go, which the registry does not know', '/assets/a.go', 'package main', 'text/plain'],
  ['text without an extension', '/CNAME', 'example.org\n', 'text/plain'],
  ['bytes without an extension', '/assets/blob', Uint8Array.of(0, 1, 2), 'application/octet-stream'],
  ['nothing at all', '/assets/empty', '', 'application/octet-stream'],
  ['text in another encoding', '/assets/a.unknown', Uint8Array.of(0x61, 0xe9), 'application/octet-stream'],
  ['a picture', '/assets/a.png', Uint8Array.of(0x89, 0x50), 'image/png'],
  ['a folder with a dot', '/a.png/b', 'text', 'text/plain'],
];

describe('a file has the media type', () => {
  for (const [title, path, content, type] of CASES) {
    it(`${type}: ${title}`, () => {
      assert.equal(mediaType(path, typeof content === 'string' ? Buffer.from(content) : content), type);
    });
  }
});

describe('a drawing in gzip', () => {
  const served = (bytes: Uint8Array) => {
    const [body] =
      assetSet([{ path: '/assets/a.svgz', bytes }]).resources.get('/assets/a.svgz')?.bodies ?? [];
    return { type: body?.type, text: Buffer.from(loadBytes(body?.body ?? new Uint8Array())).toString() };
  };
  it('is served as the drawing that it holds, so that its type and its coding agree', () => {
    assert.deepEqual(served(gzipSync('<svg/>')), { type: 'image/svg+xml', text: '<svg/>' });
  });
  it('is served as it is where it is no gzip', () => {
    assert.deepEqual(served(Buffer.from('<svg/>')), { type: 'image/svg+xml', text: '<svg/>' });
  });
});
