/** Processes beside this one that run a module of ours. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * A process that runs `module`, the URL of a .ts file; in the package that file is JavaScript. Messages both ways
 * may hold bytes. Its standard streams are those of this process.
 */
export function openProcess(module: URL): ChildProcess {
  const isSource = import.meta.filename.endsWith('.ts');
  const path = fileURLToPath(isSource ? module : new URL(module.href.replace(/\.ts$/, '.js')));
  const execArgv = isSource ? ['--import', import.meta.resolve('tsx')] : [];
  return fork(path, { execArgv, serialization: 'advanced' });
}
