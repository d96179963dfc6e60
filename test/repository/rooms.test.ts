/** The order of the rooms: each folder of build/ may import those below it, and no file may lead back to itself. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'vitest';
import { ROOT } from '../harness/run-cli.ts';

/** From the bottom to the top; ARCHITECTURE.md draws them. What serves (src/) knows nothing of what builds. */
const ORDER = [
  'src',
  'workers',
  'bytes',
  'remember',
  'content',
  'theme',
  'markdown',
  'bundle',
  'rules',
  'output',
  'site',
  'pages',
  'large',
  'plan',
  'host',
  'api',
  'handler',
  'dev',
  'cli',
];

/** A file with what it imports, types included; both from the root, with forward slashes. */
type Imports = ReadonlyMap<string, readonly string[]>;

function importsOf(files: ReadonlyMap<string, string>): Imports {
  return new Map(
    [...files].map(([file, text]) => {
      const named = [...text.matchAll(/(?:from|import|import\()\s*'(\.{1,2}\/[^']+)'/g)];
      const paths = named.map(([, path = '']) => normalize(join(dirname(file), path)));
      return [file, paths.filter((path) => files.has(path))];
    }),
  );
}

function room(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'build' ? second : first;
}

/** Imports of a room by one below it, or of one that has no place in the order. */
function upward(imports: Imports): string[] {
  return [...imports].flatMap(([file, paths]) =>
    paths
      .filter((path) => ORDER.indexOf(room(file)) < ORDER.indexOf(room(path)) || !ORDER.includes(room(file)))
      .map((path) => `${file} → ${path}`),
  );
}

/** The files that can be reached from themselves. */
function inCircles(imports: Imports): string[] {
  return [...imports.keys()].filter((file) => {
    const seen = new Set<string>();
    const open = [...(imports.get(file) ?? [])];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (path === file) return true;
      if (seen.has(path)) continue;
      seen.add(path);
      open.push(...(imports.get(path) ?? []));
    }
    return false;
  });
}

/** Every module below these folders. */
function modulesOf(...folders: readonly string[]): Map<string, string> {
  return new Map(
    folders.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
        .map((file): [string, string] => [file, readFileSync(join(ROOT, file), 'utf8')]),
    ),
  );
}

describe('the modules of build/', () => {
  const files = modulesOf('build', 'src');
  const imports = importsOf(files);
  it('each stand in a room that has its place', () => {
    const rooms = new Set([...files.keys()].map(room));
    assert.deepEqual(
      [...rooms].filter((each) => !ORDER.includes(each)),
      [],
    );
    assert.deepEqual(
      ORDER.filter((each) => !rooms.has(each)),
      [],
    );
  });
  it('import only what stands below them', () => assert.deepEqual(upward(imports), []));
  it('form no circle, types included', () => {
    assert.deepEqual(inCircles(importsOf(modulesOf('build', 'src', 'bench', 'test', 'examples'))), []);
  });
});

describe('what the order refuses', () => {
  const site = (path: string): Imports =>
    importsOf(
      new Map([
        ['build/site/a.ts', `import type { B } from '${path}';`],
        ['build/pages/b.ts', ''],
        ['build/bytes/c.ts', ''],
      ]),
    );
  it('is an import of a room above', () => {
    assert.deepEqual(upward(site('../pages/b.ts')), ['build/site/a.ts → build/pages/b.ts']);
    assert.deepEqual(upward(site('../bytes/c.ts')), []);
  });
  it('is a circle of two files', () => {
    const files = new Map([
      ['build/site/a.ts', "import './b.ts';"],
      ['build/site/b.ts', "import './a.ts';"],
    ]);
    assert.deepEqual(inCircles(importsOf(files)), ['build/site/a.ts', 'build/site/b.ts']);
  });
});
