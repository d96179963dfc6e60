/** Pictures of a built site in Chromium: which file is loaded, what is reserved for it, and where covers are shown. */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { sharedBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { photograph } from '../site/pictures/samples.ts';

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  const folder = siteFolder({
    'config.yml': 'sitename: S\nurl: https://s.example\npictures: {widths: [300, 700]}\n',
    'posts/hills.md':
      '---\ntitle: Hills\ncreated: 2026-01-01\nimage: assets/cover.jpg\n---\nText.\n\n![A hill](assets/hill.jpg)\n\n' +
      `${'Words on the way to the next picture.\n\n'.repeat(60)}![The same](assets/hill.jpg) ![Cover](assets/other.jpg)\n`,
    'posts/plain.md': '---\ntitle: Plain\ncreated: 2026-01-02\n---\nNo picture.\n',
    'posts/twice.md':
      '---\ntitle: Twice\ncreated: 2026-01-03\nimage: assets/cover.jpg\n---\n![It opens with its cover](assets/cover.jpg)\n',
    'posts/far.md':
      '---\ntitle: Far\ncreated: 2026-01-04\nimage: https://pictures.example/a.jpg\n---\nText.\n',
    'assets/cover.jpg': await photograph(900, 500),
    'assets/hill.jpg': await photograph(1400, 900),
    'assets/other.jpg': await photograph(800, 800),
  });
  const built = await buildTestSite(folder);
  site = await serveEmbedded(built.component);
  if (WITHOUT_BROWSER === false) browser = await sharedBrowser();
}, 120_000);

afterAll(async () => {
  await site?.stop();
});

interface Shown {
  page: Page;
  complaints: string[];
  close(): Promise<void>;
}

async function show(path: string, width: number, density: number): Promise<Shown> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    deviceScaleFactor: density,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.origin + path, { waitUntil: 'load' });
  return { page, complaints, close: () => context.close() };
}

/** The files of the images in an element, as the browser chose them: `hill.700.avif`. */
function chosen(page: Page, selector: string): Promise<string[]> {
  return page.$$eval(`${selector} img`, (images) =>
    images.map((image) =>
      (image as HTMLImageElement).currentSrc.replace(/.*\//, '').replace(/\.[0-9a-f]{12}(?=\.)/, ''),
    ),
  );
}

const SCREENS: [title: string, width: number, density: number, file: string][] = [
  ['a phone of low density takes the narrow file', 320, 1, 'hill.300.avif'],
  ['a phone of high density takes one of twice the width', 320, 2, 'hill.700.avif'],
  ['a desk takes the file as wide as the column', 1440, 1, 'hill.700.avif'],
];

describe('a picture in an article', () => {
  it.each(SCREENS)('%s', unless(WITHOUT_BROWSER), async (_title, width, density, file) => {
    const { page, complaints, close } = await show('/posts/hills', width, density);
    const [first] = await chosen(page, '.prose');
    assert.equal(first, file);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('has its room before it has come, and its colour', unless(WITHOUT_BROWSER), async () => {
    const { page, close } = await show('/posts/hills', 390, 2);
    const last = page.locator('.images img').first();
    const box = await last.boundingBox();
    assert.ok(box !== null && Math.abs(box.width / box.height - 1400 / 900) < 0.05);
    const colour = await last.evaluate((image) => getComputedStyle(image).backgroundColor);
    assert.match(colour, /^rgb\(/);
    await close();
  });

  it('far below is loaded when a reader comes near it', unless(WITHOUT_BROWSER), async () => {
    const { page, close } = await show('/posts/hills', 390, 1);
    const last = page.locator('.images img').last();
    assert.equal(await last.evaluate((image: HTMLImageElement) => image.complete), false);
    await last.scrollIntoViewIfNeeded();
    await last.evaluate((image: HTMLImageElement) => image.decode());
    const [, other] = await chosen(page, '.images');
    assert.match(other ?? '', /^other\.\d+\.avif$/);
    await close();
  });
});

describe('the picture of a post', () => {
  it('stands above its text, loaded first', unless(WITHOUT_BROWSER), async () => {
    const { page, close } = await show('/posts/hills', 1440, 1);
    assert.deepEqual(await chosen(page, '.cover'), ['cover.700.avif']);
    assert.equal(await page.locator('.cover img').getAttribute('fetchpriority'), 'high');
    await close();
  });

  it('does not stand there where the article shows it itself', unless(WITHOUT_BROWSER), async () => {
    const { page, close } = await show('/posts/twice', 1440, 1);
    assert.equal(await page.locator('.cover').count(), 0);
    assert.deepEqual(await chosen(page, '.prose'), ['cover.700.avif']);
    await close();
  });

  it('of another site is not requested', unless(WITHOUT_BROWSER), async () => {
    const { page, complaints, close } = await show('/posts/far', 1440, 1);
    assert.equal(await page.locator('.cover').count(), 0);
    assert.deepEqual(complaints, []);
    await close();
  });

  it(
    'stands small beside it in a list, and a post without one has its whole width',
    unless(WITHOUT_BROWSER),
    async () => {
      const { page, complaints, close } = await show('/posts', 390, 2);
      // Pictures of a list are lazy: the browser chooses after it has laid the page out.
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLImageElement>('.thumbnail img')].every(
          (image) => image.currentSrc !== '',
        ),
      );
      assert.deepEqual(await chosen(page, '.thumbnail'), ['cover.300.avif', 'cover.300.avif']);
      const widths = await page.$$eval('.summaries > li', (items) => items.map((item) => item.scrollWidth));
      assert.equal(new Set(widths).size, 1);
      assert.deepEqual(complaints, []);
      await close();
    },
  );
});
