import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { whyNotInFull } from '../harness/in-full.ts';
import { startCli } from '../harness/run-cli.ts';
import { runHere, serveHere } from '../harness/run-here.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

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
    const { code, stdout } = await runHere(folder, ['calendar', '--content', folder]);
    assert.equal(code, 0);
    const [appears, goes] = stdout.split('\n\n');
    assert.match(
      appears ?? '',
      /^2098-07-01 09:00 \+02:00 Europe\/Oslo\n {2}appears {2}\/posts\/next {2}Next\n/,
    );
    assert.match(appears ?? '', /\n {2}changes {2}\/, \/posts\/first, .* and \d+ more$/m);
    assert.match(goes ?? '', /^2099-01-01 00:00 \+01:00 Europe\/Oslo\n {2}goes {5}\/posts\/next {2}Next\n/);
    assert.doesNotMatch(stdout, /[Ii]dea/);
    assert.equal(existsSync(join(folder, 'dist')), false);
  });

  it('says the same as JSON', async () => {
    const { code, stdout } = await runHere('.', ['calendar', '--json', '--content', siteFolder(SITE)]);
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

  it('counts problems in JSON as the other commands do', async () => {
    const folder = siteFolder({ ...SITE, 'pages/x.md': '# X\n\n[nowhere](pages/nope.md)\n' });
    const check = JSON.parse((await runHere('.', ['check', '--json', '--content', folder])).stdout);
    const { calendar, ...problems } = JSON.parse(
      (await runHere('.', ['calendar', '--json', '--content', folder])).stdout,
    );
    assert.equal(problems.warnings, 1);
    // Notes of what is as it should be are for those who ask with check.
    const listed = check.problems.filter(({ severity }: { severity: string }) => severity !== 'note');
    assert.deepEqual(problems, { ...check, notes: 0, problems: listed });
    assert.equal(calendar.length, 2);
  });

  it('says so where nothing will change', async () => {
    const { code, stdout } = await runHere('.', ['calendar', '--content', siteFolder(SMALL_SITE)]);
    assert.equal(code, 0);
    assert.match(stdout, /^No change is scheduled after /);
  });

  it('ends with 1 on an error in the content', async () => {
    const broken = { ...SMALL_SITE, 'posts/x.md': '---\ncreated: 2026-02-30\n---\n' };
    const { code, stderr } = await runHere('.', ['calendar', '--content', siteFolder(broken)]);
    assert.equal(code, 1);
    assert.match(stderr, /date-invalid/);
  });
});

/** Looks at what a command serves; it ends as it should. */
async function serving(args: string[], folder: string, look: (url: string) => Promise<void>): Promise<void> {
  assert.equal(await serveHere(folder, args, ({ url }) => look(url)), 0);
}

async function statusOf(url: string, path: string): Promise<number> {
  const response = await fetch(new URL(path, url));
  await response.body?.cancel();
  return response.status;
}

describe('coldpress preview --at', () => {
  it('serves the site as it will be, by a clock that runs', async () => {
    const folder = siteFolder(SITE);
    const out = join(folder, 'out');
    assert.equal((await runHere('.', ['build', '--content', folder, '--out', out])).code, 0);
    const at = (time: string, look: (url: string) => Promise<void>): Promise<void> =>
      serving(['preview', '--out', out, '--at', time], folder, look);
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

  it('has the API answer as of that time too', unless(whyNotInFull()), async () => {
    const folder = siteFolder({
      ...SITE,
      'api/main.ts': "export { default, settings } from 'coldpress/api/main';\n",
    });
    const out = join(folder, 'out');
    const built = await runHere('.', ['build', '--content', folder, '--out', out]);
    assert.equal(built.code, 0, built.stderr);
    const seen = async (time: string): Promise<unknown[]> => {
      let answers: unknown[] = [];
      await serving(['preview', '--out', out, '--at', time], folder, async (url) => {
        const list = (await (await fetch(new URL('/api/posts?text=next', url))).json()) as {
          posts: { slug: string }[];
        };
        answers = [list.posts.map(({ slug }) => slug), await statusOf(url, '/api/posts/next')];
      });
      return answers;
    };
    assert.deepEqual(await seen('2098-07-01T08:00'), [[], 404]);
    assert.deepEqual(await seen('2098-07-01T09:00'), [['next'], 200]);
    assert.deepEqual(await seen('2099-01-01'), [[], 410]);
  });

  it('refuses a time that the clocks skip', async () => {
    const folder = siteFolder(SITE);
    const out = join(folder, 'out');
    assert.equal((await runHere('.', ['build', '--content', folder, '--out', out])).code, 0);
    const { code, stderr } = await runHere('.', [
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

describe('a time that is over', () => {
  const PAST = {
    ...SITE,
    'posts/was.md': '---\ntitle: Was\ncreated: 2020-01-01\nexpires: 2021-01-01\n---\nIt was.\n',
  };
  const there = async (args: string[], folder: string, status: number): Promise<void> => {
    await serving([...args, '--at', '2020-06-01'], folder, async (url) => {
      assert.equal(await statusOf(url, '/posts/was'), status);
    });
  };

  it('is there as it was where the command builds the site itself', async () => {
    const folder = siteFolder(PAST);
    await there(['start', '--content', folder], folder, 200);
    await there(['preview', '--drafts', '--content', folder], folder, 200);
  });

  it('lacks what had ended before an earlier build, which is said, and --as-of brings it back', async () => {
    const folder = siteFolder(PAST);
    const options = ['--content', folder];
    assert.equal((await runHere(folder, ['build', ...options])).code, 0);
    const code = await serveHere(folder, ['preview', '--at', '2020-06-01'], async ({ url, notes }) => {
      assert.equal(await statusOf(url, '/posts/was'), 410);
      assert.match(notes(), /^Showing the site as it was from 2020-06-01 00:00 \+02:00 Europe\/Oslo on\.$/m);
      assert.match(
        notes(),
        /^What had ended when the site was built is not in it\..*\n {2}npx coldpress build --as-of '2020-06-01'$/m,
      );
    });
    assert.equal(code, 0);
    // In the site's timezone, as --at is: in UTC the post would be over by then.
    assert.equal((await runHere(folder, ['build', ...options, '--as-of', '2020-12-31T23:30'])).code, 0);
    await there(['preview'], folder, 200);
    assert.equal((await runHere(folder, ['build', ...options, '--as-of', '2021-01-01'])).code, 0);
    await there(['preview'], folder, 410);
  });
});

describe('coldpress preview --drafts', () => {
  it('shows drafts, marked, and writes nothing', async () => {
    const folder = siteFolder(SITE);
    await serving(['preview', '--drafts', '--content', folder], folder, async (url) => {
      const page = await fetch(new URL('/posts/idea', url));
      assert.equal(page.status, 200);
      assert.match(
        await page.text(),
        /<p class="notice" dir="auto"><strong>Draft: not published<\/strong><\/p>/,
      );
      assert.match(await (await fetch(new URL('/posts', url))).text(), /Idea \(Draft: not published\)/);
      assert.equal(existsSync(join(folder, 'dist')), false);
    });
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
