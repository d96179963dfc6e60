/**
 * A thread that runs asc: for each message, the options and the sources, it sends what asc wrote, or its error. It is
 * JavaScript, since it runs without a loader of TypeScript: tsx would read asc's 13 MB first, which takes five seconds.
 */
import { normalize } from 'node:path';
import { parentPort } from 'node:worker_threads';
import asc from 'assemblyscript/asc';

parentPort.on('message', async ({ args, sources, libraryFiles }) => {
  Object.assign(asc.libraryFiles, libraryFiles);
  const files = new Map();
  const { error, stderr } = await asc.main(args, {
    readFile: (name) => sources.get(normalize(name)) ?? null,
    writeFile: (name, contents) => files.set(name, contents),
    listFiles: () => [],
  });
  parentPort.postMessage({ files, error: error === null ? null : stderr.toString() });
});
