/** examples/own: builds without a problem, fits every width, and no policy stops a part of it. */
import assert from 'node:assert/strict';
import type { Browser, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { sharedBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import { type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { keptPage } from '../harness/kept-page.ts';
import { buildOwnExample, PICTURE_PAGES, serveOwnExample } from '../harness/own-example.ts';
import { unless } from '../harness/unless.ts';

describe('the example of a site of one’s own', unless(WITHOUT_BROWSER), () => {
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    const { component, problems } = await buildOwnExample();
    assert.deepEqual(problems, []);
    site = await serveEmbedded(component);
    browser = await sharedBrowser();
  });
  afterAll(async () => {
    await site.stop();
  });

  it('sends a phone at most 150 KB for each page with photographs', async () => {
    const served = await serveOwnExample();
    try {
      const viewport = { width: 412, height: 823 };
      const context = await browser.newContext({ viewport, deviceScaleFactor: 1.75, isMobile: true });
      const page = await context.newPage();
      for (const [, path] of PICTURE_PAGES) {
        const requests: Request[] = [];
        const collect = (request: Request): void => void requests.push(request);
        page.on('request', collect);
        await page.goto(served.origin + path, { waitUntil: 'networkidle' });
        page.off('request', collect);
        const sizes = await Promise.all(requests.map((request) => request.sizes()));
        const sum = sizes.reduce((all, each) => all + each.responseBodySize + each.responseHeadersSize, 0);
        assert.ok(sum <= 150_000, `${path}: ${sum} bytes in ${requests.map((each) => each.url())}`);
      }
      await context.close();
    } finally {
      await served.stop();
    }
  });

  for (const width of [390, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`fits and is stopped by no policy: ${width} px, ${colorScheme}`, async () => {
        const { page } = await keptPage({ viewport: { width, height: 900 }, colorScheme });
        const stopped: string[] = [];
        page.on('console', (message) => {
          if (/Content.Security.Policy/i.test(message.text())) stopped.push(message.text());
        });
        await page.route(/^https:/, (route) => route.fulfill({ body: '' }));
        for (const path of [
          '/',
          '/posts/first-batch',
          '/posts/closed',
          '/posts/harvest',
          '/gallery',
          '/posts',
          '/tags/coffee',
        ]) {
          await page.goto(site.origin + path);
          const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
          assert.equal(wider, false, `${path} is wider than the window`);
        }
        assert.deepEqual(stopped, []);
      });
    }
  }
});
