/** A site with media on another server, as `coldpress preview` shows it: from a folder of this machine. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { loadComponent } from '../../build/host/component.ts';
import { LocalMedia, serveMedia } from '../../build/host/local-media.ts';
import { type RunningServer, startServer } from '../../build/host/server.ts';
import { MEDIA_FOLDER, removeOldMedia, writeMedia } from '../../build/output/write-media.ts';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type TestSite } from '../harness/built-site.ts';
import { keptPage } from '../harness/kept-page.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { photograph } from '../site/pictures/samples.ts';

const ADDRESS = 'https://media.example/site';

let built: TestSite;
let folder: string;
let server: RunningServer;

beforeAll(async () => {
  built = await buildTestSite(
    siteFolder({
      'config.yml': `sitename: S\nurl: https://s.example\nmedia: {url: "${ADDRESS}", over: 1 KB}\n`,
      'posts/hills.md':
        '---\ntitle: Hills\ncreated: 2026-01-01\n---\n![A hill](assets/hill.jpg)\n\n<audio src="/assets/song.mp3" controls></audio>\n',
      'assets/hill.jpg': await photograph(900, 500),
      'assets/song.mp3': Uint8Array.from({ length: 5_000 }, (_, at) => at & 0xff),
      'assets/custom.css': 'body { background: url(hill.jpg) }\n',
    }),
  );
  folder = temporaryFolder();
  await writeMedia(folder, built.site.outside);
  const component = await loadComponent(built.component, { now: () => Date.now() / 1000 });
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    mounts: [{ prefix: '', load: async () => new LocalMedia(component, () => ADDRESS) }],
    answerOwn: serveMedia(join(folder, MEDIA_FOLDER)),
    onError: (error) => {
      throw error;
    },
  });
}, 120_000);

afterAll(() => server?.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(new URL(path, server.url), { headers, redirect: 'manual' });

describe('a preview', () => {
  it('shows pictures from the folder under the policy of the page', unless(WITHOUT_BROWSER), async () => {
    const { page } = await keptPage();
    const complaints: string[] = [];
    const elsewhere: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
        elsewhere.push(request.url());
    });
    await page.goto(new URL('/posts/hills', server.url).href, { waitUntil: 'load' });
    const width = await page.$eval('.prose img', (image) => (image as HTMLImageElement).naturalWidth);
    assert.ok(width > 0);
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(
      complaints.filter((text) => /Content Security Policy|Refused/i.test(text)),
      [],
    );
  });

  for (const path of ['/posts/hills', '/atom.xml', '/feed.json', '/assets/custom.css', '/posts/hills.md']) {
    it(`names no other folder in ${path}, and has its length`, async () => {
      const answer = await get(path);
      const body = Buffer.from(await answer.arrayBuffer());
      assert.equal(answer.status, 200);
      assert.ok(!body.includes(ADDRESS));
      assert.equal(Number(answer.headers.get('content-length')), body.length);
      assert.doesNotMatch(answer.headers.get('content-security-policy') ?? '', /media\.example/);
    });
  }

  it('leads from the plain path of a file to the folder, which has it', async () => {
    const there = (await get('/assets/song.mp3')).headers.get('location') ?? '';
    const answer = await get(there);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'audio/mpeg');
    assert.equal((await answer.arrayBuffer()).byteLength, 5_000);
  });

  for (const [range, bytes] of [
    ['bytes=0-0', 1],
    ['bytes=4990-', 10],
    ['bytes=-5', 5],
    ['bytes=10-99999', 4_990],
    ['bytes=9999-', null],
    ['bytes=5-2', null],
    ['bytes=0-1,4-5', null],
    ['lines=1-2', null],
  ] as const) {
    it(`answers the range ${range} with ${bytes === null ? 'the whole' : bytes}`, async () => {
      const there = (await get('/assets/song.mp3')).headers.get('location') ?? '';
      const answer = await get(there, { range });
      assert.equal(answer.status, bytes === null ? 200 : 206);
      assert.equal((await answer.arrayBuffer()).byteLength, bytes ?? 5_000);
    });
  }

  for (const path of ['no.mp3', '..%2fmanifest.json', '%2e%2e/manifest.json', '', 'a\u0000b']) {
    it(`answers 404 to ${JSON.stringify(path)} in the folder`, async () => {
      assert.equal((await get(`/.coldpress-media/${path}`)).status, 404);
    });
  }
});

describe('the folder to upload', () => {
  it('keeps what is not a file of a build, and loses those of earlier builds', async () => {
    const out = temporaryFolder();
    const media = join(out, MEDIA_FOLDER);
    mkdirSync(media);
    for (const name of ['notes.txt', 'old.0123456789ab.jpg', '.new.0123456789ab.jpg.999999999.tmp'])
      writeFileSync(join(media, name), 'x');
    await writeMedia(out, [['new.ba9876543210.jpg', new Uint8Array(3)]]);
    assert.ok(existsSync(join(media, 'old.0123456789ab.jpg')));
    await removeOldMedia(out, ['new.ba9876543210.jpg']);
    assert.deepEqual(readdirSync(media).sort(), ['new.ba9876543210.jpg', 'notes.txt']);
  });

  it('is not made where there is nothing to upload', async () => {
    const out = temporaryFolder();
    await writeMedia(out, []);
    await removeOldMedia(out, []);
    assert.deepEqual(readdirSync(out), []);
  });
});
