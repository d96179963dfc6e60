/** Print, forced colours, zoom and reduced motion; and faults of spacing that were reported once. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { PageView, SiteView } from '../../build/theme/view.ts';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { unless } from '../harness/unless.ts';
import { openPage } from './browser.ts';
import { PAGES, SITE } from './samples.ts';

const TOPBAR: SiteView = { ...SITE, config: { ...SITE.config, navigation: 'topbar' } };
const LINES = Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n');
const LONG_CODE = `<div class="code long" data-language="sh" data-copy><pre tabindex="0"><code>${LINES}</code></pre></div>`;
const HERO =
  '<div class="hero"><p>Words.</p><ul><li><a href="/a">Begin</a></li><li><a href="/b">See</a></li></ul></div>';
const POST: PageView = { ...PAGES.post, layout: 'blog', html: HERO + PAGES.post.html + LONG_CODE };

/** Whether the page is wider than its window. */
const IS_WIDE = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

describe('a page', unless(WITHOUT_BROWSER), () => {
  for (const [title, site] of [
    ['sidebar', SITE],
    ['topbar', TOPBAR],
  ] as const) {
    it(`fits at 200 and 400 % zoom, and with letters of twice the size: ${title}`, async () => {
      for (const zoom of [2, 4]) {
        // A window of 1280 px at this zoom (WCAG 2.2, 1.4.10).
        const viewport = { width: 1280 / zoom, height: 1024 / zoom };
        const opened = await openPage(site, POST, { context: { viewport, deviceScaleFactor: zoom } });
        assert.equal(await opened.page.evaluate(IS_WIDE), false, `${zoom}`);
        await opened.close();
      }
      const opened = await openPage(site, POST, { viewport: { width: 1280, height: 1024 } });
      await opened.page.evaluate('document.documentElement.style.fontSize = "200%"');
      assert.equal(await opened.page.evaluate(IS_WIDE), false);
      await opened.close();
    });
  }

  it('with forced colours shows by lines what it shows by colours', async () => {
    const opened = await openPage(SITE, { ...POST, path: '/knots' }, { forcedColors: 'active' });
    const lines = await opened.page.evaluate(`Object.fromEntries(
      ['.nav [aria-current]', '.tab-choice:checked + .tab-label', '.hero a', '.callout', '.code pre', '.tags a', 'form.search-box input']
        .map((selector) => {
          const { outlineStyle, outlineWidth, borderInlineStartWidth } = getComputedStyle(document.querySelector(selector));
          return [selector, (outlineStyle !== 'none' && outlineWidth !== '0px') || borderInlineStartWidth !== '0px'];
        }))`);
    assert.deepEqual(
      Object.entries(lines as Record<string, boolean>).filter(([, isShown]) => !isShown),
      [],
    );
    await opened.close();
  });

  it('moves nothing where a reader prefers reduced motion', async () => {
    const moving = `[...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return animationName !== 'none' || scrollBehavior === 'smooth' || parseFloat(transitionDuration) > 0;
    }).map(({ tagName }) => tagName)`;
    const still = await openPage(SITE, POST, { reducedMotion: 'reduce' });
    assert.deepEqual(await still.page.evaluate(moving), []);
    await still.close();
    const other = await openPage(SITE, POST, { reducedMotion: 'no-preference' });
    assert.deepEqual(await other.page.evaluate(moving), ['HTML']);
    await other.close();
  });

  for (const [title, site] of [
    ['sidebar', SITE],
    ['topbar', TOPBAR],
  ] as const) {
    it(`on paper is its text, whole, dark on white: ${title}`, async () => {
      const opened = await openPage(site, POST, {
        colorScheme: 'dark',
        viewport: { width: 720, height: 1000 },
      });
      const { page } = opened;
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const hidden of ['.tools', '.search-box', '.nav', '.copy', '.all-lines', '.neighbours', '.skip'])
        assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
      for (const shown of ['Reef early', 'Check the oil', 'Is it dry?', 'Old'])
        assert.equal(await page.getByText(shown, { exact: false }).first().isVisible(), true, shown);
      assert.equal(
        await page.locator('.long pre').evaluate((pre) => pre.scrollHeight <= pre.clientHeight + 2),
        true,
      );
      const link = page.locator('.prose a[href^="https:"]').first();
      assert.match(
        await link.evaluate((element) => getComputedStyle(element, '::after').content),
        /example\.org/,
      );
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      assert.equal(ground, 'rgb(255, 255, 255)');
      assert.equal(await page.evaluate(IS_WIDE), false);
      await opened.close();
    });
  }

  it('has all chips of tags at one height, and space between pictures side by side', async () => {
    const tags = ['one', 'two', 'three']
      .map((name) => `<li><a href="/tags/${name}">${name}</a></li>`)
      .join('');
    const image = '<img src="/assets/images/a.png" alt="A" width="900" height="600">';
    const html = `<p>Text.</p><ul class="tags">${tags}</ul><p class="images">${image} ${image}</p>`;
    const post = { ...PAGES.post, html, tags: ['one', 'two', 'three'].map((name) => ({ name, href: '/x' })) };
    const opened = await openPage(TOPBAR, post);
    const tops = await opened.page
      .locator('.tags')
      .evaluateAll((lists) =>
        lists.map((list) => [...list.querySelectorAll('a')].map((chip) => chip.getBoundingClientRect().top)),
      );
    assert.equal(tops.length, 2);
    for (const row of tops) assert.equal(new Set(row).size, 1, row.join(' '));
    const gap = await opened.page.evaluate(`(() => {
      const [a, b] = [...document.querySelectorAll('.images img')].map((each) => each.getBoundingClientRect());
      return a.top === b.top ? b.left - a.right : b.top - a.bottom;
    })()`);
    assert.ok(Number(gap) >= 8, String(gap));
    await opened.close();
  });
});
