import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { ROOT } from '../harness/run-cli.ts';

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const packages: Record<string, Entry> = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
).packages;

/** Whether Node would find `name` from the package at `path`. */
function resolves(path: string, name: string): boolean {
  const parts = path.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth--) {
    const base = parts.slice(0, depth).join('/node_modules/');
    if (packages[base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`] !== undefined)
      return true;
  }
  return false;
}

describe('the lockfile', () => {
  it('names every package for every platform, or npm ci refuses it elsewhere', () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !resolves(path, name))
        .map((name) => `${path} wants ${name}`),
    );
    assert.deepEqual(missing, []);
  });

  it('holds exact versions of what package.json names, and package.json names no range', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ) as Entry;
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    })) {
      assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/, name);
      assert.equal(packages[`node_modules/${name}`]?.version, version, name);
    }
  });

  it('takes nothing from git or from an address of its own', () => {
    const elsewhere = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
    assert.deepEqual(elsewhere, []);
  });

  it('needs no install script but the one of esbuild, which works without', () => {
    const scripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    assert.deepEqual(
      scripts.map(([path]) => path),
      ['node_modules/esbuild'],
    );
  });
});

describe('the dependencies', () => {
  it('each have a line in docs/dependencies.md', () => {
    const document = readFileSync(join(ROOT, 'docs', 'dependencies.md'), 'utf8');
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ) as Entry;
    const missing = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      (name) => !document.includes(`\`${name}\``),
    );
    assert.deepEqual(missing, []);
  });
});
