/** Lighthouse on a phone, over every kind of page. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import type { ServedSite } from '../harness/built-site.ts';
import { whyNotInFull } from '../harness/in-full.ts';
import { PICTURE_PAGES, serveOwnExample } from '../harness/own-example.ts';
import { unless } from '../harness/unless.ts';
import { KINDS, serveSample } from '../screens/sample-site.ts';

/** The least scores. */
const LEAST = { accessibility: 100, 'best-practices': 100, seo: 100, performance: 98 };
/** How often a page is measured: a busy machine costs speed some points, and an audit that waits all of them. */
const TRIES = 3;

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string }>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** The score of a category in percent, and the titles of what costs points. */
function scoreOf({ categories, audits }: Report, category: string): { score: number; faults: string[] } {
  const { score = 0, auditRefs = [] } = categories[category] ?? {};
  const faults = auditRefs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id}: ${audits[id]?.title}`);
  return { score: Math.round((score ?? 0) * 100), faults };
}

const SITES: [title: string, serve: () => Promise<ServedSite>, kinds: typeof KINDS][] = [
  ['every kind of page', serveSample, KINDS],
  ['pages with photographs', serveOwnExample, PICTURE_PAGES],
];

describe.each(SITES)(
  'Lighthouse on a phone, %s',
  unless(whyNotInFull() ?? WITHOUT_BROWSER),
  (_, serve, kinds) => {
    let site: ServedSite;
    let browser: Browser;
    let port: number;
    beforeAll(async () => {
      port = await freePort();
      site = await serve();
      browser = await launchBrowser({ port });
    });
    afterAll(async () => {
      await browser?.close();
      await site?.stop();
    });

    async function report(path: string, categories: string[]): Promise<Report> {
      const options = { port, onlyCategories: categories, logLevel: 'error' as const };
      const result = await lighthouse(site.origin + path, options);
      assert.ok(result !== undefined);
      return result.lhr as unknown as Report;
    }

    // An answer of 404 is not for search engines.
    for (const [kind, path] of kinds.filter(([name]) => name !== 'missing')) {
      it(`${kind}`, async () => {
        const first = await report(path, Object.keys(LEAST));
        for (const category of Object.keys(LEAST) as (keyof typeof LEAST)[]) {
          // Results of a search are kept from search engines.
          if (kind === 'search' && category === 'seo') continue;
          let { score, faults } = scoreOf(first, category);
          for (let tried = 1; score < LEAST[category] && tried < TRIES; tried++)
            ({ score, faults } = scoreOf(await report(path, [category]), category));
          assert.ok(score >= LEAST[category], `${category} ${score}: ${faults.join('; ')}`);
        }
      });
    }
  },
);
