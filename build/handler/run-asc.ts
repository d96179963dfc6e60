/** asc in threads, one for each core: a thread compiles one core after another, the second in two thirds of the time. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CODE_ROOT } from '../workers/package-root.ts';

export interface AscInput {
  /** As on asc's command line. */
  args: readonly string[];
  /** The texts of all sources that may be imported, by the paths that asc reads them at. */
  sources: ReadonlyMap<string, string>;
  /** Texts that take the place of files of asc's own library, by their names there. */
  libraryFiles: Readonly<Record<string, string>>;
}

export interface AscOutput {
  /** By the names in `args`. */
  files: ReadonlyMap<string, Uint8Array | string>;
  /** asc's messages where the sources do not compile. */
  error: string | null;
}

interface Job {
  input: AscInput;
  resolve: (output: AscOutput) => void;
  reject: (error: unknown) => void;
}

const waiting: Job[] = [];
let threads = 0;

/** Runs asc on `input`. Rejects where asc cannot be loaded or its thread ends. */
export function runAsc(input: AscInput): Promise<AscOutput> {
  return new Promise((resolve, reject) => {
    waiting.push({ input, resolve, reject });
    if (threads < availableParallelism()) void work();
  });
}

/** Does what waits in a thread of its own, which ends then: asc keeps some hundred megabytes. */
async function work(): Promise<void> {
  threads++;
  const thread = openAsc();
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    thread.postMessage(job.input);
    try {
      const [output] = await once(thread, 'message');
      job.resolve(output);
    } catch (error) {
      job.reject(error);
      break;
    }
  }
  threads--;
  // After the thread failed; what comes from here on opens another one.
  if (waiting.length > 0) void work();
  await thread.terminate();
}

/** The thread has none of this one's loaders (asc-thread.js). */
function openAsc(): Worker {
  return new Worker(join(CODE_ROOT, 'build', 'handler', 'asc-thread.js'), { execArgv: [] });
}
