/** examples/own: builds without a problem, fits every width, and no policy stops a part of it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { ROOT } from '../harness/run-cli.ts';
import { unless } from '../harness/unless.ts';
import { launchBrowser, WITHOUT_BROWSER } from '../theme/browser.ts';

describe('the example of a site of one’s own', unless(WITHOUT_BROWSER), () => {
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    const { component, problems } = await buildTestSite(join(ROOT, 'examples/own'));
    assert.deepEqual(problems, []);
    site = await serveEmbedded(component);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  for (const width of [390, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`fits and is stopped by no policy: ${width} px, ${colorScheme}`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        const stopped: string[] = [];
        page.on('console', (message) => {
          if (/Content.Security.Policy/i.test(message.text())) stopped.push(message.text());
        });
        await page.route(/^https:/, (route) => route.fulfill({ body: '' }));
        for (const path of ['/', '/posts/first-batch', '/posts/closed', '/posts']) {
          await page.goto(site.origin + path);
          const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
          assert.equal(wider, false, `${path} is wider than the window`);
        }
        assert.deepEqual(stopped, []);
        await context.close();
      });
    }
  }
});
