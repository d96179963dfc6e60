/** The files of an output folder: OUT/manifest.json, OUT/bodies.bin, OUT/site.wasm, OUT/spin.toml. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { EarlyBodies } from '../bundle/early-bodies.ts';
import { linkChunks, packOffset } from '../bundle/link.ts';
import { manifestText } from '../bundle/manifest-text.ts';
import { BODIES_AT } from '../bundle/pack.ts';
import { spinToml } from '../bundle/spin-toml.ts';
import { type Chunks, lengthOf } from '../bytes/chunks.ts';
import { FileSlice } from '../bytes/stored-bytes.ts';
import { loadFrame, type Target } from '../handler/frames.ts';
import type { OutputFile } from '../output/write-output.ts';
import type { BuiltSite } from '../site/build-site.ts';
import type { SiteApi } from './site-api.ts';

/** By target: what a component is linked from, beside its pack. */
export type Frames = ReadonlyMap<Target, Uint8Array>;

const BODIES = 'bodies.bin';
const COMPONENTS: Record<Target, string> = { p2: 'site.wasm', p3: 'site.p3.wasm' };

/** Bytes of bodies that are worth a thread, which starts in the time in which a hundred megabytes are written. */
const MANY = 32 << 20;
/** About the bytes of a pack's tables for each body. */
const TABLES = 512;

/** The frames of `targets`, in that order; `onCompile` is called before one is compiled. */
export async function loadFrames(targets: readonly Target[], onCompile: () => void): Promise<Frames> {
  return new Map(
    await Promise.all(targets.map(async (target) => [target, await loadFrame(target, onCompile)] as const)),
  );
}

/** All files of an output folder, the site's component last. */
export function outputFiles(site: BuiltSite, frames: Frames, api: SiteApi | null = null): OutputFile[] {
  const { name, description } = site.manifest.site;
  // Every Spin runs WASI 0.2; 0.3 is for those who ask for it alone.
  const source = COMPONENTS[frames.has('p2') ? 'p2' : 'p3'];
  return [
    { name: BODIES, content: site.bodies },
    { name: 'manifest.json', content: () => manifestText(site.manifest) },
    { name: 'spin.toml', content: spinToml({ name, description, source, extra: api?.toml ?? '' }) },
    ...(api?.files ?? []),
    ...[...frames].map(
      ([target, frame]): OutputFile => ({
        name: COMPONENTS[target],
        content: linkChunks(frame, site.pack),
      }),
    ),
  ];
}

/**
 * Begins to write `bodies` into those of `outputFiles` that have them. Null where it is not worth it, where bodies.bin
 * may be the same already, so that it is better looked at first, and where the output folder cannot be written: that
 * is told when all of it is to be.
 */
export function beginBodies(out: string, bodies: Chunks, frames: Frames): EarlyBodies | null {
  const length = lengthOf(bodies);
  const stored = lengthOf(bodies.filter((body) => body instanceof FileSlice));
  const there = statSync(join(out, BODIES), { throwIfNoEntry: false })?.size;
  if (stored < MANY || there === length) return null;
  const packLength = BODIES_AT + length + bodies.length * TABLES;
  const components = [...frames].map(([target, frame]) => ({
    name: COMPONENTS[target],
    at: packOffset(frame, packLength) + BODIES_AT,
  }));
  try {
    return new EarlyBodies(out, bodies, [{ name: BODIES, at: 0 }, ...components]);
  } catch {
    return null;
  }
}
