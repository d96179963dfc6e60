/** client/ in a browser: the theme's choice, the search box, the copy button, the menus. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import type { SiteView } from '../../build/theme/view.ts';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { unless } from '../harness/unless.ts';
import { type OpenPage, openPage } from './browser.ts';
import { PAGES, SITE } from './samples.ts';

const TOPBAR: SiteView = { ...SITE, config: { ...SITE.config, navigation: 'topbar' } };
const FOUND = {
  query: 'knot',
  total: 2,
  exact: true,
  results: [
    { url: '/knots', title: 'Knots', excerpt: 'A bowline is a knot.', created: null, score: 2 },
    {
      url: '/posts/rope',
      title: 'Rope',
      excerpt: 'What a knot is made of: <b>rope</b>.',
      created: null,
      score: 1,
    },
  ],
};
const SEARCH = { files: { '/search.json': FOUND } };
const NOTHING = { files: { '/search.json': { query: 'zebra', total: 0, exact: true, results: [] } } };

function background(page: Page): Promise<string> {
  return page.evaluate('getComputedStyle(document.body).backgroundColor');
}

describe('in a browser', unless(WITHOUT_BROWSER), () => {
  const LIGHT = 'rgb(255, 255, 255)';
  const DARK = 'rgb(15, 23, 42)';
  let opened: OpenPage | undefined;
  /** Opens, acts, and fails on anything the browser complained of, such as a script that the policy stopped. */
  async function visit(
    site: SiteView,
    view: (typeof PAGES)['post'],
    options: Parameters<typeof openPage>[2],
    act: (page: Page, opened: OpenPage) => Promise<void>,
  ): Promise<void> {
    opened = await openPage(site, view, options);
    try {
      await act(opened.page, opened);
      assert.deepEqual(opened.complaints, []);
    } finally {
      await opened.close();
    }
  }

  it('the theme follows the system, then the reader, and is kept', async () => {
    await visit(SITE, PAGES.page, { colorScheme: 'dark' }, async (page) => {
      assert.equal(await background(page), DARK);
      assert.equal(await page.getAttribute('button.theme', 'aria-pressed'), 'true');
      await page.click('button.theme');
      assert.equal(await background(page), LIGHT);
      assert.equal(await page.getAttribute('button.theme', 'aria-pressed'), 'false');
      await page.reload();
      assert.equal(await background(page), LIGHT);
      await page.click('button.theme');
      assert.equal(await background(page), DARK);
      // Back at what the system wants, nothing is kept: the page follows the system again.
      assert.equal(await page.evaluate('localStorage.theme'), undefined);
      await page.emulateMedia({ colorScheme: 'light' });
      assert.equal(await background(page), LIGHT);
      // The script receives the system's change by an event, which may come after the paint.
      await page.waitForSelector('button.theme[aria-pressed="false"]', { timeout: 10_000 });
    });
  });

  it('the author’s dark default holds in a light system until the reader chooses', async () => {
    const site: SiteView = { ...SITE, config: { ...SITE.config, defaultTheme: 'dark' } };
    await visit(site, PAGES.page, { colorScheme: 'light' }, async (page) => {
      assert.equal(await background(page), DARK);
      await page.click('button.theme');
      assert.equal(await background(page), LIGHT);
      await page.reload();
      assert.equal(await background(page), LIGHT);
    });
  });

  it('the chosen theme is there before anything is painted', async () => {
    await visit(SITE, PAGES.page, { colorScheme: 'light' }, async (page) => {
      await page.click('button.theme');
      await page.addInitScript(
        `new MutationObserver((_, observer) => {
          if (!document.body) return;
          window.atFirstBody = document.documentElement.dataset.theme;
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });`,
      );
      await page.reload();
      assert.equal(await page.evaluate('window.atFirstBody'), 'dark');
    });
  });

  it('print is light with any choice', async () => {
    await visit(SITE, PAGES.page, { colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await background(page), LIGHT);
      assert.equal(await page.evaluate('getComputedStyle(document.querySelector("nav")).display'), 'none');
    });
  });

  it('the search box is loaded when it is first wanted, not before', async () => {
    await visit(SITE, PAGES.page, SEARCH, async (page, { requests }) => {
      await page.waitForLoadState('networkidle');
      assert.deepEqual(
        requests.filter((path) => /search/.test(path)),
        [],
      );
      await page.keyboard.press('Control+k');
      await page.waitForSelector('dialog[open]');
      await page.keyboard.press('Escape');
      await page.click('form.search-box input');
      await page.waitForSelector('dialog[open]');
      assert.deepEqual(
        requests.filter((path) => /search/.test(path)),
        [SITE.scripts.search],
      );
      assert.equal(await page.locator('dialog').count(), 1);
    });
  });

  it('the search box finds, says how much, and is used with the keyboard alone', async () => {
    await visit(SITE, PAGES.page, SEARCH, async (page) => {
      await page.keyboard.press('Control+k');
      await page.waitForSelector('dialog[open]');
      await page.keyboard.type('knot');
      await page.waitForSelector('dialog li:nth-child(2)');
      assert.equal(await page.textContent('dialog [role=status]'), '2 found');
      assert.deepEqual(await page.locator('dialog li strong').allTextContents(), ['Knots', 'Rope']);
      assert.match((await page.textContent('dialog li:nth-child(2)')) ?? '', /<b>rope<\/b>/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/posts/rope');
    });
  });

  it('Enter in the search field opens the first result', async () => {
    await visit(SITE, PAGES.page, SEARCH, async (page) => {
      await page.click('form.search-box input');
      await page.fill('dialog input', 'rope');
      await page.waitForSelector('dialog li');
      await page.press('dialog input', 'Enter');
      await page.waitForURL('**/knots');
    });
  });

  it('the search box says when nothing is found, and closes beside itself', async () => {
    await visit(SITE, PAGES.page, NOTHING, async (page) => {
      await page.click('form.search-box input');
      await page.fill('dialog input', 'zebra');
      await page.locator('dialog [role=status]', { hasText: 'Nothing found' }).waitFor();
      await page.mouse.click(5, 5);
      await page.waitForSelector('dialog:not([open])', { state: 'attached' });
    });
  });

  it('without its index the search box says so', async () => {
    await visit(SITE, PAGES.page, {}, async (page) => {
      await page.click('form.search-box input');
      await page.fill('dialog input', 'x');
      await page.locator('dialog [role=status]', { hasText: 'could not be loaded' }).waitFor();
    });
  });

  it('without its script the search box leads to the page that searches', async () => {
    const site: SiteView = { ...SITE, scripts: { ...SITE.scripts, search: '/assets/gone.js' } };
    await visit(site, PAGES.page, {}, async (page) => {
      await page.click('form.search-box input');
      await page.keyboard.type('knots');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=knots');
    });
  });

  it('code is copied without the last line break', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    await visit(SITE, PAGES.post, { context: { permissions } }, async (page) => {
      await page.click('.code .copy');
      await page.waitForFunction('document.querySelector(".copy").textContent === "Copied"');
      const text = String(await page.evaluate('navigator.clipboard.readText()'));
      assert.match(text, /^\/\/ What the tide does.*:sym$/s);
    });
  });

  it('dropdowns close by Escape, giving back the focus, and by a click elsewhere', async () => {
    await visit(TOPBAR, PAGES.page, {}, async (page) => {
      await page.click('.bar summary >> nth=0');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.bar details[open]').count(), 0);
      assert.equal(await page.evaluate('document.activeElement.textContent'), 'Guides');
      await page.click('.bar summary >> nth=0');
      await page.click('main');
      assert.equal(await page.locator('.bar details[open]').count(), 0);
    });
  });

  it('mdcms’s addresses lead from the homepage to the pages', async () => {
    await visit(SITE, PAGES.home, { at: '/?cat=nb#posts/autumn-gales.md' }, async (page) => {
      await page.waitForURL('**/posts/autumn-gales?cat=nb');
    });
  });
});
