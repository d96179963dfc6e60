/** The site's page own-headers.md shows the headers that it is sent with: all of them, each with its value. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { keptPage } from '../harness/kept-page.ts';
import { ROOT } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

const PAGE = 'pages/docs/own-headers.md';
const SCRIPT = 'assets/own-headers.js';
const own = (path: string): string => readFileSync(join(ROOT, 'content', path), 'utf8');
/** Of the connection, and of the host. */
const OF_THE_HOST = new Set(['connection', 'date', 'keep-alive']);

describe('own-headers.md', () => {
  let site: ServedSite;
  let url: string;
  beforeAll(async () => {
    const folder = siteFolder({
      'config.yml': 'sitename: Small\n',
      'pages/home.md': '# Home\n',
      [PAGE]: own(PAGE).replaceAll(/\]\([\w./#-]+\.md(?:#[\w-]+)?\)/g, '](/)'),
      [SCRIPT]: own(SCRIPT),
    });
    const { component } = await buildTestSite(folder);
    site = await serveEmbedded(component);
    url = `${site.origin}/docs/own-headers`;
  });
  afterAll(() => site?.stop());

  it('has a row for each header of its own answer, with the value where that is always the same', async () => {
    const { headers } = await fetch(url, { headers: { accept: 'text/html' } });
    const rows = [...own(PAGE).matchAll(/^\| `([\w-]+)` \| <span data-header="([\w-]+)">(.*?)<\/span> \|/gm)];
    for (const [, name = '', key] of rows) assert.equal(name.toLowerCase(), key);
    const sent = [...headers.keys()].filter((name) => !OF_THE_HOST.has(name) && name !== 'content-encoding');
    assert.deepEqual(rows.map(([, , key]) => key).sort(), sent.sort());
    for (const [, , key = '', value = ''] of rows) {
      if (!/^(?:by|made|the) /.test(value)) assert.equal(headers.get(key), value, key);
    }
  });

  it('shows in a browser what it is sent with, and its bytes', unless(WITHOUT_BROWSER), async () => {
    const { page, messages, errors } = await keptPage();
    const response = await page.goto(url);
    await page.locator('[data-cost]:not(:empty)').waitFor({ timeout: 30_000 });
    const headers = (await response?.allHeaders()) ?? {};
    for (const key of ['etag', 'repr-digest', 'content-security-policy', 'content-length'])
      assert.equal(await page.locator(`[data-header="${key}"]`).textContent(), headers[key], key);
    assert.match((await page.locator('[data-cost]').textContent()) ?? '', /got [\d,]+ bytes of HTML/);
    assert.deepEqual([...messages.map((message) => message.text()), ...errors], []);
  });
});
