/** What a site shows of itself, in a browser: its own HTML in a frame, and XML with a style sheet of its own. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { keptPage } from '../harness/kept-page.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

const FILES = {
  'config.yml': 'sitename: Site\n',
  'pages/home.md': '# Home\n\n<iframe src="/assets/demo/index.html" title="Demo"></iframe>\n',
  'pages/about.md': '# About\n\n<iframe src="/" title="Home"></iframe>\n',
  'assets/demo/index.html': '<!doctype html><title>Demo</title><p>the demo</p>',
  'assets/notes.xml':
    '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="/assets/notes.css"?><notes>text</notes>',
  'assets/notes.css': 'notes { display: block; color: rgb(1, 2, 3); }',
};

describe('a site in a browser', unless(WITHOUT_BROWSER), () => {
  let site: ServedSite;
  beforeAll(async () => {
    const { component } = await buildTestSite(siteFolder(FILES));
    site = await serveEmbedded(component);
  });
  afterAll(() => site?.stop());

  async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
    const { page } = await keptPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(site.origin + path);
    return { page, complaints };
  }

  for (const [title, path, text] of [
    ['a file of its own', '/', 'the demo'],
    ['a page of its own', '/about', 'Home'],
  ] as const) {
    it(`shows in a frame ${title}`, async () => {
      const { page, complaints } = await open(path);
      const body = page.frameLocator('iframe').first().locator('body');
      assert.ok((await body.textContent())?.includes(text));
      assert.deepEqual(complaints, []);
    });
  }
  it('shows XML with its style sheet', async () => {
    const { page, complaints } = await open('/assets/notes.xml');
    const colour = await page.evaluate('getComputedStyle(document.documentElement).color');
    assert.equal(colour, 'rgb(1, 2, 3)');
    assert.deepEqual(complaints, []);
  });
});
