import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { bundleCommands } from '../../build/handler/bundle-commands.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'coldpress-bundle-'));

describe('the bundled build step', () => {
  let bundle: Metafile = { inputs: {}, outputs: {} };
  beforeAll(async () => {
    bundle = await bundleCommands(ROOT, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The packages that are loaded before the source `path` runs, which is a command or is imported when it is wanted. */
  function packagesOf(path: string): string[] {
    const entry = Object.entries(bundle.outputs).find(([, { entryPoint }]) => entryPoint === path);
    assert.ok(entry !== undefined, `${path} has a file of its own`);
    const loaded = new Set([entry[0]]);
    for (const name of loaded) {
      for (const { path, kind } of bundle.outputs[name]?.imports ?? []) {
        if (kind === 'import-statement') loaded.add(path);
      }
    }
    return [...loaded].filter((name) => !(name in bundle.outputs) && !isBuiltin(name));
  }

  it('has a file for each thread and process that a module opens', () => {
    const sources = Object.keys(bundle.inputs).filter((name) => name.startsWith('build/'));
    const opened = sources.flatMap((name) => {
      const code = readFileSync(join(ROOT, name), 'utf8');
      return [...code.matchAll(/new URL\('([^']+-(?:thread|process))\.ts'/g)].map(([, name]) => `${name}.js`);
    });
    const files = Object.keys(bundle.outputs).map((name) => basename(name));
    assert.ok(opened.length >= 4);
    for (const name of opened) assert.ok(files.includes(name), name);
  });

  it('has neither the compiler of frames nor its callers', () => {
    const names = Object.keys(bundle.inputs).join('\n');
    assert.doesNotMatch(names, /handler\/(?:compile|frame|package)\.ts|assemblyscript/);
  });

  for (const command of ['build', 'calendar', 'check', 'dev', 'preview', 'start']) {
    it(`loads no package for ${command} before it is wanted`, () => {
      assert.deepEqual([...packagesOf('build/cli/main.ts'), ...packagesOf(`build/cli/${command}.ts`)], []);
    });
  }

  it('loads the bundler of APIs with the code that uses it', () => {
    assert.deepEqual(packagesOf('build/api/build.ts'), ['esbuild']);
  });

  it('is the same when it is made again', async () => {
    const again = await bundleCommands(ROOT, folder);
    assert.deepEqual(again, bundle);
  });
});
