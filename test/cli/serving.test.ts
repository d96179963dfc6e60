import assert from 'node:assert/strict';
import { copyFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { runCli, startCli } from '../harness/run-cli.ts';
import { runHere } from '../harness/run-here.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';

const OTHER_CONFIG = 'sitename: The other site\nurl: https://other.example\n';

function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** Whether another program may listen on the port now. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Waits until `isSo`, for at most a minute. */
async function until(isSo: () => boolean): Promise<void> {
  const last = Date.now() + 60_000;
  while (!isSo() && Date.now() < last) await wait(50);
  assert.ok(isSo());
}

describe('coldpress start', () => {
  it('answers a page, its source and an asset at once, while it builds, and goes on when the component answers', async () => {
    const folder = siteFolder({ ...SMALL_SITE, 'assets/a.txt': 'an asset\n' });
    const out = join(folder, 'out');
    const args = ['start', '--content', folder, '--out', out, '--port', '0'];
    const { url, child, ended, notes } = await startCli(args);
    const answers = async (): Promise<void> => {
      assert.match(await (await fetch(url)).text(), /Hello\./);
      assert.match(await (await fetch(new URL('/posts/first', url))).text(), /The first post/);
      assert.match(await (await fetch(new URL('/posts/first.md', url))).text(), /^---\ntitle: First/);
      assert.equal(await (await fetch(new URL('/assets/a.txt', url))).text(), 'an asset\n');
    };
    try {
      assert.match(notes(), /^Serving .*, and building it meanwhile\.\n/);
      assert.equal(existsSync(join(out, 'site.wasm')), false, 'the build is not waited for');
      await answers();
      await until(() => /the component in .* answers/.test(notes()));
      await answers();
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });

  it('of content with errors lists them and ends with 1', async () => {
    const broken = { ...SMALL_SITE, 'posts/broken.md': '---\ntitle: [\n---\n' };
    const folder = siteFolder(broken);
    const args = ['start', '--content', folder, '--out', join(folder, 'out'), '--port', '0'];
    const { code, stderr } = await runCli(args);
    assert.equal(code, 1);
    assert.equal(stderr.match(/posts\/broken\.md:/g)?.length, 1, stderr);
  });

  it('does not start the engine of an API before its first request, and answers that at once', async () => {
    const api = `export { default, settings } from 'coldpress/api/main';\n`;
    const folder = siteFolder({ ...SMALL_SITE, 'api/main.ts': api });
    const out = join(folder, 'out');
    const args = ['start', '--content', folder, '--out', out, '--port', '0'];
    // An own folder: an engine that another test has built would be taken from there.
    const { url, child, ended, notes } = await startCli(args, folder);
    try {
      await until(() => /the component in .* answers/.test(notes()));
      assert.equal(existsSync(join(out, 'api.wasm')), false);
      assert.doesNotMatch(notes(), /engine/);
      await fetch(new URL('/api/posts', url));
      await until(() => /building its engine; Node answers meanwhile/.test(notes()));
      assert.match(await (await fetch(new URL('/posts/first', url))).text(), /The first post/);
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    it(`leaves no process and no port behind after ${signal}`, async () => {
      const folder = siteFolder(SMALL_SITE);
      const { url, child, ended } = await startCli([
        'start',
        '--content',
        folder,
        '--out',
        join(folder, 'out'),
        '--port',
        '0',
      ]);
      const { pid } = child;
      child.kill(signal);
      await ended;
      assert.ok(pid !== undefined);
      assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
      assert.equal(await isFree(portOf(url)), true);
    });
  }
});

describe('coldpress preview', () => {
  it('serves a new build as soon as there is one', async () => {
    const folder = siteFolder(SMALL_SITE);
    const out = join(folder, 'out');
    await runHere('.', ['build', '--content', folder, '--out', out]);
    const { url, child, ended, notes } = await startCli(['preview', '--out', out, '--port', '0']);
    try {
      assert.match(await (await fetch(url)).text(), /Hello\./);
      writeFileSync(join(folder, 'pages/home.md'), '---\ntitle: Home\n---\nGood evening.\n');
      await runHere('.', ['build', '--content', folder, '--out', out]);
      await until(() => /A new build is served/.test(notes()));
      assert.match(await (await fetch(url)).text(), /Good evening\./);
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });

  it('serves the API of a new build with it', async () => {
    // Any component of HTTP may stand for an API: here sites, which name themselves in their answers.
    const [folder, other] = [
      siteFolder({ ...SMALL_SITE }),
      siteFolder({ ...SMALL_SITE, 'config.yml': OTHER_CONFIG }),
    ];
    const [out, next] = [join(folder, 'out'), join(other, 'out')];
    await runHere('.', ['build', '--content', folder, '--out', out]);
    await runHere('.', ['build', '--content', other, '--out', next]);
    writeFileSync(join(out, 'api.json'), '{"outbound":[]}\n');
    copyFileSync(join(out, 'site.wasm'), join(out, 'api.wasm'));
    const { url, child, ended, notes } = await startCli(['preview', '--out', out, '--port', '0']);
    const apiAnswer = async (): Promise<string> => (await fetch(new URL('/api/none', url))).text();
    try {
      assert.doesNotMatch(await apiAnswer(), /The other site/);
      copyFileSync(join(next, 'site.wasm'), join(out, 'api.wasm'));
      renameSync(join(next, 'site.wasm'), join(out, 'site.wasm'));
      await until(() => /A new build is served/.test(notes()));
      assert.match(await apiAnswer(), /The other site/);
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });

  it('on a used port says so and how to choose another', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runHere('.', ['build', '--content', folder, '--out', join(folder, 'out')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    try {
      const { code, stderr } = await runHere('.', [
        'preview',
        '--out',
        join(folder, 'out'),
        '--port',
        String(port),
      ]);
      assert.equal(code, 1);
      assert.match(stderr, /already in use/);
      assert.match(stderr, /--port/);
    } finally {
      server.close();
    }
  });

  it('without a build says how to make one', async () => {
    const { code, stderr } = await runHere('.', ['preview', '--out', join(siteFolder({}), 'none')]);
    assert.equal(code, 1);
    assert.match(stderr, /coldpress build/);
  });

  it('of a damaged component says so and ends with 1', async () => {
    const folder = siteFolder({ 'out/site.wasm': 'no component' });
    const { code, stderr } = await runHere('.', ['preview', '--out', join(folder, 'out'), '--port', '0']);
    assert.equal(code, 1);
    assert.match(stderr, /not a component/);
  });

  it('on an address that is not this machine’s says so', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runHere('.', ['build', '--content', folder, '--out', join(folder, 'out')]);
    const { code, stderr } = await runHere('.', [
      'preview',
      '--out',
      join(folder, 'out'),
      '--host',
      '203.0.113.1',
      '--port',
      '0',
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /not an address of this machine/);
  });
});

describe('coldpress dev', () => {
  async function eventually(url: string, pattern: RegExp): Promise<void> {
    const until = Date.now() + 30_000;
    for (;;) {
      const text = await (await fetch(url)).text();
      if (pattern.test(text)) return;
      if (Date.now() > until) assert.match(text, pattern);
      await wait(50);
    }
  }

  it('shows what was saved without being started again, and keeps the last good site while there is an error', async () => {
    const folder = siteFolder(SMALL_SITE);
    const { url, child, ended } = await startCli(['dev', '--content', folder, '--port', '0'], folder);
    try {
      await eventually(url, /Hello\./);
      writeFileSync(join(folder, 'pages/home.md'), '---\ntitle: Home\n---\nChanged.\n');
      await eventually(url, /Changed\./);
      writeFileSync(join(folder, 'pages/home.md'), '---\ntitle: [\n---\nBroken.\n');
      await wait(600);
      assert.match(await (await fetch(url)).text(), /Changed\./);
      writeFileSync(join(folder, 'pages/home.md'), '---\ntitle: Home\n---\nMended.\n');
      await eventually(url, /Mended\./);
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });
});
