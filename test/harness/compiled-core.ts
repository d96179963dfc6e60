/** The handler compiled for tests, kept between runs as long as its sources are the same: asc takes five seconds. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheKey, forgetOldest } from '../../build/api/cache.ts';
import { type CoreOptions, compileCore } from '../../build/handler/compile.ts';
import { sourceHash } from '../../build/handler/frames.ts';

/** Compilations of two states of the sources. */
const KEPT = 12;

/** As compileCore; the source map is always made, since frames and traps then share a compilation. */
export async function compiledCore({ onSourceMap, ...options }: CoreOptions): Promise<Uint8Array> {
  const { root, entry, forAgents = false, inPlaceOf = {} } = options;
  const folder = join(root, '.coldpress', 'test-cores');
  const key = cacheKey([await sourceHash(root), entry, String(forAgents), JSON.stringify(inPlaceOf)]);
  const [core, map] = [join(folder, `${key}.wasm`), join(folder, `${key}.map`)];
  if (!existsSync(core)) {
    let text = '';
    const compiled = await compileCore({ ...options, onSourceMap: (made) => (text = made) });
    await mkdir(folder, { recursive: true });
    for (const [path, content] of [
      [map, text],
      [core, compiled],
    ] as const) {
      await writeFile(`${path}.${process.pid}`, content);
      await rename(`${path}.${process.pid}`, path);
    }
    await forgetOldest(folder, '.wasm', KEPT);
  }
  onSourceMap?.(await readFile(map, 'utf8'));
  return readFile(core);
}
