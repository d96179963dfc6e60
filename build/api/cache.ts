/** Built APIs by the hash of their inputs, so that an unchanged API costs no engine run. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiReport } from './budgets.ts';

/** Enough for a project with a few APIs or branches; each is 13 MB. */
const KEPT = 6;

export interface BuiltApi {
  component: Uint8Array;
  report: ApiReport;
}

/** A key for the cache from everything that decides the component. */
export function cacheKey(inputs: string[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(`${Buffer.byteLength(input)}\n`).update(input);
  return hash.digest('hex').slice(0, 32);
}

/** The API built from the same inputs, or null. A damaged entry counts as none. */
export async function readCache(cacheDir: string, key: string): Promise<BuiltApi | null> {
  try {
    const path = join(cacheDir, `api-${key}`);
    const report = JSON.parse(await readFile(`${path}.json`, 'utf8')) as ApiReport;
    const component = await readFile(`${path}.wasm`);
    if (component.length !== report.componentBytes) return null;
    const now = new Date();
    await utimes(`${path}.wasm`, now, now);
    return { component, report };
  } catch {
    return null;
  }
}

/** Keeps a built API and removes those unused for longest. Where nothing can be written, nothing is kept. */
export async function writeCache(cacheDir: string, key: string, built: BuiltApi): Promise<void> {
  const path = join(cacheDir, `api-${key}`);
  try {
    await mkdir(cacheDir, { recursive: true });
    // Two builds may write at once: each writes files of its own and renames them, the report last.
    await writeWhole(`${path}.wasm`, built.component);
    await writeWhole(`${path}.json`, JSON.stringify(built.report));
  } catch {
    return;
  }
  await forgetOldest(cacheDir, '.wasm', KEPT);
}

async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${path}.${process.pid}`, content);
  await rename(`${path}.${process.pid}`, path);
}

/**
 * Removes all but the `kept` newest of the files in `folder` that end in `extension`, and for each its
 * companions: the files with another extension in place of it, or one more after it. Another build may do the same
 * meanwhile.
 */
export async function forgetOldest(folder: string, extension: string, kept: number): Promise<void> {
  const names = await readdir(folder);
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith(extension))
      .map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => null))?.mtimeMs })),
  );
  const files = found.flatMap(({ name, at }) => (at === undefined ? [] : [{ name, at }]));
  files.sort((a, b) => b.at - a.at);
  for (const { name } of files.slice(kept)) {
    const stem = name.slice(0, -extension.length);
    for (const other of names.filter((each) => each.startsWith(`${stem}.`))) {
      await rm(join(folder, other), { force: true });
    }
  }
}
