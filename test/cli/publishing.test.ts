import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCli, startCli } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';

/** The tests' clock stands at 2026-11-23 (SOURCE_DATE_EPOCH); the machine's own runs on. */
const SITE = {
  ...SMALL_SITE,
  'config.yml': `${SMALL_SITE['config.yml']}timezone: Europe/Oslo\n`,
  'posts/next.md': '---\ntitle: Next\ncreated: 2098-07-01 09:00\nexpires: 2099-01-01\n---\nThe next post.\n',
  'posts/idea.md': '---\ntitle: Idea\ncreated: 2026-01-01\ndraft: yes\n---\nAn idea.\n',
};

describe('coldpress calendar', () => {
  it('prints what will appear, change and go, in the site’s timezone, and writes nothing', async () => {
    const folder = siteFolder(SITE);
    const { code, stdout } = await runCli(['calendar', '--content', folder], folder);
    assert.equal(code, 0);
    const [appears, goes] = stdout.split('\n\n');
    assert.match(
      appears ?? '',
      /^2098-07-01 09:00 \+02:00 Europe\/Oslo\n {2}appears {2}\/posts\/next {2}Next\n/,
    );
    assert.match(appears ?? '', /\n {2}changes {2}.*\/feed\.json and \d+ more$/m);
    assert.match(goes ?? '', /^2099-01-01 00:00 \+01:00 Europe\/Oslo\n {2}goes {5}\/posts\/next {2}Next\n/);
    assert.doesNotMatch(stdout, /[Ii]dea/);
    assert.equal(existsSync(join(folder, 'dist')), false);
  });

  it('says the same as JSON', async () => {
    const { code, stdout } = await runCli(['calendar', '--json', '--content', siteFolder(SITE)]);
    assert.equal(code, 0);
    const { calendar } = JSON.parse(stdout);
    assert.deepEqual(
      calendar.map(({ time, changes }: { time: string; changes: unknown[] }) => [time, changes[0]]),
      [
        ['2098-07-01 09:00 +02:00 Europe/Oslo', { path: '/posts/next', kind: 'appears', title: 'Next' }],
        ['2099-01-01 00:00 +01:00 Europe/Oslo', { path: '/posts/next', kind: 'goes', title: 'Next' }],
      ],
    );
  });

  it('says so where nothing will change', async () => {
    const { code, stdout } = await runCli(['calendar', '--content', siteFolder(SMALL_SITE)]);
    assert.equal(code, 0);
    assert.match(stdout, /^Nothing changes by itself after /);
  });

  it('ends with 1 on an error in the content', async () => {
    const broken = { ...SMALL_SITE, 'posts/x.md': '---\ncreated: 2026-02-30\n---\n' };
    const { code, stderr } = await runCli(['calendar', '--content', siteFolder(broken)]);
    assert.equal(code, 1);
    assert.match(stderr, /date-invalid/);
  });
});

describe('coldpress preview --at', () => {
  it('serves the site as it will be, by a clock that runs', async () => {
    const folder = siteFolder(SITE);
    const out = join(folder, 'out');
    assert.equal((await runCli(['build', '--content', folder, '--out', out])).code, 0);
    const at = async (time: string, look: (url: string) => Promise<void>): Promise<void> => {
      const { url, child, ended } = await startCli(['preview', '--out', out, '--port', '0', '--at', time]);
      try {
        await look(url);
      } finally {
        child.kill('SIGTERM');
        assert.equal(await ended, 0);
      }
    };
    await at('2098-06-30', async (url) => {
      assert.equal((await fetch(new URL('/posts/next', url))).status, 404);
    });
    await at('2098-07-01T08:59:58', async (url) => {
      const deadline = Date.now() + 30_000;
      while ((await fetch(new URL('/posts/next', url))).status !== 200) {
        assert.ok(Date.now() < deadline, 'it never appeared');
      }
      assert.match(await (await fetch(new URL('/feed.xml', url))).text(), /<title>Next<\/title>/);
    });
  });

  it('refuses a time that the clocks skip', async () => {
    const folder = siteFolder(SITE);
    const out = join(folder, 'out');
    assert.equal((await runCli(['build', '--content', folder, '--out', out])).code, 0);
    const { code, stderr } = await runCli([
      'preview',
      '--out',
      out,
      '--port',
      '0',
      '--at',
      '2027-03-28T02:30',
    ]);
    assert.equal(code, 2);
    assert.match(stderr, /is skipped by the clocks of Europe\/Oslo/);
  });
});

describe('coldpress preview --drafts', () => {
  it('shows drafts, marked, and writes nothing', async () => {
    const folder = siteFolder(SITE);
    const { url, child, ended } = await startCli(
      ['preview', '--drafts', '--content', folder, '--port', '0'],
      folder,
    );
    try {
      const page = await fetch(new URL('/posts/idea', url));
      assert.equal(page.status, 200);
      assert.match(
        await page.text(),
        /<p class="notice" dir="auto"><strong>Draft: not published<\/strong><\/p>/,
      );
      assert.match(await (await fetch(new URL('/posts', url))).text(), /Idea \(Draft: not published\)/);
      assert.equal(existsSync(join(folder, 'dist')), false);
    } finally {
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
    }
  });

  it('is the only way to see them', async () => {
    const folder = siteFolder(SITE);
    const { url, child } = await startCli(
      ['start', '--content', folder, '--out', join(folder, 'out'), '--port', '0'],
      folder,
    );
    try {
      assert.equal((await fetch(new URL('/posts/idea', url))).status, 404);
    } finally {
      child.kill('SIGTERM');
    }
  });
});
