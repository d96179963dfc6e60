/** The files of an output folder: OUT/manifest.json, OUT/bodies.bin, OUT/site.wasm, OUT/spin.toml. */
import { linkChunks } from '../bundle/link.ts';
import { manifestText } from '../bundle/manifest-text.ts';
import { spinToml } from '../bundle/spin-toml.ts';
import { loadFrame, type Target } from '../handler/frames.ts';
import type { OutputFile } from '../output/write-output.ts';
import type { BuiltSite } from '../plan/build-site.ts';
import type { SiteApi } from './site-api.ts';

/** By target: what a component is linked from, beside its pack. */
export type Frames = ReadonlyMap<Target, Uint8Array>;

const BODIES = 'bodies.bin';
const COMPONENTS: Record<Target, string> = { p2: 'site.wasm', p3: 'site.p3.wasm' };

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
