/**
 * Where the compiled frames are: in lib/frames/, made by `npm run handler` from src/ and shipped in the
 * package. In a checkout they are made anew when src/ has changed; an installed package never compiles.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { filesBelow } from '../workers/files-below.ts';
import { CODE_ROOT } from '../workers/package-root.ts';
import type { CoreOptions } from './compile.ts';
import type { FrameParts } from './frame.ts';

export type Target = 'p2' | 'p3';
/** A frame: of a target, or of one with the MCP endpoint (`mcp: yes`). */
export type FrameName = Target | `${Target}-agents`;

export const FRAME_PARTS: Record<FrameName, FrameParts> = {
  p2: {
    entry: 'src/edge/wasi-http-0.2.ts',
    component: 'src/edge/component-0.2.wat',
  },
  p3: {
    entry: 'src/edge/wasi-http-0.3.ts',
    component: 'src/edge/component-0.3.wat',
  },
  'p2-agents': {
    entry: 'src/edge/wasi-http-0.2.ts',
    component: 'src/edge/component-0.2.wat',
    forAgents: true,
  },
  'p3-agents': {
    entry: 'src/edge/wasi-http-0.3.ts',
    component: 'src/edge/component-0.3.wat',
    forAgents: true,
  },
};

/**
 * The frame for `target`. In a checkout it is compiled first where src/ has changed (about five seconds); then
 * `onCompile` is called.
 */
export async function loadFrame(target: FrameName, onCompile: () => void = () => {}): Promise<Uint8Array> {
  const packaged = join(CODE_ROOT, 'frames', `${target}.wasm`);
  if (existsSync(packaged)) return readFile(packaged);
  return compileFrame(CODE_ROOT, target, onCompile);
}

/**
 * Compiles `target` into ROOT/lib/frames unless the frame there was made from the same sources. Calls `onCompile`
 * first. `compile` takes the place of compileCore; the core has to be the same.
 */
export async function compileFrame(
  root: string,
  target: FrameName,
  onCompile: () => void = () => {},
  compile: ((options: CoreOptions) => Promise<Uint8Array>) | null = null,
): Promise<Uint8Array> {
  const known = await compiledFrame(root, target);
  if (known !== null) return known;
  onCompile();
  // Of the sources before, in case one is edited meanwhile.
  const hash = await sourceHash(root);
  // Imported here, not above: the package ships without the compiler.
  const { compileCore } = await import('./compile.ts');
  const { assembleFrame } = await import('./frame.ts');
  const parts = FRAME_PARTS[target];
  const core = await (compile ?? compileCore)({ root, ...parts });
  const frame = await assembleFrame(root, parts, core);
  const { folder, file, stamp } = frameFiles(root, target);
  await mkdir(folder, { recursive: true });
  // Two processes may compile at once: each writes a file of its own and renames it.
  await writeFile(`${file}.${process.pid}`, frame);
  await rename(`${file}.${process.pid}`, file);
  await writeFile(stamp, hash);
  return frame;
}

/** The frame in ROOT/lib/frames; null where it is missing, or was made from other sources. */
async function compiledFrame(root: string, target: FrameName): Promise<Uint8Array | null> {
  const { file, stamp } = frameFiles(root, target);
  const hash = await readFile(stamp, 'utf8').catch(() => '');
  return hash === (await sourceHash(root)) && existsSync(file) ? readFile(file) : null;
}

function frameFiles(root: string, target: FrameName): { folder: string; file: string; stamp: string } {
  const folder = join(root, 'lib', 'frames');
  return { folder, file: join(folder, `${target}.wasm`), stamp: join(folder, `${target}.source`) };
}

/** The sources that decide the bytes of a frame: the handler, and the modules that compile it. */
const SOURCES: readonly string[] = ['src/edge', 'src/serve', 'src/site', 'src/inflate'];
const COMPILERS: readonly string[] = ['asc-thread.js', 'compile.ts', 'frame.ts', 'frames.ts', 'run-asc.ts'];

/** A hash of all sources of the frames in `root`. */
export async function sourceHash(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of COMPILERS) hash.update(await readFile(join(root, 'build', 'handler', name)));
  for (const folder of SOURCES) {
    for (const file of filesBelow(join(root, folder))) {
      hash.update(`${relative(root, file)}\n`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}
