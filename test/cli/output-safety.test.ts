/** What an author has in or beside the output folder is never lost, and a build that cannot be written says so. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, it } from 'vitest';
import { checkSpinToml } from '../../build/output/check-spin-toml.ts';
import { type CliResult, runCli } from '../harness/run-cli.ts';
import { runHere } from '../harness/run-here.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';

/** Path to hash of every file in a folder. */
function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

describe('an output folder that cannot be one', () => {
  const cases: [title: string, out: string, expected: RegExp][] = [
    ['is the content folder', '.', /is the content folder itself: choose a folder of its own/],
    ['is the content folder in another spelling', './posts/..', /is the content folder itself/],
    ['is the content folder by a link', 'link', /is the content folder itself/],
    ['holds the content folder', '..', /holds the content folder/],
    [
      'is a folder of the content',
      'posts',
      /is a folder of the content: what is in it \(.*\.md\) would not be published/,
    ],
    ['is a file', 'config.yml', /a file stands there/],
    ['lies in a file', 'config.yml/out', /a file stands there, or in the way/],
    ['has a spin.toml from elsewhere', 'app', /has spin\.toml from elsewhere, which a build would replace/],
    ['has a manifest.json from elsewhere', 'web-app', /has manifest\.json from elsewhere/],
  ];
  for (const [title, out, expected] of cases) {
    it(`${title}: that is said, with exit code 2, and nothing is changed`, async () => {
      const folder = siteFolder({
        ...SMALL_SITE,
        'app/spin.toml': 'spin_manifest_version = 2\n',
        'web-app/manifest.json': '{"version":1,"name":"Mine"}\n',
      });
      symlinkSync('.', join(folder, 'link'));
      const before = hashes(folder);
      const { code, stderr } = await runHere(folder, ['build', '--content', '.', '--out', out]);
      assert.match(stderr, expected);
      assert.equal(code, 2);
      assert.doesNotMatch(stderr, /\n {4}at /);
      assert.deepEqual(hashes(folder), before);
    });
  }
});

describe('an output that cannot be written', () => {
  it('has a folder in the place of a file: one sentence, exit code 1, the old output whole', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runHere(folder, ['build', '--content', '.', '--out', 'dist']);
    rmSync(join(folder, 'dist', 'site.wasm'));
    mkdirSync(join(folder, 'dist', 'site.wasm'));
    const before = hashes(join(folder, 'dist'));
    appendFileSync(join(folder, 'pages/home.md'), 'More.\n');
    const { code, stderr } = await runHere(folder, ['build', '--content', '.', '--out', 'dist']);
    assert.equal(code, 1);
    assert.match(stderr, /dist\/site\.wasm cannot be written: a folder stands in its place/);
    assert.equal(stderr.trimEnd().split('\n').length, 1);
    assert.deepEqual(hashes(join(folder, 'dist')), before);
  });

  it('lies where no folder can be made: one sentence, exit code 1', async () => {
    const folder = siteFolder(SMALL_SITE);
    const { code, stderr } = await runHere(folder, [
      'build',
      '--content',
      '.',
      '--out',
      '/proc/coldpress/dist',
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /\/proc\/coldpress\/dist cannot be written: /);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });
});

describe('a build of ours', () => {
  it('is never content, wherever it lies', async () => {
    const folder = siteFolder(SMALL_SITE);
    for (const out of ['dist', 'other/dist'])
      await runHere(folder, ['build', '--content', '.', '--out', out]);
    const other = join(temporaryFolder(), 'out');
    const { code, stderr } = await runHere(folder, ['build', '--content', '.', '--out', other]);
    assert.equal(code, 0, stderr);
    const { routes } = JSON.parse(readFileSync(join(other, 'manifest.json'), 'utf8'));
    assert.deepEqual(
      routes.map(({ path }: { path: string }) => path).filter((path: string) => /dist|wasm|bin/.test(path)),
      [],
    );
  });

  it('as the content folder is refused', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runHere(folder, ['build', '--content', '.', '--out', 'dist']);
    const { code, stderr } = await runHere(folder, ['build', '--content', 'dist', '--out', 'dist2']);
    assert.equal(code, 1);
    assert.match(stderr, /is the output of a build, not a content folder/);
    assert.equal(existsSync(join(folder, 'dist2')), false);
  });
});

describe('spin.toml in the output', () => {
  const edits: [
    title: string,
    edit: (text: string) => string,
    kept: (toml: Toml) => unknown,
    expected: unknown,
  ][] = [
    [
      'another name',
      (text) => text.replace(/^name = .*/m, 'name = "mine"'),
      (toml) => toml.application.name,
      'mine',
    ],
    [
      'a host that the site may call',
      (text) => text.replace('allowed_outbound_hosts = []', 'allowed_outbound_hosts = ["https://x.example"]'),
      (toml) => toml.component.site?.allowed_outbound_hosts,
      ['https://x.example'],
    ],
    [
      'a component beside it',
      (text) =>
        `${text}\n[[trigger.http]]\nroute = "/x"\ncomponent = "x"\n[component.x]\nsource = "x.wasm"\n`,
      (toml) => toml.component.x?.source,
      'x.wasm',
    ],
    [
      'line ends of Windows',
      (text) => text.replaceAll('\n', '\r\n').replace('version = "0.1.0"', 'version = "3.0.0"'),
      (toml) => toml.application.version,
      '3.0.0',
    ],
  ];
  interface Toml {
    application: { name: string; version: string };
    component: Record<string, { source: string; allowed_outbound_hosts?: string[] }>;
  }

  const read = (folder: string): string => readFileSync(join(folder, 'dist', 'spin.toml'), 'utf8');

  for (const [title, edit, kept, expected] of edits) {
    it(`keeps an edit of the author’s: ${title}`, async () => {
      const folder = siteFolder(SMALL_SITE);
      await runHere(folder, ['build', '--content', '.']);
      writeFileSync(join(folder, 'dist', 'spin.toml'), edit(read(folder)));
      appendFileSync(join(folder, 'pages/home.md'), 'More.\n');
      const { code, stderr } = await runHere(folder, ['build', '--content', '.']);
      assert.equal(code, 0, stderr);
      assert.deepEqual(kept(JSON.parse(JSON.stringify(parse(read(folder))))), expected);
      assert.equal(checkSpinToml(read(folder)), null);
    });
  }

  it('keeps the choice of a component, and gives it up where that is not built any more', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runHere(folder, ['build', '--content', '.', '--target', 'both']);
    writeFileSync(
      join(folder, 'dist', 'spin.toml'),
      read(folder).replace('source = "site.wasm"', 'source = "site.p3.wasm"   # Spin 4'),
    );
    await runHere(folder, ['build', '--content', '.', '--target', 'both']);
    assert.match(read(folder), /source = "site\.p3\.wasm"/);
    await runHere(folder, ['build', '--content', '.']);
    assert.match(read(folder), /source = "site\.wasm"/);
    assert.equal(existsSync(join(folder, 'dist', 'site.p3.wasm')), false, 'no component of another build');
  });

  it('that Spin would not read after the edit stops the build, with the reason and the old output whole', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runHere(folder, ['build', '--content', '.']);
    writeFileSync(join(folder, 'dist', 'spin.toml'), `${read(folder)}\n[component.site.nonsense]\na = 1\n`);
    const before = hashes(join(folder, 'dist'));
    appendFileSync(join(folder, 'pages/home.md'), 'More.\n');
    const { code, stderr } = await runHere(folder, ['build', '--content', '.']);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /dist\/spin\.toml cannot be kept up to date: .*'nonsense', which Spin does not know/,
    );
    assert.deepEqual(hashes(join(folder, 'dist')), before);
  });

  it('without our markers is left as it is, and that is said', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runHere(folder, ['build', '--content', '.']);
    const mine = read(folder).replaceAll(/^# coldpress: .*\n/gm, '');
    writeFileSync(join(folder, 'dist', 'spin.toml'), mine);
    const { code, stderr } = await runHere(folder, ['build', '--content', '.']);
    assert.equal(code, 0);
    assert.match(stderr, /dist\/spin\.toml is left as it is/);
    assert.equal(read(folder), mine);
  });
});

describe('a build by Spin', () => {
  interface SiteComponent {
    source?: string;
    build?: { command?: string; workdir?: string; watch?: string[] };
  }
  /** Runs a command in the folder itself: what Spin is to run depends on it. */
  const runIn = async (folder: string, args: string[]): Promise<CliResult> => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      return await runHere('.', args);
    } finally {
      process.chdir(before);
    }
  };
  const manifest = (folder: string, path: string): { component: Record<string, SiteComponent> } =>
    JSON.parse(JSON.stringify(parse(readFileSync(join(folder, path), 'utf8'))));

  it('runs what was run here, from the folder where it was run', async () => {
    const folder = siteFolder(
      Object.fromEntries(Object.entries(SMALL_SITE).map(([path, text]) => [`my site/${path}`, text])),
    );
    await runIn(folder, ['build', '--content', 'my site', '--out', 'out/wasm']);
    assert.deepEqual(manifest(folder, 'out/wasm/spin.toml').component.site?.build, {
      command: "npx coldpress build --content 'my site' --out out/wasm",
      workdir: '../..',
      watch: ['my site/**/*'],
    });
  });

  it('builds for the same target, and a build for another one says which command does that', async () => {
    const folder = siteFolder(
      Object.fromEntries(Object.entries(SMALL_SITE).map(([path, text]) => [`content/${path}`, text])),
    );
    const commandOf = () => manifest(folder, 'dist/spin.toml').component.site?.build?.command;
    const first = await runIn(folder, ['build', '--target', 'both']);
    assert.equal(commandOf(), 'npx coldpress build --target both');
    assert.doesNotMatch(first.stderr, /spin build would/);
    const other = await runIn(folder, ['build']);
    assert.match(
      other.stderr,
      /spin build would build for both again\. In .*write: command = "npx coldpress build"/,
    );
    assert.doesNotMatch((await runIn(folder, ['build', '--target', 'both'])).stderr, /spin build would/);
  });

  it('beside package.json is the author’s, and a build for another target says what to write there', async () => {
    const folder = temporaryFolder();
    await runIn(folder, ['init', 'blog', '--template', 'blog']);
    const site = join(folder, 'blog');
    assert.doesNotMatch((await runIn(site, ['build'])).stderr, /spin build would/);
    const { stderr } = await runIn(site, ['build', '--target', 'both']);
    assert.match(stderr, /In spin\.toml write: command = "npx coldpress build --target both"/);
    const file = join(site, 'spin.toml');
    const text = readFileSync(file, 'utf8').replace('coldpress build"', 'coldpress build --target both"');
    writeFileSync(file, text);
    assert.doesNotMatch((await runIn(site, ['build', '--target', 'both'])).stderr, /In spin\.toml write/);
  });

  it('is left out where the folders lie elsewhere, since they are this machine’s', async () => {
    const folder = siteFolder(SMALL_SITE);
    const out = join(temporaryFolder(), 'dist');
    await runHere(folder, ['build', '--content', folder, '--out', out]);
    assert.equal(manifest(out, 'spin.toml').component.site?.build, undefined);
  });

  it('does not watch the output of a content folder that holds it', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runIn(folder, ['build', '--content', '.']);
    const { watch = '', command } = manifest(folder, 'dist/spin.toml').component.site?.build ?? {};
    assert.equal(command, 'npx coldpress build --content .');
    assert.ok(
      [...watch].every((glob) => !/^\*\*|dist/.test(glob)),
      String(watch),
    );
  });

  it('keeps the spin.toml of init beside the content up to date, and no other', async () => {
    const project = join(temporaryFolder(), 'p');
    await runHere('.', ['init', project, '--template', 'blog']);
    const path = join(project, 'spin.toml');
    const begun = readFileSync(path, 'utf8');
    assert.equal(checkSpinToml(begun), null);
    await runIn(project, ['build', '--target', 'p3']);
    assert.equal(manifest(project, 'spin.toml').component.site?.source, 'dist/site.p3.wasm');
    await runIn(project, ['build']);
    assert.equal(readFileSync(path, 'utf8'), begun);
    await runIn(project, ['build', '--target', 'p3', '--out', 'other']);
    assert.equal(readFileSync(path, 'utf8'), begun, 'a build into another folder leaves it alone');
    const mine = begun.replaceAll(/^# coldpress: .*\n/gm, '');
    writeFileSync(path, mine);
    await runIn(project, ['build', '--target', 'p3']);
    assert.equal(readFileSync(path, 'utf8'), mine);
  });

  it('stops with the reason where Spin would not read that spin.toml, before anything is written', async () => {
    const project = join(temporaryFolder(), 'p');
    await runHere('.', ['init', project, '--template', 'blog']);
    appendFileSync(join(project, 'spin.toml'), '\n[component.site.nonsense]\na = 1\n');
    const { code, stderr } = await runIn(project, ['build']);
    assert.equal(code, 1);
    assert.match(stderr, /^spin\.toml cannot be kept up to date: .*'nonsense'/m);
    assert.equal(existsSync(join(project, 'dist')), false);
  });
});

describe('builds at the same time', () => {
  /** A site whose texts fill several volumes of the cache, which each build merges. */
  function site(word: string): Record<string, string> {
    const posts = Array.from({ length: 30 }, (_, index) => [
      `posts/${word}-${index}.md`,
      `---\ntitle: ${word} ${index}\ncreated: 2026-01-02\n---\n${`${word} ${index}. `.repeat(100)}\n`,
    ]);
    return { ...SMALL_SITE, ...Object.fromEntries(posts) };
  }

  /** Its files belong together, and those that only a build needs are gone. */
  function assertWhole(out: string): void {
    const { bodiesFile } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    assert.deepEqual(readdirSync(out).sort(), [bodiesFile, 'manifest.json', 'site.wasm', 'spin.toml']);
    const bodies = readFileSync(join(out, bodiesFile));
    assert.ok(bodies.length > 0 && readFileSync(join(out, 'site.wasm')).includes(bodies.subarray(0, 1_000)));
  }

  const cases: [title: string, rounds: number, builds: [content: string, out: string][]][] = [
    [
      'of different sites into different folders',
      2,
      [
        ['a', 'x'],
        ['b', 'y'],
        ['c', 'z'],
      ],
    ],
    [
      'of one site into one folder, and of another into the same',
      1,
      [
        ['a', 'x'],
        ['a', 'x'],
        ['b', 'x'],
      ],
    ],
  ];
  for (const [title, rounds, builds] of cases) {
    it(`${title}, share a cache and do not disturb each other`, async () => {
      const folder = temporaryFolder();
      for (const name of new Set(builds.map(([content]) => content)))
        cpSync(siteFolder(site(name)), join(folder, name), { recursive: true });
      for (let round = 0; round < rounds; round++) {
        const runs = builds.map(([content, out]) =>
          runCli(['build', '--content', content, '--out', out], folder),
        );
        for (const { code, stderr } of await Promise.all(runs)) {
          assert.equal(code, 0, stderr);
          assert.doesNotMatch(stderr, /was removed|without it/);
        }
        for (const [, out] of builds) assertWhole(join(folder, out));
      }
    });
  }
});

describe('the folder of what builds remember', () => {
  it('keeps itself out of repositories', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runCli(['build', '--content', '.'], folder);
    assert.equal(readFileSync(join(folder, '.coldpress', '.gitignore'), 'utf8'), '*\n');
  });
});
