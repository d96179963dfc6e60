/** The search of a built site in a real browser: with and without a script, by keyboard, on a phone and a wide screen. */
import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { sharedBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { keptPage, type Look } from '../harness/kept-page.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { violations } from '../theme/axe.ts';

const FILES: Record<string, string> = {
  'config.yml': 'sitename: Harbour\nurl: https://harbour.test\npwa: yes\nsocial-cards: no\n',
  'pages/home.md': '---\ntitle: Home\n---\nWelcome.\n',
  'pages/form.md': '---\ntitle: Form\n---\n<label>Note <textarea></textarea></label>\n',
  ...Object.fromEntries(
    Array.from({ length: 25 }, (_, n) => [
      `posts/rope-${n}.md`,
      `---\ntitle: Rope ${n}\ntags: [splices]\ncreated: 2025-02-${String(n + 1).padStart(2, '0')}\n---\nEvery rope has two ends.\n`,
    ]),
  ),
};
const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };
const SCREENS = [
  ['a phone', PHONE],
  ['a wide screen', WIDE],
] as const;

/** Keeps the site's service worker from being installed, as a browser without any does. */
const NO_WORKER = 'if (navigator.serviceWorker) navigator.serviceWorker.register = async () => {}';

/** The sum of all layout shifts of a page so far (web vitals' CLS, without its windows). */
const SHIFTS = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) sum += value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 100);
})`;

describe('the search in a browser', unless(WITHOUT_BROWSER), () => {
  let served: ServedSite;
  beforeAll(async () => {
    served = await serveEmbedded((await buildTestSite(siteFolder(FILES))).component);
  });
  afterAll(() => served?.stop());

  /**
   * Opens a path, acts, and fails on anything that the browser complained of. With `context` in a context of its own;
   * else no service worker comes between the page and the server.
   */
  async function visit(
    path: string,
    { context, ...look }: Look & { context?: BrowserContextOptions },
    act: (page: Page) => Promise<void>,
  ): Promise<void> {
    const own = context === undefined ? null : await (await sharedBrowser()).newContext(context);
    try {
      const page = await (own === null ? keptPage(look).then((kept) => kept.page) : own.newPage());
      if (own === null) await page.addInitScript(NO_WORKER);
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (!/status of 404/.test(message.text())) complaints.push(message.text());
      });
      await page.goto(served.origin + path);
      await act(page);
      assert.deepEqual(complaints, []);
    } finally {
      await own?.close();
    }
  }

  const focused = (page: Page): Promise<unknown> =>
    page.evaluate('document.activeElement.matches("form.search-box input")');

  for (const [title, viewport] of SCREENS) {
    it(`needs no script on ${title}: from a post's box to the second page, by keyboard alone`, async () => {
      await visit('/posts/rope-3', { context: { viewport, javaScriptEnabled: false } }, async (page) => {
        const { keyboard } = page;
        if (viewport === PHONE) {
          assert.equal(await page.isVisible('form.search-box input'), false);
          await page.focus('button.search');
          await keyboard.press('Enter');
          assert.equal(await page.isVisible('form.search-box input'), true);
        }
        for (let tabs = 0; tabs < 6 && !(await focused(page)); tabs++) await keyboard.press('Tab');
        assert.equal(await focused(page), true, 'a few presses of Tab lead to the field');
        await keyboard.type('Rope  ends');
        await keyboard.press('Enter');
        await page.waitForURL('**/search?q=rope+ends');
        assert.equal(await page.inputValue('main input'), 'rope ends');
        assert.equal(await page.textContent('main [role=status]'), '25 found');
        assert.equal(await page.locator('.results > li').count(), 10);
        assert.deepEqual(await page.locator('.results > li:first-child mark').allTextContents(), [
          'Rope',
          'rope',
          'ends',
        ]);
        await page.focus('main .pager a[rel=next]');
        await keyboard.press('Enter');
        await page.waitForURL('**/search?q=rope+ends&page=2');
        assert.equal(await page.getAttribute('.results', 'start'), '11');
        await page.focus('.results a');
        await keyboard.press('Enter');
        await page.waitForURL('**/posts/rope-*');
      });
    });

    for (const colorScheme of ['light', 'dark'] as const) {
      it(`shows results on ${title}, ${colorScheme}: nothing for axe to find, nothing that moves`, async () => {
        await visit('/search?q=rope+-nothing&page=2', { viewport, colorScheme }, async (page) => {
          await page.waitForLoadState('networkidle');
          assert.deepEqual(await violations(page), []);
          assert.equal(await page.evaluate(SHIFTS), 0);
          const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
          assert.equal(await page.evaluate(sideways), 0);
          await page.keyboard.press('Control+k');
          await page.fill('dialog input', 'rope');
          await page.waitForSelector('dialog li');
          assert.deepEqual(await violations(page), []);
        });
      });
    }

    it(`opens the dialog on ${title} by touch, by Ctrl+K and by /, and one Escape closes it`, async () => {
      await visit('/posts/rope-3', { viewport }, async (page) => {
        const openers = [
          () => page.keyboard.press('Control+k'),
          () => page.keyboard.press('/'),
          () => page.click(viewport === PHONE ? 'button.search' : 'form.search-box input'),
        ];
        for (const open of openers) {
          await page.locator('body').focus();
          await open();
          await page.waitForSelector('dialog[open]');
          assert.equal(await page.evaluate('document.activeElement.matches("dialog input")'), true);
          await page.fill('dialog input', 'ropes');
          await page.waitForSelector('dialog li');
          await page.keyboard.press('Escape');
          await page.waitForSelector('dialog:not([open])', { state: 'attached' });
        }
      });
    });
  }

  const lost: [path: string, words: string, found: RegExp | null][] = [
    ['/posts/roep-7', 'roep 7', /^Rope/],
    ['/old/rope.html', 'rope', /^Rope/],
    ['/2025/the-ropes-of-old/', 'the ropes of old', /^Rope/],
    ['/posts/zzzzzzzz', 'zzzzzzzz', null],
    ['/posts/%D8%A7%E2%82%AC%25', 'ا', null],
  ];
  for (const [path, words, found] of lost) {
    it(`offers ${found === null ? 'a field' : 'the nearest pages'} at ${path}, where nothing is`, async () => {
      await visit(path, { viewport: PHONE }, async (page) => {
        const form = page.locator('main form.search');
        await page.waitForFunction(
          (value) => document.querySelector<HTMLInputElement>('main form.search input')?.value === value,
          words,
          { timeout: 30_000 },
        );
        if (found !== null) {
          const first = page.locator('main .near a').first();
          await first.waitFor({ timeout: 30_000 });
          assert.match((await first.textContent()) ?? '', found);
          assert.ok((await page.locator('main .near a').count()) <= 5);
          assert.deepEqual(await violations(page), []);
        }
        await form.locator('button').click();
        await page.waitForURL(/\/search\?q=/, { timeout: 30_000 });
      });
    });
  }

  it('offers a field and the latest posts without a script, where nothing is', async () => {
    await visit('/posts/rope', { context: { javaScriptEnabled: false } }, async (page) => {
      assert.equal(await page.locator('main h3').count(), 5);
      await page.locator('main form.search input').fill('rope');
      await page.locator('main form.search button').click();
      await page.waitForURL(/\/search\?q=rope$/, { timeout: 30_000 });
    });
  });

  it('leaves / to those who write', async () => {
    await visit('/form', { viewport: WIDE }, async (page) => {
      for (const field of ['textarea', 'form.search-box input']) {
        await page.focus(field);
        await page.keyboard.type('a/b');
        assert.equal(await page.inputValue(field), 'a/b');
      }
      assert.equal(await page.locator('dialog').count(), 0);
    });
  });

  it('leads from the dialog to all results, by the number and by a quick Enter', async () => {
    await visit('/', { viewport: WIDE }, async (page) => {
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
      await page.keyboard.type('two ends');
      await page.click('dialog [role=status] a[href$="/search?q=two+ends"]');
      await page.waitForURL('**/search?q=two+ends');
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
      await page.route('**/search.json*', () => {});
      await page.keyboard.type('Rope');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=rope');
    });
  });

  it('is described for browsers, where its page says', async () => {
    await visit('/posts/rope-3', {}, async (page) => {
      const link = page.locator('link[rel=search]');
      assert.equal(await link.getAttribute('type'), 'application/opensearchdescription+xml');
      const response = await page.request.get(served.origin + (await link.getAttribute('href')));
      assert.match(response.headers()['content-type'] ?? '', /^application\/opensearchdescription\+xml/);
      const xml = await response.text();
      assert.match(
        xml,
        /<Url type="text\/html" template="https:\/\/harbour\.test\/search\?q=\{searchTerms\}"\/>/,
      );
      const parsed = 'new DOMParser().parseFromString(document.title, "text/xml")';
      assert.equal(
        await page.evaluate(
          `document.title = ${JSON.stringify(xml)}; ${parsed}.querySelector("parsererror")`,
        ),
        null,
      );
    });
  });

  it('without a network says so in the dialog, shows results that were seen, and keeps no suggestions', async () => {
    await visit('/', { context: { viewport: WIDE } }, async (page) => {
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await page.goto(`${served.origin}/search?q=rope`);
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
      await page.keyboard.type('ends');
      await page.waitForSelector('dialog li');
      const kept = await page.evaluate(async () => {
        const requests = await (await caches.open('coldpress pages')).keys();
        return requests
          .map(({ url }) => new URL(url))
          .filter(({ search }) => search !== '')
          .map((url) => url.pathname);
      });
      assert.deepEqual(kept, ['/search']);
      await page.context().setOffline(true);
      await page.goto(`${served.origin}/search?q=rope`);
      assert.equal(await page.textContent('main [role=status]'), '25 found');
      await page.goto(`${served.origin}/search?q=boats`);
      assert.match((await page.textContent('main')) ?? '', /not kept on this device/);
    });
  });
});
