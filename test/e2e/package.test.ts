import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { COMPILED } from '../../build/cli/keep-compiled.ts';
import { PACKED_SCRIPTS } from '../../build/theme/client/bundle-scripts.ts';
import { launchBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import { ROOT, startCli } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';
import { bestTime } from '../harness/time.ts';
import { unless } from '../harness/unless.ts';

/**
 * The package as others install it: unpacked into an empty folder, with the packages beside it that
 * the lockfile marks as needed at run time, and no others. A dependency that is only declared for developers
 * is missing there, and so is a file that the package does not ship.
 */
function install(folder: string): string {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(output.slice(output.indexOf('[\n'))) as [{ filename: string }];
  const target = join(folder, 'node_modules', 'coldpress');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['xzf', join(folder, filename), '-C', target, '--strip-components=1']);
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(lock.packages)) {
    const nested = path.lastIndexOf('node_modules/') > 0;
    if (path === '' || nested || dev === true || devOptional === true || !existsSync(join(ROOT, path)))
      continue;
    link(folder, path);
  }
  return join(target, JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')).bin.coldpress);
}

function link(folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(join(ROOT, path), join(folder, path));
}

/**
 * The folder that keeps APIs built by the package between runs, as long as the sources that build them are the same:
 * the engine takes seconds. Those of other sources go.
 */
function keptApis(): string {
  const hash = createHash('sha256');
  for (const folder of ['build/api', 'src/api', 'wit'])
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (statSync(join(ROOT, folder, name)).isFile())
        hash.update(`${folder}/${name}\n`).update(readFileSync(join(ROOT, folder, name)));
  const kept = join(ROOT, '.coldpress', 'test-package');
  const own = hash.digest('hex').slice(0, 16);
  mkdirSync(join(kept, own), { recursive: true });
  for (const name of readdirSync(kept)) if (name !== own) rmSync(join(kept, name), { recursive: true });
  return join(kept, own);
}

/** The examples of content/pages/docs/api.md in a language, in their order. */
function documented(language: 'ts' | 'json'): string[] {
  const text = readFileSync(join(ROOT, 'content/pages/docs/api.md'), 'utf8');
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code);
}

describe('the packed package, installed into an empty folder', () => {
  const folder = temporaryFolder();
  let bin: string;
  beforeAll(() => {
    bin = install(folder);
  });

  it('builds a site there with its social cards, without the compiler', () => {
    assert.equal(existsSync(join(folder, 'node_modules', 'assemblyscript')), false);
    const config = 'sitename: Small\nurl: https://small.example\n';
    const content = siteFolder({ ...SMALL_SITE, 'config.yml': config });
    execFileSync(process.execPath, [bin, 'build', '--content', content, '--out', 'dist'], {
      cwd: folder,
      stdio: 'pipe',
    });
    assert.ok(statSync(join(folder, 'dist', 'site.wasm')).size > 10_000);
    // The renderer and its font come with the packages that this one depends on.
    const manifest = readFileSync(join(folder, 'dist', 'manifest.json'), 'utf8');
    assert.match(manifest, /"\/assets\/coldpress\/cards\/[0-9a-f.]+\.png"/);
  });

  it('brings the scripts for browsers made already, and builds the same bytes as the checkout does', () => {
    assert.ok(existsSync(join(folder, 'node_modules/coldpress/lib/build/cli', PACKED_SCRIPTS)));
    const content = siteFolder(SMALL_SITE);
    const main = ['--import', import.meta.resolve('tsx'), join(ROOT, 'build/cli/main.ts')];
    const environment = { ...process.env, SOURCE_DATE_EPOCH: '1795392000' };
    execFileSync(process.execPath, [bin, 'build', '--content', content, '--out', 'a'], {
      cwd: folder,
      env: environment,
      stdio: 'pipe',
    });
    execFileSync(process.execPath, [...main, 'build', '--content', content, '--out', 'b'], {
      cwd: folder,
      env: environment,
      stdio: 'pipe',
    });
    assert.ok(readFileSync(join(folder, 'a/site.wasm')).equals(readFileSync(join(folder, 'b/site.wasm'))));
  });

  it('has a help and exit codes', () => {
    assert.match(execFileSync(process.execPath, [bin, '--help'], { encoding: 'utf8' }), /Usage: coldpress/);
    assert.throws(() => execFileSync(process.execPath, [bin, 'nope'], { stdio: 'pipe' }), { status: 2 });
  });

  // The stemmers of all languages, the reader of fonts and the typesetting of formulas lie beside it, as packages of their own.
  it('is at most 3 MB unpacked without its dependencies', () => {
    // The files' own sizes, as npm states them: what a disk's blocks add is the disk's, and what Node keeps of them Node's.
    const installed = join(folder, 'node_modules', 'coldpress');
    const sizes = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes(join('cli', COMPILED)))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
    const kilobytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024);
    assert.ok(kilobytes <= 3072, `${kilobytes} KiB`);
  });

  describe('in the first hour', () => {
    const site = join(folder, 'my-site');
    const coldpress = (...args: string[]): string =>
      execFileSync(process.execPath, [bin, ...args], { cwd: site, encoding: 'utf8', stdio: 'pipe' });

    it('is found by npx, in a project that has it', () => {
      const link = join(folder, 'node_modules', '.bin', 'coldpress');
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(bin, link);
      const version = execFileSync('npx', ['--offline', 'coldpress', '--version'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
      assert.match(version, /^\d+\.\d+\.\d+\n$/);
    });

    it('begins a site, builds it, and serves what it built', async () => {
      execFileSync(process.execPath, [bin, 'init', 'my-site', '--template', 'blog'], {
        cwd: folder,
        stdio: 'pipe',
      });
      const manifest = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8'));
      assert.match(manifest.devDependencies.coldpress, /^\^\d/);
      coldpress('build');
      const { url, child, ended } = await startCli(['preview', '--port', '0'], site, [bin]);
      try {
        assert.match(await (await fetch(url)).text(), /My site/);
        assert.equal((await fetch(new URL('/posts/hello', url))).status, 200);
      } finally {
        child.kill('SIGTERM');
      }
      assert.equal(await ended, 0);
    });

    it('begins a post, and a browser follows what is saved', unless(WITHOUT_BROWSER), async () => {
      assert.equal(coldpress('new', 'post', 'Second').trim(), join('content', 'posts', 'second.md'));
      const { url, child, ended } = await startCli(['dev', '--port', '0'], site, [bin]);
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage();
        await page.goto(new URL('/posts/second', url).href);
        const load = await bestTime(async () => page.reload(), 0);
        const enough = Math.max(300, 5 * load);
        const taken = await bestTime(async (round) => {
          const words = `Seen in round ${round}.`;
          appendFileSync(join(site, 'content/posts/second.md'), `${words}\n`);
          await page.waitForFunction((text) => document.body.textContent.includes(text), words, {
            polling: 10,
          });
        }, enough);
        assert.ok(taken <= enough, `${taken.toFixed()} ms, a load ${load.toFixed()} ms`);
      } finally {
        await browser.close();
        child.kill('SIGTERM');
      }
      assert.equal(await ended, 0);
    });
  });

  describe('with code of the author: a shortcode, a template, and a theme that is a package', () => {
    const POST = [
      "import { html, type Template } from 'coldpress/templates';",
      "const post: Template<'post'> = ({ tags }, theme) =>",
      '  theme.document(html`$'.concat('{theme.article}<p class="count">$', '{tags.length} tags</p>`);'),
      'export default post;\n',
    ].join('\n');
    const files: Record<string, string> = {
      ...Object.fromEntries(Object.entries(SMALL_SITE).map(([path, text]) => [`look/${path}`, text])),
      'look/config.yml': `${SMALL_SITE['config.yml']}theme: dusk\n`,
      'look/templates/post.ts': POST,
      'look/pages/keys.md': '# Keys\n\nPress [K]{key}.\n',
      'node_modules/dusk/package.json': '{"name":"dusk","peerDependencies":{"coldpress":">=0.1.0"}}',
      'node_modules/dusk/parts/key.ts':
        "import { html, type Shortcode } from 'coldpress/parts';\nconst key: Shortcode = (_, body) => html`<kbd>$".concat(
          '{body}</kbd>`;\nexport default key;\n',
        ),
    };
    beforeAll(() => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    });

    const check = (): string => {
      const compilerOptions = {
        strict: true,
        module: 'nodenext',
        target: 'es2022',
        lib: ['es2023'],
        types: [],
        noEmit: true,
      };
      const include = ['templates', '../node_modules/dusk/parts'];
      writeFileSync(join(folder, 'look/tsconfig.json'), JSON.stringify({ compilerOptions, include }));
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      return spawnSync(process.execPath, [tsc, '-p', 'look'], { cwd: folder, encoding: 'utf8' }).stdout;
    };

    it('type-checks them, and finds what is wrong', () => {
      assert.equal(check(), '');
      writeFileSync(join(folder, 'look/templates/lib.ts'), POST.replace('tags.length', 'keywords.length'));
      assert.match(check(), /lib\.ts\(\d+,\d+\): error TS2/);
      rmSync(join(folder, 'look/templates/lib.ts'));
    });

    it('builds the site, each page by its code', async () => {
      rmSync(join(folder, 'look/tsconfig.json'));
      execFileSync(process.execPath, [bin, 'build', '--content', 'look', '--out', 'look-out'], {
        cwd: folder,
        stdio: 'pipe',
      });
      const { url, child, ended } = await startCli(['preview', '--out', 'look-out', '--port', '0'], folder, [
        bin,
      ]);
      try {
        assert.match(
          await (await fetch(new URL('/posts/first', url))).text(),
          /<p class="count">\d+ tags<\/p>/,
        );
        assert.match(await (await fetch(new URL('/keys', url))).text(), /Press <kbd>K<\/kbd>/);
      } finally {
        child.kill('SIGTERM');
      }
      assert.equal(await ended, 0);
    });
  });

  describe('with a site that has an API of its own, as content/pages/docs/api.md shows it', () => {
    const [api = '', hostInterfaces = ''] = documented('ts');
    beforeAll(() => {
      const files = {
        ...Object.fromEntries(Object.entries(SMALL_SITE).map(([path, text]) => [`own/${path}`, text])),
        'own/api/main.ts': api,
        'own/api/host.ts': `${hostInterfaces}export const all = [get, open, increment];\n`,
        'own/api/site.ts': readFileSync(join(ROOT, 'content/api/main.ts'), 'utf8'),
      };
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      link(folder, 'node_modules/@bytecodealliance/componentize-js');
    });

    /** Type-checks with the documented tsconfig.json and these options; gives what is wrong. */
    const check = (include: string[], options: Record<string, unknown> = {}): string => {
      const { compilerOptions } = JSON.parse(documented('json')[0] ?? '{}') as { compilerOptions: object };
      const config = { compilerOptions: { ...compilerOptions, ...options }, include };
      writeFileSync(join(folder, 'own/tsconfig.json'), JSON.stringify(config));
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      return spawnSync(process.execPath, [tsc, '-p', 'own'], { cwd: folder, encoding: 'utf8' }).stdout;
    };

    it('has types that stand on their own', () => {
      const modules = ['api/site.ts', 'api/host.ts'];
      assert.equal(check(modules, { skipLibCheck: false }), '');
      const node = { module: 'nodenext', moduleResolution: 'nodenext', exactOptionalPropertyTypes: true };
      assert.equal(check(modules, { skipLibCheck: false, ...node }), '');
    });

    it('type-checks the example, and finds what is wrong in it', () => {
      writeFileSync(join(folder, 'own/api/wrong.ts'), api.replace('context.now()', "'today'"));
      // Nothing about the example itself, and one line about the copy with a mistake.
      assert.match(check(['api/main.ts', 'api/wrong.ts']), /^\S*wrong\.ts\(\d+,\d+\): error TS2345.*\n$/);
    });

    it('builds it and serves it', async () => {
      const kept = keptApis();
      const cache = join(folder, '.coldpress');
      cpSync(kept, cache, { recursive: true });
      execFileSync(process.execPath, [bin, 'build', '--content', 'own', '--out', 'with-api'], {
        cwd: folder,
        stdio: 'pipe',
      });
      for (const name of readdirSync(cache))
        if (name.startsWith('api-')) cpSync(join(cache, name), join(kept, name));
      const { url, child, ended } = await startCli(['preview', '--out', 'with-api', '--port', '0'], folder, [
        bin,
      ]);
      try {
        const answers = ['/', '/api/latest', '/api/posts/first', '/api/nothing'].map(async (path) => {
          const response = await fetch(new URL(path, url), { headers: { accept: 'text/html, */*;q=0.1' } });
          return `${response.status} ${(await response.text()).slice(0, 6)}`;
        });
        assert.deepEqual(await Promise.all(answers), [
          '200 <!DOCT',
          '200 "First',
          '200 <p>The',
          '404 {"type',
        ]);
      } finally {
        child.kill('SIGTERM');
      }
      assert.equal(await ended, 0);
    });
  });
});
