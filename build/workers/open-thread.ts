/** Threads of this process that run a module of ours. */
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { CODE_ROOT } from './package-root.ts';

/**
 * A thread that runs `module`, the URL of a .ts file. In the package that file is JavaScript; in a checkout it is
 * compiled with all that it imports, or each module by itself as it is loaded, which takes a thread a second.
 */
export function openThread(module: URL, options: WorkerOptions): Worker {
  if (!import.meta.filename.endsWith('.ts')) {
    return new Worker(new URL(module.href.replace(/\.ts$/, '.js')), options);
  }
  const compiler = new URL('../handler/compile-clone.js', import.meta.url).href;
  const code = `(async () => {
    const { compiledModule } = await import('${compiler}');
    const compiled = await compiledModule(${JSON.stringify(CODE_ROOT)}, ${JSON.stringify(fileURLToPath(module))});
    if (compiled === null) (await import('${import.meta.resolve('tsx/esm/api')}')).register();
    await import(compiled ?? '${module.href}');
  })()`;
  return new Worker(code, { ...options, eval: true });
}
