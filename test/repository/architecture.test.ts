/** ARCHITECTURE.md is short, and every file and folder that it names is there. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'vitest';
import { ROOT } from '../harness/run-cli.ts';

const TEXT = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
/** Folders below which a short name may lie; paths from the root need none. */
const FOLDERS = ['.', 'build', 'src/serve', 'src/site'];

/** The names of all source files. */
const NAMES = new Set(
  ['src', 'build'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => basename(name)),
  ),
);

/** What stands in backticks and looks like a path: `dev/live-site.ts`, `build/large/`. */
function namedPaths(text: string): string[] {
  const named = [...text.matchAll(/`((?:[\w.-]+\/)+(?:[\w.-]+\.(?:ts|md|css|wat))?)`/g)];
  return [...new Set(named.map(([, path = '']) => path))];
}

describe('ARCHITECTURE.md', () => {
  for (const [, name = ''] of TEXT.matchAll(/`([\w.-]+\.(?:ts|wat))`/g)) {
    it(`names ${name}, which is there`, () => assert.ok(NAMES.has(name), name));
  }
  it('has at most 150 lines', () => assert.ok(TEXT.trimEnd().split('\n').length <= 150));
  for (const way of ['post', 'request', 'save']) {
    it(`has the way of a ${way} in ten steps`, () => {
      const section = TEXT.split(`\n## The way of a ${way}\n`)[1]?.split('\n## ')[0] ?? '';
      const steps = section.trim().split('\n');
      assert.deepEqual(
        steps.map((step) => step.split(' ', 1)[0]),
        Array.from({ length: 10 }, (_, index) => `${index + 1}.`),
      );
      // A step may belong to the file of the one before.
      assert.ok(steps.filter((step) => /`[\w./-]+\.ts`/.test(step)).length >= 7);
    });
  }
  it('has one drawing, of the rooms', () => {
    assert.equal(TEXT.split('```').filter((part) => /[▶▼◀▲]/.test(part)).length, 1);
  });
  it('names many files', () => assert.ok(namedPaths(TEXT).length > 50));
  for (const path of namedPaths(TEXT)) {
    it(`names ${path}, which is there`, () => {
      const isThere = FOLDERS.some((folder) => existsSync(join(ROOT, folder, path)));
      // dist/ and the cache are made by a build.
      assert.ok(isThere || /^(?:dist|\.coldpress|content)\//.test(path), path);
    });
  }
});

it('a path that is not there is found', () => {
  assert.deepEqual(namedPaths('`build/no-such.ts`, `plain`, `a/b/`'), ['build/no-such.ts', 'a/b/']);
});
