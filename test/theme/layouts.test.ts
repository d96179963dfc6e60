/** The three layouts in a browser: one edge, what stands beside the text, and how it folds on a phone. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PageView, SiteView } from '../../build/theme/view.ts';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { unless } from '../harness/unless.ts';
import { violations } from './axe.ts';
import { openPage } from './browser.ts';
import { PAGES, SITE } from './samples.ts';

const HEADINGS = ['One', 'Two', 'Three'].map((text, index) => ({
  level: 2,
  id: `h${index}`,
  text,
  html: text,
}));
const LONG = HEADINGS.map(
  ({ id, text }) => `<h2 id="${id}">${text}</h2><p>${'Words of a text. '.repeat(60)}</p>`,
);
const TOPBAR: SiteView = {
  ...SITE,
  config: { ...SITE.config, navigation: 'topbar', licence: 'CC BY-SA 4.0' },
};
const FEED = { rel: 'alternate', type: 'application/rss+xml', href: 'https://harbour.example/feed.xml' };
const DOCS: PageView = {
  ...PAGES.page,
  layout: 'docs',
  html: LONG.join(''),
  headings: HEADINGS,
  links: [FEED],
  trail: [{ title: 'Guides', href: null }],
};
const HERO =
  '<div class="hero"><h1>Knots that hold</h1><p>Six of them.</p><ul><li><a href="/a">Begin</a></li><li><a href="/b">See</a></li></ul></div>' +
  '<div class="features"><ul><li><strong>Fast.</strong> Very.</li><li><strong>Small.</strong> Too.</li><li><strong>Safe.</strong> Yes.</li></ul></div>' +
  '<div class="call-to-action"><h2>Tie up</h2><ul><li><a href="/c">Now</a></li></ul></div>';
const LANDING: PageView = {
  ...PAGES.page,
  layout: 'landing',
  html: HERO,
  headings: [{ level: 1, id: 'k', text: 'Knots that hold', html: 'Knots that hold' }],
};

/** The left edges, in px, of what is inside the first element of each selector. */
async function lefts(page: Page, ...selectors: string[]): Promise<number[]> {
  return await Promise.all(
    selectors.map((each) =>
      page
        .locator(each)
        .first()
        .evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return Math.round(range.getBoundingClientRect().x);
        }),
    ),
  );
}

describe('the layouts', unless(WITHOUT_BROWSER), () => {
  for (const [title, view, first] of [
    ['a post', { ...PAGES.post, layout: 'blog' }, 'article h1'],
    ['a landing page', LANDING, '.hero h1'],
    ['documentation', DOCS, '.branch-nav .section'],
  ] as [string, PageView, string][]) {
    it(`${title}: header, content and footer share one edge`, async () => {
      const opened = await openPage(TOPBAR, view);
      for (const width of [390, 1440, 2560]) {
        await opened.page.setViewportSize({ width, height: 900 });
        const content = width === 390 ? 'main h1' : first;
        const [header, text, footer] = await lefts(opened.page, '.brand', content, 'footer.site > div');
        assert.deepEqual([text, footer], [header, header], `${width} px`);
      }
      assert.deepEqual(opened.complaints, []);
      await opened.close();
    });
  }

  it('documentation below a bar has its section on one side and its outline on the other', async () => {
    const opened = await openPage(TOPBAR, DOCS, { viewport: { width: 1440, height: 700 } });
    const { page } = opened;
    const [branch, article, outline] = await lefts(page, '.branch-nav', 'article', '.outline');
    assert.ok(Number(branch) < Number(article) && Number(article) < Number(outline));
    assert.deepEqual(await page.locator('.branch-nav [aria-current]').allTextContents(), ['Knots & splices']);
    await page.evaluate('scrollTo(0, 1200)');
    await page.waitForFunction('scrollY > 1000');
    assert.equal(
      await page
        .locator('.branch-nav a')
        .first()
        .evaluate((link) => link.getBoundingClientRect().top > 0),
      true,
    );
    assert.equal(
      await page
        .locator('.outline a')
        .first()
        .evaluate((link) => link.getBoundingClientRect().top > 0),
      true,
    );
    assert.deepEqual(await violations(page), []);
    await opened.close();
  });

  it('the outline follows the scrolling, by CSS where the browser can and by the script where not', async () => {
    const opened = await openPage(TOPBAR, DOCS, { viewport: { width: 1440, height: 700 } });
    const { page } = opened;
    const links = page.locator('.outline a');
    const colours = (): Promise<string[]> =>
      links.evaluateAll((all) => all.map((link) => getComputedStyle(link).color));
    await page.evaluate('scrollTo(0, 600)');
    await page.waitForFunction('scrollY > 500');
    const byCss = await colours();
    assert.equal(await page.locator('.outline [aria-current]').count(), 0);
    assert.equal(new Set(byCss).size, 2, 'one part is marked');

    await page.addInitScript('CSS.supports = () => false');
    await page.reload();
    const marked = page.locator('.outline [aria-current]');
    for (const [place, top] of [0, 600].entries()) {
      await page.evaluate(`scrollTo(0, ${top})`);
      await page.locator(`.outline li:nth-child(${place + 1}) [aria-current]`).waitFor({ timeout: 30_000 });
      assert.equal(await marked.count(), 1);
    }
    assert.deepEqual(opened.complaints, []);
    await opened.close();
  });

  it('on a phone the section is open in the menu, and the outline folded above the text', async () => {
    const opened = await openPage(TOPBAR, DOCS, {
      context: { javaScriptEnabled: false, viewport: { width: 390, height: 800 } },
    });
    const { page } = opened;
    assert.equal(await page.locator('.branch-nav').isVisible(), false);
    assert.equal(await page.locator('.outline a').first().isVisible(), false);
    await page.click('.outline summary');
    assert.equal(await page.locator('.outline a').first().isVisible(), true);
    await page.click('button.menu');
    assert.equal(await page.locator('.bar a', { hasText: 'Reading the weather' }).isVisible(), true);
    assert.equal(await page.locator('.bar a', { hasText: 'Signals' }).isVisible(), false);
    await opened.close();
  });

  it('a landing page is wide, its links are buttons, and its features stand in a row', async () => {
    const opened = await openPage(TOPBAR, LANDING, { viewport: { width: 1440, height: 900 } });
    const { page } = opened;
    const cards = await Promise.all(
      (await page.locator('.features li').all()).map((card) => card.boundingBox()),
    );
    assert.equal(new Set(cards.map((card) => card?.y)).size, 1);
    assert.ok(Number((await page.locator('.features').boundingBox())?.width) > 900);
    const [filled, plain] = await page
      .locator('.hero a')
      .evaluateAll((links) => links.map((link) => getComputedStyle(link).backgroundColor));
    assert.notEqual(filled, plain);
    assert.deepEqual(await violations(page), []);
    await page.setViewportSize({ width: 320, height: 800 });
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    assert.equal(wide, 320);
    await opened.close();
  });

  it('the footer has the feed and the licence by itself, and the feed once', async () => {
    const footer = async (view: PageView): Promise<string> => {
      const opened = await openPage(TOPBAR, view);
      const text = ((await opened.page.locator('footer.site > div').textContent()) ?? '')
        .replace(/\s+/g, ' ')
        .trim();
      await opened.close();
      return text;
    };
    expect(await footer(DOCS)).toBe('© 2026 Harbour Notes · AboutRSS · Licence: CC BY-SA 4.0');
    const above = { ...DOCS, listLinks: [{ title: 'RSS', href: '/feed.xml' }] };
    expect(await footer(above)).toBe('© 2026 Harbour Notes · AboutLicence: CC BY-SA 4.0');
  });

  it('long code is shown in part, and whole after a click, without moving the page', async () => {
    const code = Array.from({ length: 90 }, (_, line) => `line ${line}`).join('\n');
    const html = `<div class="code long" data-language="sh" data-copy><pre tabindex="0"><code>${code}</code></pre></div>`;
    const view = { ...PAGES.page, html, uses: { ...PAGES.page.uses, codeCopy: true } };
    const opened = await openPage(TOPBAR, view);
    const { page } = opened;
    const height = async (): Promise<number> => (await page.locator('pre').boundingBox())?.height ?? 0;
    const before = await height();
    await page.click('.all-lines');
    assert.ok((await height()) > 2 * before);
    assert.equal(await page.locator('.all-lines').getAttribute('aria-expanded'), 'true');
    await page.click('.all-lines');
    assert.equal(await height(), before);
    assert.deepEqual(opened.complaints, []);
    await opened.close();
  });

  for (const [what, hasTouch, above] of [
    ['the language', false, "document.querySelector('.code'), '::before'"],
    ['the copy button of a touch screen', true, "document.querySelector('.copy')"],
  ] as const) {
    it(`${what} covers nothing of the first line of code`, async () => {
      const html = `<div class="code" data-language="sh" data-copy><pre tabindex="0"><code>${'long '.repeat(90)}</code></pre></div>`;
      const view = { ...PAGES.page, html, uses: { ...PAGES.page.uses, codeCopy: true } };
      const phone = { viewport: { width: 390, height: 844 }, hasTouch, isMobile: hasTouch };
      const opened = await openPage(TOPBAR, view, { context: phone });
      await opened.page.locator('.copy').waitFor({ state: 'attached' });
      const [bottom, top] = (await opened.page.evaluate(`(() => {
        const { top, height, paddingTop, paddingBottom, boxSizing } = getComputedStyle(${above});
        const padding = boxSizing === 'border-box' ? 0 : parseFloat(paddingTop) + parseFloat(paddingBottom);
        const pre = document.querySelector('pre');
        const line = document.querySelector('pre code').getBoundingClientRect().top;
        return [parseFloat(top) + parseFloat(height) + padding, line - pre.getBoundingClientRect().top];
      })()`)) as [number, number];
      assert.ok(bottom > 0 && bottom <= top, `${what} ends at ${bottom} px, the line begins at ${top} px`);
      await opened.close();
    });
  }
});
