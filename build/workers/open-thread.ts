/** Threads of this process that run a module of ours. */
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A thread that runs `module`, the URL of a .ts file. In the package that file is JavaScript; in a checkout
 * tsx has to be registered again in each thread of Node 20.
 */
export function openThread(module: URL, options: WorkerOptions): Worker {
  if (!import.meta.filename.endsWith('.ts')) {
    return new Worker(new URL(module.href.replace(/\.ts$/, '.js')), options);
  }
  const tsx = import.meta.resolve('tsx/esm/api');
  const code = `import('${tsx}').then(({ register }) => { register(); return import('${module.href}'); })`;
  return new Worker(code, { ...options, eval: true });
}
