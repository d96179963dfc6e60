/** The embedded host answers as the native hosts do where Node's server would decide by itself. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

/** Everything that is sent back for `bytes` on a connection of its own, until it is closed. */
function exchange(origin: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (data) => {
      received += data.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

const HOST = 'Host: x\r\nConnection: close\r\n';

describe('the embedded host', () => {
  let site: ServedSite;
  beforeAll(async () => {
    const files = { 'config.yml': 'sitename: S\n', 'pages/home.md': 'Text.\n' };
    site = await serveEmbedded((await buildTestSite(siteFolder(files))).component);
  });
  afterAll(() => site.stop());

  const CASES: [title: string, bytes: string, first: RegExp][] = [
    ['405 for a method that is in no standard', `FOO / HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1\.1 405 /],
    ['405 for GET in small letters', `get / HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1\.1 405 /],
    ['405 for a method that Node knows', `PURGE / HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1\.1 405 /],
    ['400 for a method that is no token', `F(O / HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1\.1 400 /],
    [
      '431 for more header fields than Node takes',
      `GET / HTTP/1.1\r\n${HOST}X: ${'x'.repeat(100_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    ['400 for a version that is none', 'GET / HTTP/9\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['400 for HTTP/1.1 without a Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['the page for HTTP/1.0 without a Host', 'GET / HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 200 /],
    [
      'the page for an expectation that it does not know',
      `GET / HTTP/1.1\r\n${HOST}Expect: x\r\n\r\n`,
      /^HTTP\/1\.1 200 /,
    ],
    [
      'the page for a GET with a body of any size',
      `GET / HTTP/1.1\r\n${HOST}Content-Length: 3000000\r\n\r\n${'x'.repeat(3_000_000)}`,
      /^HTTP\/1\.1 200 /,
    ],
  ];
  for (const [title, bytes, first] of CASES) {
    it(`gives ${title}`, async () => {
      assert.match(await exchange(site.origin, bytes), first);
    });
  }
  it('says which methods there are', async () => {
    assert.match(
      await exchange(site.origin, `FOO / HTTP/1.1\r\n${HOST}\r\n`),
      /\r\nallow: GET, HEAD, OPTIONS\r\n/i,
    );
  });
});
