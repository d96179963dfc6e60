/** The machine and the tools that figures were measured with: without them a figure means nothing. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { findPackage, versionOf } from './commands.ts';

export interface Machine {
  cpu: string;
  cores: number;
  memoryBytes: number;
  /** 'Linux 6.1.0 x64': the kernel's own version, without what a distribution or a cloud adds. */
  system: string;
  /** Whether it runs under a hypervisor, as its CPU says. */
  isVirtual: boolean;
  /** Version by tool; null: it is not installed. */
  tools: Record<string, string | null>;
  /** The commit that was measured, with a plus sign where files were changed since; null outside of git. */
  commit: string | null;
}

/** Packages of this repository that are measured or measure. */
const PACKAGES = ['@bytecodealliance/componentize-js', 'itty-router', 'hono', '@hono/node-server', 'sirv'];

/** Describes where this runs. `root` is the repository's. Nothing in it names the host or a folder. */
export function describeMachine(root: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    system: `Linux ${/^[\d.]+/.exec(release())?.[0].replace(/\.$/, '')} ${arch()}`,
    isVirtual: /^flags\b.*\bhypervisor\b/m.test(textOf('/proc/cpuinfo')),
    tools: {
      node: process.versions.node,
      wasmtime: versionOf('wasmtime', '--version'),
      spin: versionOf('spin', '--version'),
      wrk: versionOf('wrk', '-v'),
      nginx: versionOf('nginx', '-v'),
      'static-web-server': versionOf('static-web-server', '--version'),
      ...Object.fromEntries(PACKAGES.map((name) => [name, packageVersion(root, name)])),
      express: findPackage('express')?.version ?? null,
      uvicorn: versionOf('uvicorn', '--version'),
      hugo: versionOf('hugo', 'version'),
      '@11ty/eleventy': findPackage('@11ty/eleventy')?.version ?? null,
      astro: findPackage('astro')?.version ?? null,
    },
    commit: commit(root),
  };
}

function packageVersion(root: string, name: string): string | null {
  const text = textOf(join(root, 'node_modules', name, 'package.json'));
  return text === '' ? null : JSON.parse(text).version;
}

function commit(root: string): string | null {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    // Results that are being written do not change what is measured.
    const changed = git('status', '--porcelain', '--', '.', ':!bench/results', ':!content') !== '';
    return `${git('rev-parse', '--short=10', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return null;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
