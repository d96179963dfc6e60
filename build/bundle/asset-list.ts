/**
 * The list of assets that later builds may keep, OUT/kept-assets.json: those of this build and of earlier ones, with
 * their places in the file of bodies. Its text has the same bytes for the same manifest.
 */
import type { Manifest, Version } from './manifest.ts';

/** The name of the file in an output folder. */
export const ASSET_LIST = 'kept-assets.json';

/** Raised with each change that readers of the old shape could misread. */
const VERSION = 1;

/** An asset of a build: its path is in no other list, and its content never changes. */
export interface ListedAsset {
  type: string;
  /** Of its content, in hex. */
  sha256: string;
  /** How it lies in the file of bodies. */
  coding: 'identity' | 'gzip';
  /** [offset, length] in the file of bodies. */
  at: readonly [number, number];
  /** When it is public: seconds since 1970, null is open. A picture of a scheduled post is not public yet. */
  from: number | null;
  until: number | null;
}

/** The assets of one build by path. */
type ListedBuild = Readonly<Record<string, ListedAsset>>;

export interface AssetList {
  version: typeof VERSION;
  /** The name of the file of bodies beside it. */
  bodiesFile: string;
  /** Of this build first, then of earlier ones, newest first. */
  builds: readonly ListedBuild[];
}

/** The list's text; `builds` are paths of the manifest. */
export function assetListText(manifest: Manifest, builds: readonly (readonly string[])[]): string {
  const routes = new Map(manifest.routes.map(({ path, versions }) => [path, versions]));
  const list: AssetList = {
    version: VERSION,
    bodiesFile: manifest.bodiesFile,
    builds: builds.map((paths) =>
      Object.fromEntries(
        [...paths].sort().flatMap((path) => {
          const asset = listedAsset(routes.get(path) ?? [], manifest.bodies);
          return asset === null ? [] : [[path, asset]];
        }),
      ),
    ),
  };
  return `${JSON.stringify(list, null, 1)}\n`;
}

/** Reads a list. Throws a SyntaxError where the text is none of ours. */
export function parseAssetList(text: string): AssetList {
  const list: unknown = JSON.parse(text);
  if (!isRecord(list) || list.version !== VERSION) throw new SyntaxError('it is of another version');
  const { bodiesFile, builds } = list;
  const isList =
    typeof bodiesFile === 'string' &&
    Array.isArray(builds) &&
    builds.every((build) => isRecord(build) && Object.values(build).every(isAsset));
  if (!isList) throw new SyntaxError('it is no list of assets');
  return { version: VERSION, bodiesFile, builds: builds as ListedBuild[] };
}

function listedAsset(versions: readonly Version[], bodies: Manifest['bodies']): ListedAsset | null {
  const [first] = versions;
  const form = first?.representations.find(({ coding }) => coding === 'identity');
  if (first === undefined || form === undefined || form.body === null) return null;
  const at = bodies[form.inflatedFrom ?? form.body];
  if (at === undefined) return null;
  return {
    type: form.type,
    sha256: form.body,
    coding: form.inflatedFrom === null ? 'identity' : 'gzip',
    at,
    from: first.from,
    until: versions.at(-1)?.until ?? null,
  };
}

function isAsset(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { type, sha256, coding, at, from, until } = value;
  const isTime = (time: unknown): boolean => time === null || Number.isSafeInteger(time);
  return (
    typeof type === 'string' &&
    typeof sha256 === 'string' &&
    (coding === 'identity' || coding === 'gzip') &&
    Array.isArray(at) &&
    at.length === 2 &&
    at.every((number) => Number.isSafeInteger(number) && number >= 0) &&
    isTime(from) &&
    isTime(until)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
