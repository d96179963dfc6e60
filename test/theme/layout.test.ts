/** css/ in a browser: everything fits on every screen, and everything works with scripts off. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { PageView, SiteView } from '../../build/theme/view.ts';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { unless } from '../harness/unless.ts';
import { openPage } from './browser.ts';
import { PAGES, SITE } from './samples.ts';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const WIDTHS = [320, 768, 960, 1280, 2560];

const LAYOUTS: [title: string, site: SiteView, change: Partial<PageView>][] = [
  ['sidebar on the left', SITE, {}],
  ['sidebar on the right', { ...SITE, config: { ...SITE.config, navPosition: 'right' } }, {}],
  ['topbar', { ...SITE, config: { ...SITE.config, navigation: 'topbar' } }, {}],
  ['right to left', SITE, { direction: 'rtl', language: 'ar' }],
  [
    'endless words',
    { ...SITE, config: { ...SITE.config, sitename: LONG, sitedescription: LONG } },
    {
      title: LONG,
      html: `<p>${LONG}${LONG} <code>${LONG}${LONG}</code> <a href="/">https://${LONG}.test/${LONG}</a></p>`,
    },
  ],
];

/** What sticks out of the window sideways, as tag and class. */
const STICKING_OUT = `[...document.querySelectorAll('body *')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.closest('.visually-hidden, .skip, .code, .table-scroll'))
  .filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -1 || right > document.documentElement.clientWidth + 1;
  })
  .map((element) => element.tagName + '.' + element.className)`;

describe('on every screen', unless(WITHOUT_BROWSER), () => {
  for (const [title, site, change] of LAYOUTS) {
    it(`nothing sticks out: ${title}`, async () => {
      const opened = await openPage(site, { ...PAGES.post, ...change });
      for (const width of WIDTHS) {
        await opened.page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await opened.page.evaluate(STICKING_OUT), [], `${width} px`);
        const sideways = await opened.page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        assert.equal(sideways, 0, `${width} px`);
      }
      await opened.close();
    });
  }

  it('lines are of a length that is read with ease', async () => {
    const opened = await openPage(SITE, PAGES.post, { viewport: { width: 2560, height: 1200 } });
    const ems = await opened.page.evaluate('document.querySelector(".prose > p").clientWidth / 16');
    assert.ok(Number(ems) <= 45, `${ems} em`);
    await opened.close();
  });

  it('tags on one line stand at one height, in an index of tags and below a post', async () => {
    const tags = ['sea', 'rope', 'tide', 'sail'].map(
      (name) => `<li><a href="/tags/${name}">${name} (2)</a></li>`,
    );
    const html = `<ul class="tags">${tags.join('')}</ul>`;
    const opened = await openPage(SITE, { ...PAGES.list, html });
    const tops = await opened.page.evaluate(
      '[...new Set([...document.querySelectorAll(".prose .tags li")].map((tag) => tag.getBoundingClientRect().top))]',
    );
    assert.equal((tops as number[]).length, 1, String(tops));
    await opened.close();
  });

  it('the menu of a wide right sidebar is on the right', async () => {
    const site: SiteView = { ...SITE, config: { ...SITE.config, navPosition: 'right' } };
    const opened = await openPage(site, PAGES.page);
    const box = await opened.page.locator('header.site').boundingBox();
    assert.equal(Math.round((box?.x ?? 0) + (box?.width ?? 0)), 1280);
    await opened.close();
  });

  describe('without scripts', () => {
    it('the menu of a phone opens, leads on, and closes by Escape', async () => {
      const opened = await openPage(SITE, PAGES.page, {
        context: { javaScriptEnabled: false, viewport: { width: 360, height: 640 } },
      });
      const entry = opened.page.locator('nav a', { hasText: 'Reading the weather' });
      assert.equal(await entry.isVisible(), false);
      await opened.page.locator('button.menu').focus();
      await opened.page.keyboard.press('Enter');
      assert.equal(await entry.isVisible(), true);
      await opened.page.keyboard.press('Escape');
      assert.equal(await entry.isVisible(), false);
      await opened.page.click('button.menu');
      await entry.click();
      await opened.page.waitForURL('**/weather');
      await opened.close();
    });

    it('dropdowns, tabs and accordions open, and what needs a script is not shown', async () => {
      const site: SiteView = { ...SITE, config: { ...SITE.config, navigation: 'topbar' } };
      const opened = await openPage(site, PAGES.post, { context: { javaScriptEnabled: false } });
      const { page } = opened;
      await page.click('.bar summary >> nth=0');
      assert.equal(await page.locator('.bar a', { hasText: 'Knots' }).isVisible(), true);
      await page.click('.bar summary >> nth=2');
      assert.equal(await page.locator('.bar a', { hasText: 'Knots' }).isVisible(), false);
      await page.click('label[for="tab:1:2"]');
      assert.equal(await page.locator('.tab-panel', { hasText: 'Check the oil' }).isVisible(), true);
      assert.equal(await page.locator('.tab-panel', { hasText: 'Reef early' }).isVisible(), false);
      await page.click('.accordion-title >> nth=1');
      assert.equal(await page.locator('.accordion-body >> nth=1').isVisible(), true);
      assert.equal(await page.locator('button.theme').isVisible(), false);
      assert.equal(await page.locator('.copy').count(), 0);
      await page.fill('form.search-box input', 'knots');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=knots');
      await opened.close();
    });
  });

  it('the keyboard reaches the content first, then the header in its order', async () => {
    const opened = await openPage(SITE, PAGES.post);
    const { page } = opened;
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.className'), 'skip');
    assert.equal(await page.locator('.skip').isVisible(), true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.closest("main") !== null'), true);
    await opened.close();
  });
});
