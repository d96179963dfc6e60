/** The machine and the tools that figures were measured with: without them a figure means nothing. */
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { versionOf } from './serve/commands.ts';

export interface Machine {
  cpu: string;
  cores: number;
  memoryBytes: number;
  system: string;
  /** Whether it runs under a hypervisor, as its CPU says. */
  isVirtual: boolean;
  /** Version by tool; null: it is not installed. */
  tools: Record<string, string | null>;
  /** One-minute load average when the measurement began. Ours is part of it. */
  loadBefore: number;
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    system: `${platform()} ${release()} ${arch()}`,
    isVirtual: /^flags\b.*\bhypervisor\b/m.test(readFile('/proc/cpuinfo')),
    tools: {
      node: process.version,
      wasmtime: versionOf('wasmtime', '--version'),
      spin: versionOf('spin', '--version'),
      wrk: versionOf('wrk', '-v'),
      nginx: versionOf('nginx', '-v'),
      'static-web-server': versionOf('static-web-server', '--version'),
      hugo: versionOf('hugo', 'version'),
    },
    loadBefore: loadavg()[0] ?? 0,
  };
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
