/** A site below a path as its author and its readers meet it: dev, preview, spin.toml, and a browser. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { missingRoute } from '../../build/output/check-spin-toml.ts';
import { sharedBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import { runCli, type Served, startCli } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { BLOG } from '../serve/mounted-sites.ts';

const parent = siteFolder(
  Object.fromEntries(Object.entries(BLOG).map(([path, text]) => [`content/${path}`, text])),
);
const config = join(parent, 'content/config.yml');

/** Status and Location of what `target` answers at the host of `url`. */
async function answer(url: string, target: string): Promise<[status: number, location: string | null]> {
  const { status, headers } = await fetch(new URL(target, url), { redirect: 'manual' });
  return [status, headers.get('location')];
}

async function stopped({ child, ended }: Served): Promise<void> {
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
}

describe('coldpress dev of a site below a path', () => {
  let served: Served;
  beforeAll(async () => {
    served = await startCli(['dev', '--port', '0'], parent);
  });
  afterAll(() => stopped(served));

  it('prints the address of the homepage, and leads there from the root', async () => {
    assert.equal(new URL(served.url).pathname, '/blog');
    assert.deepEqual(await answer(served.url, '/'), [307, '/blog']);
    assert.deepEqual(await answer(served.url, '/?a=b'), [307, '/blog?a=b']);
    assert.deepEqual(await answer(served.url, '/about'), [404, null]);
    assert.deepEqual(await answer(served.url, '/blog/moved'), [301, '/blog/about']);
  });

  it('follows another base at the next save', async () => {
    const before = readFileSync(config, 'utf8');
    try {
      writeFileSync(config, before.replace('/blog', '/log'));
      for (let i = 0; i < 200 && (await answer(served.url, '/log/about'))[0] !== 200; i++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.deepEqual(await answer(served.url, '/'), [307, '/log']);
      assert.deepEqual(await answer(served.url, '/blog/about'), [404, null]);
    } finally {
      writeFileSync(config, before);
    }
  });
});

describe('a built site below a path', unless(WITHOUT_BROWSER), () => {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    const built = await runCli(['build'], parent);
    assert.equal(built.code, 0, built.stderr);
    served = await startCli(['preview', '--port', '0'], parent);
    browser = await sharedBrowser();
  });
  afterAll(async () => {
    await stopped(served);
  });

  it('is previewed where it lives, and has its route in spin.toml', async () => {
    assert.equal(new URL(served.url).pathname, '/blog');
    assert.deepEqual(await answer(served.url, '/'), [307, '/blog']);
    assert.match(readFileSync(join(parent, 'dist/spin.toml'), 'utf8'), /^route = "\/blog\/\.\.\."$/m);
  });

  it('is read by clicks, searched, and installed below its path', async () => {
    const page = await browser.newPage();
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') failed.push(`${message.text()} ${message.location().url}`);
    });
    await page.goto(served.url);
    await page.click('main a:text-is("A")');
    assert.equal(new URL(page.url()).pathname, '/blog/posts/a');
    await page.click('a[rel=home]');
    assert.equal(new URL(page.url()).pathname, '/blog/en');
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    assert.equal(new URL(scope).pathname, '/blog');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.evaluate(async () => {
      await caches.open('coldpress shell of a site at the root');
      await caches.open('coldpress /other pages');
    });
    await page.keyboard.press('/');
    await page.fill('dialog input', 'wood');
    await page.click('dialog a[href="/blog/posts/b"]');
    await page.waitForURL(/\/blog\/posts\/b/);
    await page.goto(`${served.url}#pages/about.md`);
    await page.waitForURL(/\/blog\/about$/);
    await page.goto(`${served.url}?cat=nb#posts/a.md`);
    await page.waitForURL(/\/blog\/nb\/posts\/a$|\/blog\/posts\/a$/);
    await page.context().setOffline(true);
    await page.goto(`${served.url}/never-read`);
    assert.match(await page.title(), /offline/i);
    const kept = await page.evaluate(() => caches.keys());
    assert.ok(
      kept.some((name) => name.startsWith('coldpress /blog shell ')),
      kept.join(),
    );
    await page.context().setOffline(false);
    assert.deepEqual(failed, []);
    await page.close();
  });
});

const ROUTES: [title: string, routes: string[], base: string, wanted: string | null][] = [
  ['the route of everything leads to a site at the root', ['/...'], '', null],
  ['and to one below a path', ['/...'], '/blog', null],
  ['so does the route of its base', ['/blog/...'], '/blog', null],
  ['and one above it', ['/a/...'], '/a/b', null],
  ['another path does not', ['/archive/...'], '/blog', '/blog/...'],
  ['nor one that only begins like it', ['/blo/...'], '/blog', '/blog/...'],
  ['nor one page', ['/blog'], '/blog', '/blog/...'],
  ['a site at the root is not reached by a path', ['/archive/...'], '', '/...'],
  ['one of several is enough', ['/a/...', '/blog/...'], '/blog', null],
  ['without a component `site` nothing is known', [], '/blog', null],
];

describe('a spin.toml', () => {
  for (const [title, routes, base, wanted] of ROUTES) {
    it(`${title} (${routes.join(', ')})`, () => {
      const triggers = routes.map((route) => `[[trigger.http]]\nroute = "${route}"\ncomponent = "site"\n`);
      assert.equal(missingRoute(triggers.join('\n'), base), wanted);
    });
  }
});
