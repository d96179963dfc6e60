/** `pwa`: the manifest, the icon, the offline page and the worker; without it the worker that leaves. */
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { sharedBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { mdcmsSite, page } from './site.ts';

const APP = `sitename: Harbour
sitedescription: Notes
language: en
pwa: yes
pwa-name: Harbour Notes
pwa-shortname: Notes
pwa-colour: "#112233"
`;

describe('pwa: yes', () => {
  it('the web manifest stands where mdcms has it, with what config.yml says', async () => {
    const site = await mdcmsSite({ 'config.yml': APP });
    const manifest = JSON.parse(site.text('/manifest.json', { type: 'application/manifest+json' }));
    assert.deepEqual(
      [
        manifest.name,
        manifest.short_name,
        manifest.theme_color,
        manifest.start_url,
        manifest.display,
        manifest.lang,
      ],
      ['Harbour Notes', 'Notes', '#112233', '/', 'standalone', 'en'],
    );
    assert.match(site.text('/'), /<link rel="manifest" href="\/manifest\.json">/);
    assert.match(site.text('/'), /<meta name="theme-color" content="#112233">/);
  });
  it('names default to the sitename, the colour to mdcms’s', async () => {
    const site = await mdcmsSite({ 'config.yml': 'sitename: Harbour\npwa: on\n' });
    const manifest = JSON.parse(site.text('/manifest.json', { type: 'application/manifest+json' }));
    assert.deepEqual(
      [manifest.name, manifest.short_name, manifest.theme_color],
      ['Harbour', 'Harbour', '#2563EB'],
    );
  });
  it('an icon is drawn from the name, and served', async () => {
    const site = await mdcmsSite({ 'config.yml': APP });
    const { icons } = JSON.parse(site.text('/manifest.json', { type: 'application/manifest+json' }));
    assert.deepEqual([icons[0].type, icons[0].sizes], ['image/svg+xml', 'any']);
    assert.match(site.text(icons[0].src, { type: 'image/svg+xml' }), /fill="#123"[\s\S]*>N<\/text>/);
  });
  it('the offline page has the configured message, escaped', async () => {
    const site = await mdcmsSite({ 'config.yml': `${APP}offline-message: "No <network> & no page"\n` });
    assert.match(site.text('/offline'), /No &lt;network&gt; &amp; no page/);
  });
  it('or the message of each language', async () => {
    const site = await mdcmsSite({
      'config.yml': `${APP}offline-message: {en: No network, nb: Ikke noe nett}
categories-use: yes
default-category: {code: en}
categories: [{code: nb}, {code: sv}]
`,
    });
    assert.match(site.text('/offline'), /No network/);
    assert.match(site.text('/nb/offline'), /<html lang="nb"[\s\S]*Ikke noe nett/);
    assert.match(site.text('/sv/offline'), /No network/);
    const worker = site.text('/service-worker.js', { type: 'text/javascript' });
    assert.match(
      worker,
      /"offline":\[\["\/nb","\/nb\/offline"\],\["\/sv","\/sv\/offline"\],\["","\/offline"\]\]/,
    );
  });
  it('without a message the theme has its own', async () => {
    const site = await mdcmsSite({ 'config.yml': APP });
    assert.match(site.text('/offline'), /not kept on this device/);
  });
  it('what the worker keeps from the start is all there', async () => {
    const site = await mdcmsSite({ 'config.yml': APP });
    const worker = site.text('/service-worker.js', { type: 'text/javascript' });
    const { precache } = JSON.parse(/self\.COLDPRESS=(\{.*\});/.exec(worker)?.[1] ?? '{}');
    assert.ok(precache.length >= 5);
    for (const path of precache) assert.equal(site.status(path), 200, path);
  });
  it('another site gives another version of the worker', async () => {
    const worker = async (config: string): Promise<string> =>
      (await mdcmsSite({ 'config.yml': config })).text('/service-worker.js', { type: 'text/javascript' });
    assert.notEqual(await worker(APP), await worker(`${APP}offline-message: Gone\n`));
    assert.equal(await worker(APP), await worker(APP));
  });
});

describe('pwa: no', () => {
  it('has no manifest and registers nothing', async () => {
    const site = await mdcmsSite({});
    assert.equal(site.status('/manifest.json'), 404);
    assert.equal(site.status('/offline'), 404);
    assert.doesNotMatch(site.text('/'), /register|rel="manifest"/);
  });
  it('serves the worker that empties the caches and takes itself away', async () => {
    const site = await mdcmsSite({ 'service-worker.js': '/* mdcms’s own */' });
    const worker = site.text('/service-worker.js', { type: 'text/javascript' });
    assert.match(worker, /caches\.delete/);
    assert.match(worker, /unregister\(\)/);
    assert.doesNotMatch(worker, /mdcms/);
  });
});

describe('in a browser', unless(WITHOUT_BROWSER), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  });

  const serve = async (config: string): Promise<ServedSite> => {
    const folder = siteFolder({
      'config.yml': config,
      'pages/home.md': page('title: Home', 'Welcome. [About](pages/about.md)\n'),
      'pages/about.md': page('title: About', 'About us.\n'),
      'pages/other.md': page('title: Other', 'Never opened.\n'),
      'pages/payslip.md': page('title: Payslip', 'For your eyes.\n'),
      _headers: '/payslip\n  Cache-Control: private, no-store\n',
    });
    return serveEmbedded((await buildTestSite(folder)).component);
  };

  it('an installed site is read without a network, and says so where a page was not kept', async () => {
    const served = await serve(`${APP}offline-message: No network here.\n`);
    const context = await browser.newContext();
    try {
      const tab = await context.newPage();
      const complaints: string[] = [];
      tab.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('status of 404'))
          complaints.push(message.text());
      });
      await tab.goto(served.origin);
      await tab.evaluate(() => navigator.serviceWorker.ready);
      await tab.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await tab.goto(`${served.origin}/payslip`);
      assert.match((await tab.textContent('main')) ?? '', /For your eyes\./);
      await tab.goto(`${served.origin}/about`);
      assert.deepEqual(complaints, []);
      await context.setOffline(true);
      await tab.reload();
      assert.match((await tab.textContent('main')) ?? '', /About us\./);
      for (const path of ['/payslip', '/other']) {
        await tab.goto(`${served.origin}${path}`);
        assert.match((await tab.textContent('main')) ?? '', /No network here\./, path);
      }
      await tab.waitForSelector('ul[data-lost] a', { timeout: 30_000 });
      const kept = tab.locator('ul[data-lost] a');
      assert.deepEqual(await kept.allTextContents(), ['About']);
      assert.equal(await kept.first().getAttribute('href'), `${served.origin}/about`);
      const colour = await tab.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--page'),
      );
      assert.notEqual(colour, '', 'the offline page has its style sheet');
    } finally {
      await context.close();
      await served.stop();
    }
  });

  it('turning `pwa` off takes the earlier worker and its caches away', async () => {
    const served = await serve('sitename: Harbour\n');
    const context = await browser.newContext();
    try {
      const tab = await context.newPage();
      await tab.goto(served.origin);
      const left = await tab.evaluate(async () => {
        await caches.open('mdcms-v1');
        await navigator.serviceWorker.register('/service-worker.js');
        // No function of ours: what runs in the page is sent there as text.
        for (let tries = 0; tries < 100; tries++) {
          const isGone = (await navigator.serviceWorker.getRegistration()) === undefined;
          if (isGone && (await caches.keys()).length === 0) break;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return [await caches.keys(), (await navigator.serviceWorker.getRegistration()) === undefined];
      });
      assert.deepEqual(left, [[], true]);
    } finally {
      await context.close();
      await served.stop();
    }
  });
});
