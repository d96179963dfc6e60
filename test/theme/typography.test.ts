/** Type and space, measured in a browser and in the style sheet: what a designer would hold a ruler to. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { contrastRatio } from '../../build/content/contrast.ts';
import { parseColour } from '../../build/content/css-values.ts';
import { colourTokens } from '../../build/theme/style/tokens.ts';
import type { PageView, SiteView } from '../../build/theme/view.ts';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { unless } from '../harness/unless.ts';
import { openPage } from './browser.ts';
import { PAGES, SITE, THEME } from './samples.ts';

const STYLES = join(import.meta.dirname, '../../build/theme/css');
const SHEETS = readdirSync(STYLES)
  .filter((name) => name !== 'print.css')
  .map((name) => [name, readFileSync(join(STYLES, name), 'utf8')] as const);

/** Sizes of text in rem. Titles of pages lie between two of them, by the width of the window. */
const SCALE = new Set(['0.8125', '0.875', '1', '1.125', '1.25', '1.5', '2']);
/** All space is a multiple of this, in rem. */
const UNIT = 0.25;

const SENTENCE =
  'The harbour was quiet that morning, and the boats lay at their moorings as if no one would ever sail again. ';
const TOPBAR: SiteView = { ...SITE, config: { ...SITE.config, navigation: 'topbar' } };
const LONG: PageView = { ...PAGES.page, html: `<p>${SENTENCE.repeat(12)}</p>` };

/** The numbers of characters of the full lines of the first paragraph. */
const LINES = `(() => {
  const text = document.querySelector('.prose > p').firstChild;
  const range = document.createRange();
  const lines = new Map();
  for (let i = 0; i < text.length; i++) {
    range.setStart(text, i);
    range.setEnd(text, i + 1);
    const top = Math.round(range.getBoundingClientRect().top);
    lines.set(top, (lines.get(top) ?? 0) + 1);
  }
  return [...lines.values()].slice(0, -1);
})()`;

/** The left edges of what stands below one another, in pixels. */
const EDGES = `['.brand .name, .brand img', 'h1', 'footer.site > div']
  .map((selector) => document.querySelector(selector))
  .filter((element) => element !== null)
  .map((element) => Math.round(element.getBoundingClientRect().left))`;

describe('the style sheet', () => {
  it('has text in the sizes of one scale', () => {
    for (const [name, css] of SHEETS) {
      for (const [, size = ''] of css.matchAll(/font-size: ([\d.]+)rem/g)) {
        assert.ok(SCALE.has(size), `${name}: ${size}rem`);
      }
    }
  });
  it('has space in multiples of one unit', () => {
    for (const [name, css] of SHEETS) {
      for (const [, property, value = ''] of css.matchAll(
        /^\s*((?:margin|padding|gap)[a-z-]*): ([^;]*);/gm,
      )) {
        for (const [, length] of value.matchAll(/(?<![\w.(])-?([\d.]+)rem/g)) {
          assert.equal(Number(length) % UNIT, 0, `${name}: ${property}: ${value}`);
        }
      }
    }
  });
  for (const mode of ['light', 'dark'] as const) {
    it(`has text of a contrast of 7 and links of 4.5 in the built-in ${mode} palette`, () => {
      const tokens = colourTokens(THEME, null, mode);
      const ratio = (front: string, ground: string): number => {
        const [first, second] = [parseColour(tokens[front] ?? ''), parseColour(tokens[ground] ?? '')];
        assert.ok(first && second);
        return contrastRatio(first, second);
      };
      for (const front of ['ink', 'muted', 'heading']) assert.ok(ratio(front, 'page') >= 7, front);
      for (const front of ['on-surface', 'title', 'note']) assert.ok(ratio(front, 'surface') >= 7, front);
      assert.ok(ratio('primary', 'page') >= 4.5, 'links');
    });
  }
});

describe('in a browser', unless(WITHOUT_BROWSER), () => {
  for (const [layout, site] of [
    ['sidebar', SITE],
    ['topbar', TOPBAR],
  ] as const) {
    it(`a line has 62 to 72 characters wherever there is room: ${layout}`, async () => {
      const opened = await openPage(site, LONG);
      for (const width of [1100, 1280, 1440, 1920, 2560]) {
        await opened.page.setViewportSize({ width, height: 900 });
        const lines = (await opened.page.evaluate(LINES)) as number[];
        const mean = lines.reduce((sum, length) => sum + length, 0) / lines.length;
        assert.ok(mean >= 62 && mean <= 72, `${width} px: ${mean.toFixed(1)}`);
      }
      await opened.close();
    });
  }
  it('a line is never longer than 72 characters on a narrow screen', async () => {
    const opened = await openPage(SITE, LONG);
    for (const width of [320, 390, 600, 768, 960]) {
      await opened.page.setViewportSize({ width, height: 900 });
      const lines = (await opened.page.evaluate(LINES)) as number[];
      assert.ok(Math.max(...lines) <= 76, `${width} px: ${Math.max(...lines)}`);
    }
    await opened.close();
  });
  it('header, article and footer share one edge', async () => {
    const opened = await openPage({ ...TOPBAR, footerHtml: '<p>Footer</p>' }, PAGES.post);
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await opened.page.setViewportSize({ width, height: 900 });
      const edges = (await opened.page.evaluate(EDGES)) as number[];
      assert.equal(edges.length, 3);
      assert.ok(Math.max(...edges) - Math.min(...edges) <= 1, `${width} px: ${edges}`);
    }
    await opened.close();
  });
  it('a link in the text is marked by a line under it and not by its colour alone', async () => {
    const opened = await openPage(SITE, { ...PAGES.page, html: '<p>A <a href="/x">link</a>.</p>' });
    const line = await opened.page.evaluate(
      'getComputedStyle(document.querySelector(".prose a")).textDecorationLine',
    );
    assert.equal(line, 'underline');
    await opened.close();
  });
  it('a page with three headings has its outline beside the article where there is room, else folded above it', async () => {
    const headings = ['One', 'Two', 'Three'].map((text, index) => {
      return { level: 2, id: `h${index}`, text, html: text };
    });
    const html = headings.map(({ id, text }) => `<h2 id="${id}">${text}</h2><p>${SENTENCE}</p>`).join('');
    const opened = await openPage(TOPBAR, { ...PAGES.page, html, headings });
    const outline = opened.page.locator('nav.outline');
    await opened.page.setViewportSize({ width: 1440, height: 900 });
    const box = await outline.boundingBox();
    const article = await opened.page.locator('article').boundingBox();
    assert.ok(box !== null && article !== null && box.x >= article.x + article.width);
    assert.ok(box.x + box.width <= 1440);
    assert.deepEqual(await outline.locator('a').allTextContents(), ['One', 'Two', 'Three']);
    await opened.page.setViewportSize({ width: 1024, height: 900 });
    assert.equal(await outline.locator('a').first().isVisible(), false);
    await outline.locator('summary').click();
    assert.equal(await outline.locator('a').first().isVisible(), true);
    const folded = await outline.boundingBox();
    assert.ok(folded !== null && folded.width <= article.width);
    assert.deepEqual(opened.complaints, []);
    await opened.close();
  });
});
