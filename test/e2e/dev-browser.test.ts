/** The development server in a real browser: what an author sees while writing. */
import assert from 'node:assert/strict';
import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { keptPage } from '../harness/kept-page.ts';
import { type Served, startCli } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';
import { bestTime } from '../harness/time.ts';
import { unless } from '../harness/unless.ts';

const LONG = 'A line.\n\n'.repeat(200);
const post = (text: string): string => `---\ntitle: First\ncreated: 2026-01-02\n---\n${text}\n\n${LONG}`;

describe('an open page of coldpress dev', unless(WITHOUT_BROWSER), () => {
  const parent = siteFolder(
    Object.fromEntries([
      ...Object.entries({
        ...SMALL_SITE,
        'posts/first.md': post('one'),
        'posts/draft.md': '---\ntitle: Unready\ndraft: true\n---\nNot yet.\n',
        'posts/later.md': '---\ntitle: Later\ncreated: 2036-01-02\n---\nIn ten years.\n',
      }).map(([path, text]) => [`s/${path}`, text]),
    ]),
  );
  const folder = join(parent, 's');
  let served: Served;
  let page: Page;
  let tests = 0;
  const save = (text: string): void => writeFileSync(join(folder, 'posts/first.md'), text);
  const shows = (text: string): Promise<unknown> =>
    page.waitForFunction((words) => document.body.textContent.includes(words), text, { polling: 10 });

  beforeAll(async () => {
    served = await startCli(['dev', '--content', folder, '--port', '0'], parent);
  });
  afterAll(async () => {
    served?.child.kill('SIGTERM');
    assert.equal(await served?.ended, 0);
  });
  beforeEach(async () => {
    save(post('one'));
    ({ page } = await keptPage());
    await page.goto(new URL('/posts/first', served.url).href);
    // With words of its own: once they are seen, no earlier save is on its way to the page.
    const words = `one ${++tests}`;
    save(post(words));
    await shows(words);
    // The words can be there before the rest of the page is.
    await page.waitForLoadState();
    // And before its script has read the text that it compares with the next one.
    await page.waitForFunction(() =>
      performance
        .getEntriesByType('resource')
        .some(
          (entry) =>
            entry.name === location.href && 'initiatorType' in entry && entry.initiatorType === 'fetch',
        ),
    );
  });

  it('follows a save by itself within 300 ms, or in the time of a few loads where the machine is busy', async () => {
    const load = await bestTime(async () => page.reload(), 0);
    const enough = Math.max(300, 5 * load);
    const taken = await bestTime(async (round) => {
      save(post(`round ${round}`));
      await shows(`round ${round}`);
    }, enough);
    assert.ok(taken <= enough, `${taken.toFixed()} ms, a load ${load.toFixed()} ms`);
  });

  for (const [part, title] of [
    ['page.js', 'before its script has run'],
    ['events', 'before its stream of events is open'],
  ] as const) {
    it(`follows a save that comes ${title}`, async () => {
      let isHeld = true;
      await page.route(`**/@coldpress/${part}`, async (route) => {
        if (isHeld) {
          isHeld = false;
          save(post('in between'));
          while (!(await (await fetch(new URL('/posts/first', served.url))).text()).includes('in between')) {
            await wait(20);
          }
        }
        await route.continue();
      });
      await page.goto(new URL('/posts/first', served.url).href);
      await shows('in between');
    });
  }

  it('stays where it was scrolled to', async () => {
    await page.evaluate(() => scrollTo(0, 900));
    save(post('two'));
    await shows('two');
    await page.waitForFunction(() => Math.abs(scrollY - 900) < 2);
  });

  it('shows what is wrong over itself, with file, line and caret, until it is mended', async () => {
    save('---\ntitle: [\n---\n<img src=x onerror=alert(1)>\n');
    await page.waitForSelector('coldpress-overlay', { state: 'attached' });
    const text = await page.evaluate(
      () => document.querySelector('coldpress-overlay')?.shadowRoot?.querySelector('pre')?.textContent ?? '',
    );
    assert.match(text, /^posts\/first\.md:3:1 error yaml-syntax\n/);
    assert.match(text, /\n {6}\| \^/);
    save(post('three'));
    await shows('three');
    await page.waitForSelector('coldpress-overlay', { state: 'detached' });
  });

  it('takes a style sheet without being loaded again', async () => {
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    const before = await page.evaluate(() => document.styleSheets[0]?.href);
    writeFileSync(join(folder, 'theme.yml'), 'light:\n  accent: "#b00020"\n');
    await page.waitForFunction((href) => document.styleSheets[0]?.href !== href, before);
    assert.equal(await page.evaluate(() => 'isSamePage' in window), true);
  });

  it('is left alone by a save of another page that it does not show', async () => {
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    writeFileSync(join(folder, 'posts/draft.md'), '---\ntitle: Unready\ndraft: true\n---\nStill not.\n');
    await wait(700);
    assert.equal(await page.evaluate(() => 'isSamePage' in window), true);
  });

  it('goes along with a file that is renamed, and its old address says where it is', async () => {
    renameSync(join(folder, 'posts/first.md'), join(folder, 'posts/second.md'));
    await page.waitForURL('**/posts/second');
    await page.goto(new URL('/posts/first', served.url).href);
    await page.waitForFunction(() => document.querySelector('coldpress-gone') !== null);
    assert.equal(
      await page.evaluate(() => document.querySelector('coldpress-gone')?.shadowRoot?.textContent),
      'posts/first.md was renamed. It is at /posts/second',
    );
    rmSync(join(folder, 'posts/second.md'));
  });

  it('says that its file was deleted, and so does the terminal', async () => {
    rmSync(join(folder, 'posts/first.md'));
    await page.waitForFunction(() => document.querySelector('coldpress-gone') !== null);
    assert.equal(
      await page.evaluate(() => document.querySelector('coldpress-gone')?.shadowRoot?.textContent),
      'posts/first.md was deleted.',
    );
    assert.match(served.notes(), /\d posts\/first\.md is gone, and \/posts\/first with it\n/);
  });

  it('shows drafts and what is scheduled, marked', async () => {
    for (const [path, title] of [
      ['/posts/draft', /<title>Unready \(Draft/],
      ['/posts/later', /<title>Later \(→ 2036-01-02\)/],
    ] as const) {
      const response = await fetch(new URL(path, served.url));
      assert.equal(response.status, 200);
      assert.match(await response.text(), title);
    }
  });

  it('is refused to a name that is not this machine’s', async () => {
    const status = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const sent = request(new URL('/posts/first', served.url), { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject).end();
      });
    assert.equal(await status('evil.example'), 403);
    assert.equal(await status('localhost:1'), 200);
  });

  it('follows saves again after the folder has gone and come back', async () => {
    cpSync(folder, join(parent, 'copy'), { recursive: true });
    rmSync(folder, { recursive: true });
    await wait(1_500);
    renameSync(join(parent, 'copy'), folder);
    await wait(1_500);
    save(post('back again'));
    await shows('back again');
  });
});
