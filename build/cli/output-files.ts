/** The files of an output folder: OUT/manifest.json, OUT/bodies-HASH.bin, OUT/site.wasm, OUT/spin.toml. */
import { existsSync, readdirSync } from 'node:fs';
import { ASSET_LIST, assetListText } from '../bundle/asset-list.ts';
import { isBodiesFile } from '../bundle/body-store.ts';
import { buildDigest, withDigest } from '../bundle/build-digest.ts';
import type { BuildMark } from '../bundle/build-mark.ts';
import { linkChunks } from '../bundle/link.ts';
import { manifestText } from '../bundle/manifest-text.ts';
import { servesAgents } from '../bundle/search-version.ts';
import { loadFrame, type Target } from '../handler/frames.ts';
import { newSpinToml, type SpinApplication, type SpinBuild } from '../output/spin-toml.ts';
import type { OutputFile } from '../output/write-output.ts';
import type { BuiltSite } from '../plan/built-site.ts';
import { AGENTS_PATH } from '../site/paths.ts';
import { coldpressVersion } from '../workers/package-root.ts';
import { API_FILES, type SiteApi } from './site-api.ts';

/** The frame of each target. */
export type Frames = ReadonlyMap<Target, Uint8Array>;

export const COMPONENTS: Readonly<Record<Target, string>> = { p2: 'site.wasm', p3: 'site.p3.wasm' };

/** The frames of `targets`, in that order; `onCompile` is called before one is compiled. */
export async function loadFrames(targets: readonly Target[], onCompile: () => void): Promise<Frames> {
  return new Map(
    await Promise.all(targets.map(async (target) => [target, await loadFrame(target, onCompile)] as const)),
  );
}

/**
 * The site as Spin's application, for a spin.toml in a folder from which `toOutput` (empty, or with a slash at its end)
 * leads to the output.
 */
export function spinApplication(
  { manifest }: BuiltSite,
  frames: Frames,
  api: SiteApi | null,
  toOutput: string = '',
  build: SpinBuild | null = null,
): SpinApplication {
  const { name, description, base = '' } = manifest.site;
  // Every Spin runs WASI 0.2, so 0.3 comes first only where it is the only target.
  const sources = (['p2', 'p3'] as const)
    .filter((target) => frames.has(target))
    .map((target) => `${toOutput}${COMPONENTS[target]}`);
  const extra = api?.toml(toOutput) ?? '';
  return { name, description, sources, base, extra, variables: api?.variables ?? {}, build };
}

/** `frames` of the same targets, with the MCP endpoint where the site has it. */
export async function framesFor(
  { manifest }: BuiltSite,
  frames: Frames,
  onCompile: () => void,
): Promise<Frames> {
  if (!servesAgents(manifest, AGENTS_PATH)) return frames;
  const targets = [...frames.keys()];
  return new Map(
    await Promise.all(
      targets.map(async (target) => [target, await loadFrame(`${target}-agents`, onCompile)] as const),
    ),
  );
}

/**
 * All files of an output folder, in the order of their renaming: the manifest after the bodies that it names, the
 * site's component last. `toml` is spin.toml's text; null: that file stays as it is.
 */
export function outputFiles(
  site: BuiltSite,
  frames: Frames,
  api: SiteApi | null = null,
  toml: string | null = newSpinToml(spinApplication(site, frames, api)),
): OutputFile[] {
  const coldpress = coldpressVersion();
  const build = buildDigest({ ...site, api: api?.inputs ?? null, coldpress });
  const { manifest, pack } = withDigest(site, build);
  const markOf = (target: Target): BuildMark => ({
    ...{ kind: 'site', build, coldpress },
    wasi: target === 'p2' ? '0.2' : '0.3',
    api: api !== null,
  });
  return [
    { name: manifest.bodiesFile, content: site.bodies },
    ...(site.assets === null ? [] : [{ name: ASSET_LIST, content: assetListText(manifest, site.assets) }]),
    { name: 'manifest.json', content: () => manifestText(manifest, site.lines ?? undefined) },
    ...(toml === null ? [] : [{ name: 'spin.toml', content: toml }]),
    ...(api?.files(build, coldpress) ?? []),
    ...[...frames].map(
      ([target, frame]): OutputFile => ({
        name: COMPONENTS[target],
        content: linkChunks(frame, pack, markOf(target)),
      }),
    ),
  ];
}

/** Our files in `out` that the build of `files` does not have. */
export function obsoleteFiles(out: string, files: readonly OutputFile[]): string[] {
  const kept = new Set(files.map(({ name }) => name));
  const there = existsSync(out) ? readdirSync(out) : [];
  const ours = new Set([ASSET_LIST, ...API_FILES, ...Object.values(COMPONENTS)]);
  return there.filter((name) => !kept.has(name) && (ours.has(name) || isBodiesFile(name)));
}
