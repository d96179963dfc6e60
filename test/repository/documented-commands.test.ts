/** Every block of commands in README and docs is run, or has its reason not to be. One without an entry fails. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'vitest';
import { isInFull } from '../harness/in-full.ts';
import { PROGRAM, ROOT } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { whyNoWasmtime } from '../harness/wasmtime-host.ts';

interface Block {
  file: string;
  language: string;
  text: string;
}

function markdownFiles(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('templates'))
      .map((name) => join(folder, name));
  const top = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'ARCHITECTURE.md'];
  return [...top, ...below('docs'), ...below('content'), ...below('examples')];
}

function blocksOf(file: string): Block[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^```(\w*)[^\n]*\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
    file,
    language,
    text: code,
  }));
}

const BLOCKS = markdownFiles().flatMap(blocksOf);
const COMMANDS = BLOCKS.filter(({ language }) => language === 'sh');

/** How a block is held: run as it is, run against a stand-in for Spin, its npm scripts looked up, or why not. */
type Way =
  | { way: 'run' | 'fresh clone' | 'spin' | 'npm scripts'; needs?: () => string | null | false }
  | { way: 'not run'; why: string };

const RUN: Way = { way: 'run' };
const WASMTIME: Way = { way: 'run', needs: whyNoWasmtime };
const SCRIPTS: Way = { way: 'npm scripts' };
const SPIN: Way = { way: 'spin' };
const IN_FULL: Way = {
  way: 'fresh clone',
  needs: () => !isInFull() && 'it takes long: COLDPRESS_TESTS=full runs it, and CI does',
};

/** By file and first line. */
const WAYS: Readonly<Record<string, Way>> = {
  'README.md: npm ci': IN_FULL,
  'README.md: npx coldpress init my-site': RUN,
  'README.md: npm test': SCRIPTS,
  'content/pages/docs/api.md: npm install --save-exact @bytecodealliance/componentize-js@0.23.0': {
    way: 'not run',
    why: 'it installs from the registry; test/api holds the version against package.json',
  },
  'content/pages/docs/debugging.md: node --inspect --import tsx build/cli/main.ts dev': RUN,
  'docs/debugging.md: node --inspect-brk node_modules/vitest/vitest.mjs run --config test/vitest.config.ts --no-file-parallelism test/serve/NAME.test.ts':
    { way: 'not run', why: 'it waits for a debugger, and NAME stands for a file' },
  'docs/debugging.md: wasmtime serve -W fuel=3000 dist/site.wasm &': {
    way: 'not run',
    why: 'it shows a trap, of an address that is fixed',
  },
  'content/pages/docs/deploy.md: npx coldpress build --previous last-dist': {
    way: 'not run',
    why: 'test/site/keep-assets.test.ts runs it on a folder that has an earlier build',
  },
  'content/pages/docs/deploy.md: npx coldpress inspect dist/site.wasm dist/api.wasm': {
    way: 'not run',
    why: 'it needs the engine of an API; test/cli/inspect.test.ts has such files',
  },
  'content/pages/docs/deploy.md: wkg oci pull registry.example.org/me/site@sha256:DIGEST -o site.wasm': {
    way: 'not run',
    why: 'it needs a registry; test/bench/cluster.test.ts pushes and pulls',
  },
  'content/pages/docs/deploy.md: npx coldpress build --content my-site/content --out dist': WASMTIME,
  'content/pages/docs/deploy.md: wkg oci push registry.example.org/me/site:1 dist/site.wasm': {
    way: 'not run',
    why: 'it needs a registry; test/bench/cluster.test.ts pushes and pulls',
  },
  'content/pages/docs/hosts.md: wasmtime serve dist/site.wasm': WASMTIME,
  'content/pages/docs/hosts.md: wasmtime serve --max-instance-reuse-count 1000 dist/site.wasm': WASMTIME,
  'content/pages/docs/hosts.md: wasmtime serve -O pooling-allocator=y -O pooling-memory-keep-resident=2097152 \\':
    WASMTIME,
  'content/pages/docs/spin.md: spin templates install --git https://github.com/OWNER/coldpress': SPIN,
  'content/pages/docs/security.md: npm test -- test/fuzz': SCRIPTS,
  'content/pages/docs/security.md: COLDPRESS_LOAD_SECONDS=30 npm test -- test/load': SCRIPTS,
  'content/pages/docs/theme.md: npm install @fontsource/inter @fontsource/lora': {
    way: 'not run',
    why: 'it installs from the registry; test/site/fonts/site-fonts.test.ts builds with an installed font',
  },
  'content/pages/docs/spin.md: cd dist': SPIN,
  'content/pages/home.md: npx coldpress init my-site': RUN,
  'content/pages/docs/index.md: npx coldpress init my-site': RUN,
  'content/pages/docs/start.md: npx coldpress init my-site': RUN,
  'content/pages/docs/start.md: npx coldpress new post "What I saw today" --content my-site/content': RUN,
  'content/pages/docs/start.md: npx coldpress check --content my-site/content': RUN,
  'content/pages/docs/start.md: npx coldpress build --content my-site/content --out dist': RUN,
  'content/pages/docs/moving.md: npx coldpress check --content my-site': RUN,
  'content/posts/moving-an-mdcms-site.md: npx coldpress check --content my-mdcms-site': RUN,
  'examples/reads-counter/README.md: npm run build                                      # makes dist/manifest.json':
    {
      way: 'not run',
      why: 'it builds an engine; test/api/reads-counter.test.ts does the same in a part of the time',
    },
};

const keyOf = ({ file, text }: Block): string => `${file}: ${text.split('\n', 1)[0]}`;

/** What runs the sources themselves, and not the command line in whichever form it is there. */
const RUNS_SOURCES = /\bmain\.ts\b|\bnpm (?:start|run)\b/;

/** A clone after npm ci, or the package, where this run has compiled it and `block` does without the sources. */
function workshop(block: Block): string {
  const folder = temporaryFolder();
  const { COLDPRESS_CLI } = process.env;
  const isPackage = COLDPRESS_CLI !== undefined && !RUNS_SOURCES.test(block.text);
  const own = ['wit', 'content', 'examples', 'package.json'];
  for (const name of isPackage ? [...own, PROGRAM_FILE] : [...own, 'build', 'src', 'tsconfig.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  if (isPackage) symlinkSync(join(dirname(COLDPRESS_CLI), '..', '..'), join(folder, 'lib'));
  else if (existsSync(join(ROOT, 'lib', 'frames')))
    cpSync(join(ROOT, 'lib', 'frames'), join(folder, 'lib', 'frames'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What package.json's bin names. */
const PROGRAM_FILE = 'build/cli/coldpress.js';

let output: string | undefined;

/** The output of a small site for both versions of WASI, built once. */
function builtOutput(): string {
  if (output === undefined) {
    output = join(temporaryFolder(), 'dist');
    const build = ['build', '--content', siteFolder(SMALL_SITE), '--out', output, '--target', 'both'];
    execFileSync(process.execPath, [...PROGRAM, ...build], { cwd: temporaryFolder(), stdio: 'pipe' });
  }
  return output;
}

function withSites(folder: string): void {
  cpSync(siteFolder(SMALL_SITE), join(folder, 'my-mdcms-site'), { recursive: true });
  for (const name of ['my-site', 'my-site/content'])
    cpSync(siteFolder(SMALL_SITE), join(folder, name), { recursive: true });
}

const SERVES = /\b(?:coldpress (?:dev|preview)|main\.ts dev|npm start|wasmtime serve)\b/;

/** Lines, with those that end in a backslash put together with the next. */
const linesOf = ({ text }: Block): string[] =>
  text
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** Any free port, however the program is given one. */
function onFreePort(line: string): string {
  if (line.includes('wasmtime serve'))
    return line.replace('wasmtime serve', 'wasmtime serve --addr 127.0.0.1:0');
  return line.startsWith('npm start') ? `${line} -- --port 0` : `${line} --port 0`;
}

/** Runs a server until it has answered a page. Gives the milliseconds to that. */
async function serveOnce(line: string, cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const started = performance.now();
  const child = spawn('sh', ['-c', `exec ${onFreePort(line)}`], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = await urlOf(child);
    const response = await fetch(url);
    await response.arrayBuffer();
    assert.equal(response.status, 200);
    return performance.now() - started;
  } finally {
    const gone = new Promise((resolve) => child.once('close', resolve));
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    if (child.exitCode === null) await gone;
  }
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.replace(/Debugger.*/g, ''))?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

/**
 * The environment of a block. npx takes more time than most commands that it starts: the README's are started by npx,
 * the others by a script in its place, which finds the same program.
 */
function environment({ file }: Block, folder: string): NodeJS.ProcessEnv {
  if (file === 'README.md') return process.env;
  const bin = temporaryFolder();
  const program = `exec "${process.execPath}" "${join(folder, PROGRAM_FILE)}" "$@"`;
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\n[ "$1" = coldpress ] || exit 127\nshift\n${program}\n`);
  chmodSync(join(bin, 'npx'), 0o755);
  return { ...process.env, PATH: `${bin}:${process.env.PATH}` };
}

async function run(block: Block, folder: string): Promise<void> {
  const env = environment(block, folder);
  for (const line of linesOf(block)) {
    if (SERVES.test(line)) await serveOnce(line, folder, env);
    else execFileSync('sh', ['-c', line], { cwd: folder, env, stdio: 'pipe' });
  }
}

const runs = new Map<string, Promise<void>>();

/** Runs a block in a workshop with what it needs. Several pages begin alike: blocks of one text are run once. */
function runOnce(block: Block): Promise<void> {
  const known = runs.get(block.text) ?? runInWorkshop(block);
  runs.set(block.text, known);
  // A test that is tried again runs it again.
  known.catch(() => runs.delete(block.text));
  return known;
}

async function runInWorkshop(block: Block): Promise<void> {
  const folder = workshop(block);
  if (!block.text.includes('init my-site')) withSites(folder);
  if (block.text.includes('dist/site')) cpSync(builtOutput(), join(folder, 'dist'), { recursive: true });
  await run(block, folder);
}

/** Takes the place of Spin: knows its commands, and that most of them need a spin.toml. */
const STAND_IN = `#!/bin/sh
case "$1 $2" in
  "templates install")
    if [ "$3" = --git ]; then from=$CLONE; else from=$4; fi
    [ -f "$from/templates/coldpress/metadata/spin-template.toml" ] ;;
  "new -t") [ "$3" = coldpress ] ;;
  "up "|"deploy "|"build ") [ -f spin.toml ] ;;
  *) echo "spin does not know: $*" >&2; exit 2 ;;
esac
`;

function runWithSpin(block: Block, folder: string): void {
  const bin = temporaryFolder();
  writeFileSync(join(bin, 'spin'), STAND_IN);
  chmodSync(join(bin, 'spin'), 0o755);
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'spin.toml'), '');
  const env = { ...process.env, CLONE: ROOT, PATH: `${bin}:${process.env.PATH}` };
  execFileSync('sh', ['-ec', block.text], { cwd: folder, env, stdio: 'pipe' });
}

/** The README's first two lines, as a reader types them who has just cloned the repository. */
async function runInFreshClone(block: Block): Promise<void> {
  const folder = join(temporaryFolder(), 'clone');
  execFileSync('git', ['clone', '--quiet', ROOT, folder], { stdio: 'pipe' });
  const [install = '', start = ''] = linesOf(block);
  execFileSync('sh', ['-c', `${install} --prefer-offline`], { cwd: folder, stdio: 'pipe' });
  // The best of three: other tests are at work on the machine. Each finds nothing that an earlier one made.
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && milliseconds >= 3_000; round++) {
    for (const made of ['lib', '.coldpress', 'dist'])
      rmSync(join(folder, made), { recursive: true, force: true });
    milliseconds = Math.min(milliseconds, await serveOnce(start, folder));
  }
  // 3,000 ms on a machine that does nothing else; here other tests are at work on its cores.
  assert.ok(milliseconds < 8_000, `the first page came after ${Math.round(milliseconds)} ms`);
}

describe('the commands in README and docs', () => {
  it('each have a way in which they are held, and no way is left over', () => {
    assert.deepEqual([...new Set(COMMANDS.map(keyOf))].sort(), Object.keys(WAYS).sort());
  });

  it('are marked as such', () => {
    const program = /^(?:\$ |npm |npx |node |spin |wasmtime |coldpress |git |curl )/;
    const unmarked = BLOCKS.filter(({ language, text }) => language === '' && program.test(text));
    assert.deepEqual(
      unmarked.map(keyOf).filter((key) => !key.includes('build/handler/locate.ts')),
      [],
    );
  });

  for (const block of COMMANDS) {
    const way = WAYS[keyOf(block)];
    if (way === undefined || way.way === 'not run') continue;
    it(`work: ${keyOf(block)}`, unless(way.needs?.() ?? null), async () => {
      if (way.way === 'fresh clone') return runInFreshClone(block);
      if (way.way === 'npm scripts') {
        const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
        for (const line of linesOf(block)) {
          const [, name = ''] = /npm (?:run )?([\w:]+)/.exec(line) ?? [];
          assert.ok(name in scripts, line);
        }
        return;
      }
      if (way.way === 'spin') return runWithSpin(block, workshop(block));
      await runOnce(block);
    });
  }
});
