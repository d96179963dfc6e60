/** The kept page is like a new one each time, and there is another when it or its browser has crashed. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { sharedBrowser, WITHOUT_BROWSER } from './browser.ts';
import { keptPage, WINDOW } from './kept-page.ts';
import { unless } from './unless.ts';

const PAGE = `<!doctype html><link rel="icon" href="data:,"><script src="/kept.js"></script><button>A button</button>
<style>button { position: fixed; inset: 0 } button:hover { color: red } @media print { button { color: blue } }</style>`;

/** What a test may leave behind, and how the next one would see it: by a value that a new page has as well. */
const LEFT: [
  title: string,
  leave: (page: Page) => Promise<unknown>,
  seen: (page: Page) => Promise<unknown>,
][] = [
  [
    'a script that runs before those of the page',
    async (page) => {
      await page.addInitScript('window.isFirst = true');
      await page.reload();
    },
    (page) => page.evaluate('window.isFirst ?? null'),
  ],
  [
    'a value in the storage of its origin',
    (page) => page.evaluate('localStorage.a = 1'),
    (page) => page.evaluate('localStorage.length'),
  ],
  [
    'a value in the storage of its tab',
    (page) => page.evaluate('sessionStorage.a = 1'),
    (page) => page.evaluate('sessionStorage.length'),
  ],
  [
    'a cookie',
    (page) => page.evaluate('document.cookie = "a=1; max-age=1000"'),
    (page) => page.evaluate('document.cookie'),
  ],
  [
    'a cache of its own',
    (page) => page.evaluate('caches.open("a").then(() => {})'),
    (page) => page.evaluate('caches.keys()'),
  ],
  [
    'a service worker',
    (page) =>
      page.evaluate(
        'navigator.serviceWorker.register("/worker.js").then(() => navigator.serviceWorker.ready).then(() => {})',
      ),
    (page) => page.evaluate('navigator.serviceWorker.getRegistrations().then(({ length }) => length)'),
  ],
  [
    'a route',
    (page) => page.route('**/other', (route) => route.fulfill({ body: 'routed' })),
    (page) => page.evaluate('fetch("/other").then((answer) => answer.text())'),
  ],
  [
    'the mouse above something',
    (page) => page.mouse.move(50, 50),
    // Were the mouse above a new document, it would show after a moment.
    async (page) => {
      await page.waitForTimeout(300);
      return page.evaluate('getComputedStyle(document.querySelector("button")).color');
    },
  ],
  ['the focus', (page) => page.focus('button'), (page) => page.evaluate('document.activeElement.tagName')],
  [
    'another medium',
    (page) =>
      page.emulateMedia({
        media: 'print',
        colorScheme: 'dark',
        forcedColors: 'active',
        reducedMotion: 'reduce',
      }),
    (page) =>
      page.evaluate(
        '["print", "(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion)"].map((media) => matchMedia(media).matches)',
      ),
  ],
  [
    'another window',
    (page) => page.setViewportSize({ width: 500, height: 400 }),
    (page) => page.evaluate('[innerWidth, innerHeight]'),
  ],
  ['another tab', (page) => page.context().newPage(), async (page) => page.context().pages().length],
];

describe('the kept page', unless(WITHOUT_BROWSER), () => {
  let server: Server;
  let origin: string;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const isScript = url.endsWith('.js');
      response.writeHead(200, {
        'content-type': isScript ? 'text/javascript' : 'text/html',
        'cache-control': 'max-age=1000',
      });
      response.end(isScript ? '' : url === '/other' ? 'from the server' : PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server?.close());

  async function openKept(): Promise<Page> {
    const { page } = await keptPage();
    await page.goto(origin);
    return page;
  }

  it('keeps nothing of the test before', async () => {
    const differences = async (page: Page, other: unknown[]): Promise<string[]> => {
      const found: string[] = [];
      for (const [index, [title, , seen]] of LEFT.entries())
        if (!isDeepStrictEqual(await seen(page), other[index])) found.push(title);
      return found;
    };
    const context = await (await sharedBrowser()).newContext({ viewport: WINDOW });
    const fresh = await context.newPage();
    await fresh.goto(origin);
    const wanted: unknown[] = [];
    for (const [, , seen] of LEFT) wanted.push(await seen(fresh));
    await context.close();

    const page = await openKept();
    for (const [, leave] of LEFT) await leave(page);
    assert.deepEqual(
      await differences(page, wanted),
      LEFT.map(([title]) => title),
      'the test itself sees all of it',
    );
    assert.deepEqual(await differences(await openKept(), wanted), []);
  });

  it('requests each file again, and begins with no message, error or request', async () => {
    const first = await keptPage();
    await first.page.goto(origin);
    const isThrown = first.page.waitForEvent('pageerror');
    await first.page.evaluate('console.log("a"); setTimeout(() => { throw new Error("b") })');
    await isThrown;
    assert.deepEqual([first.messages.length, first.errors.length, first.requests.length], [1, 1, 2]);
    asked.length = 0;
    const { page, messages, errors, requests } = await keptPage();
    assert.deepEqual([messages, errors, requests], [[], [], []]);
    await page.goto(origin);
    assert.deepEqual(asked, ['/', '/kept.js']);
    assert.deepEqual(
      requests.map((request) => new URL(request.url()).pathname),
      asked,
    );
  });

  it('has no listener of the test before', async () => {
    const before = await openKept();
    let calls = 0;
    before.on('console', () => calls++);
    const page = await openKept();
    await page.evaluate('console.log("a")');
    assert.equal(calls, 0);
  });

  const CRASHES: [title: string, crash: (page: Page) => Promise<unknown>][] = [
    ['it', (page) => page.goto('chrome://crash')],
    ['its browser', async () => (await (await sharedBrowser()).newBrowserCDPSession()).send('Browser.crash')],
  ];
  for (const [title, crash] of CRASHES) {
    it(`is another where ${title} has crashed`, async () => {
      const page = await openKept();
      await assert.rejects(crash(page));
      const next = await openKept();
      assert.ok(next !== page);
      assert.equal(await next.textContent('button'), 'A button');
    });
  }
});
