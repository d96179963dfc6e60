/** A development server while an author writes: how long until what was saved is served, and seen. */
import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { firstLine } from '../failures.ts';
import { startServer } from '../serve/process.ts';
import { generatePost } from './generate-site.ts';
import { type Generator, writePost } from './generator.ts';
import { postParts } from './post-parts.ts';
import { measureSeen } from './seen.ts';

interface SaveSample {
  /** From the write of the file to the end of the first answer with its new text, in seconds. */
  seconds: number;
  /** What the server used of the CPU meanwhile, in seconds, the answers included. */
  cpuSeconds: number;
}

export interface SavesResult {
  /** From the start of the server to its first answer, in seconds. */
  readyAfter: number;
  peakBytes: number;
  saves: SaveSample[];
  /** Of each save, from the write of the file to the new text in a page that is open in Chromium, in seconds. */
  seen?: number[] | null;
}

/** The post that is saved. */
export const CHANGED = 17;
/** Between two questions after the new text, in milliseconds: a part of what is measured. */
const ASK_EVERY = 5;
/** The longest that a save may take, in milliseconds. */
const PATIENCE = 60_000;
/** The writer thinks: after a save servers put in order what the reader does not wait for (milliseconds). */
const PAUSE = 1500;

/** Starts the development server of `generator` in `folder`, laid out already, and saves `saves` times. */
export async function measureSaves(
  generator: Generator,
  folder: string,
  port: number,
  saves: number,
  onProgress: (line: string) => void,
): Promise<SavesResult> {
  const url = `http://127.0.0.1:${port}/posts/${String(CHANGED).padStart(5, '0')}${generator.slash}`;
  await writePost(generator, folder, CHANGED);
  const server = await startServer({ ...generator.serve(port), cwd: folder }, url);
  const samples: SaveSample[] = [];
  try {
    for (let edition = 1; edition <= saves; edition++) {
      await delay(PAUSE);
      const { title } = postParts(generatePost(CHANGED, edition));
      const before = await server.cpuSeconds();
      const started = performance.now();
      await writePost(generator, folder, CHANGED, edition);
      while (!(await body(url)).includes(title)) {
        if (performance.now() - started > PATIENCE)
          throw new Error(`${generator.name} never served the change`);
        await delay(ASK_EVERY);
      }
      const seconds = (performance.now() - started) / 1000;
      samples.push({ seconds, cpuSeconds: (await server.cpuSeconds()) - before });
    }
    const peakBytes = await server.peakBytes();
    const seen = await measureSeen({
      url,
      saves,
      pause: PAUSE,
      patience: PATIENCE,
      save: async (edition) => {
        await writePost(generator, folder, CHANGED, saves + edition);
        return postParts(generatePost(CHANGED, saves + edition)).title;
      },
    }).catch((error: unknown) => {
      // What was served is known all the same.
      onProgress(`${generator.name}, in the browser: ${firstLine(error)}`);
      return null;
    });
    return { readyAfter: server.readyAfter / 1000, peakBytes, saves: samples, seen };
  } finally {
    await server.stop();
    await writePost(generator, folder, CHANGED);
  }
}

/** What is at `url` now; the empty text where there is no answer, as while a server starts anew. */
function body(url: string): Promise<string> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: PATIENCE }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => resolve(Buffer.concat(parts).toString()));
      response.once('error', () => resolve(''));
    });
    request.once('error', () => resolve(''));
    request.once('timeout', () => request.destroy());
  });
}
