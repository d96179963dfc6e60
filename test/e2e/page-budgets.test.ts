/** What a page costs and keeps, for every kind of page of a whole site, in a browser, from the real component. */
import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate/node';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import type { ServedSite } from '../harness/built-site.ts';
import { keptPage } from '../harness/kept-page.ts';
import { unless } from '../harness/unless.ts';
import { KINDS, serveSample } from '../screens/sample-site.ts';
import { violations } from '../theme/axe.ts';
import { VALIDITY } from '../theme/validity.ts';

/** Bytes on the wire, compressed, with headers. */
const BUDGETS = { page: 30_000, stylesheet: 12_000, script: 10_000 };

/**
 * Collects what moved by itself (Layout Instability API), from a hundredth of what is good for readers (0.1) on: a web
 * font that comes after the first paint is a little wider or narrower than its stand-in, and moves its neighbours in
 * the header by a pixel.
 */
const WATCH_SHIFTS = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries().filter(({ value }) => value >= 0.001))
      window.shifts.push(value + ' ' + sources.map(({ node }) => node?.className ?? node?.nodeName));
  }).observe({ type: 'layout-shift', buffered: true });`;

describe('a first page', unless(WITHOUT_BROWSER), () => {
  let site: ServedSite;
  beforeAll(async () => {
    site = await serveSample();
  });
  afterAll(() => site?.stop());

  for (const [index, [kind, path]] of KINDS.entries()) {
    it(`${kind}: small, valid, quiet, still and accessible`, async () => {
      // Both schemes and both sizes, one for each kind: the theme's own tests have all of them.
      const { page, messages, errors, requests } = await keptPage({
        colorScheme: index % 2 === 0 ? 'light' : 'dark',
        viewport: index % 4 < 2 ? { width: 390, height: 844 } : { width: 1440, height: 900 },
      });
      await page.addInitScript(WATCH_SHIFTS);
      const response = await page.goto(site.origin + path, { waitUntil: 'networkidle' });
      const html = (await response?.text()) ?? '';

      assert.deepEqual(
        requests.map((each) => new URL(each.url()).origin).filter((origin) => origin !== site.origin),
        [],
      );
      await assertBytes(requests);
      const texts = [...messages.map((message) => message.text()), ...errors.map(({ message }) => message)];
      const quiet = texts.filter((text) => !(kind === 'missing' && text.includes('404')));
      assert.deepEqual(quiet, []);
      assert.deepEqual(await page.evaluate('window.shifts'), []);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await faults(html), []);
    });
  }

  it('comes back whole from the back/forward cache', async () => {
    const cached = await launchBrowser({ keepsPages: true });
    try {
      const page = await cached.newPage();
      // An answer of 404 is not kept by any browser.
      for (const [, path] of KINDS.filter(([kind]) => kind !== 'missing'))
        assert.deepEqual(await whyNotKept(page, site.origin, path), [], path);
    } finally {
      await cached.close();
    }
  });
});

/** The bytes of everything but pictures, and fonts, which only a site has that names some: all together and by kind. */
async function assertBytes(requests: readonly Request[]): Promise<void> {
  const sums = { page: 0, stylesheet: 0, script: 0 };
  for (const request of requests) {
    const type = request.resourceType();
    if (type === 'image' || type === 'font') continue;
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const bytes = responseBodySize + responseHeadersSize;
    sums.page += bytes;
    if (type === 'stylesheet' || type === 'script') sums[type] += bytes;
  }
  for (const [name, most] of Object.entries(BUDGETS) as [keyof typeof BUDGETS, number][]) {
    assert.ok(sums[name] > 0 && sums[name] <= most, `${name}: ${sums[name]} bytes`);
  }
}

const validator = new HtmlValidate(VALIDITY);

async function faults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** Leaves the page and goes back; the browser's reasons why it was not kept meanwhile, or none. */
async function whyNotKept(page: Page, origin: string, path: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const reasons: string[] = [];
  session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
    reasons.push(...notRestoredExplanations.map(({ reason }) => reason)),
  );
  await page.goto(origin + path);
  const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
  await page.goto(`${origin}/tags?away`);
  const back = new Promise<void>((resolve) => session.once('Page.frameNavigated', () => resolve()));
  await session.send('Page.navigateToHistoryEntry', { entryId: entries[currentIndex]?.id ?? 0 });
  await back;
  await session.detach();
  return reasons;
}
