/**
 * Assets. Each has two paths: its own, where caches revalidate it, and one with the hash of its content, where it
 * never changes; pages and style sheets refer to the second.
 */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { fileResource, type Resource, redirectTo } from '../../bundle/resource.ts';
import { belowBase, withoutBase } from '../../content/base-path.ts';
import { canonicalPath, decodePath } from '../../content/canonical-path.ts';
import type { Asset } from '../../content/model.ts';
import { replaceReferences } from './css-references.ts';
import { mediaType } from './media-types.ts';

export interface AssetSet {
  /** By canonical path: the plain and the hashed one. */
  resources: Map<string, Resource>;
  /** Plain path → hashed path, or the address of a file outside the component. */
  hashed: Map<string, string>;
}

export type AssetFile = Pick<Asset, 'path' | 'bytes'>;

/** The address of a file outside the component; null: it is in it. */
type AddressOf = (asset: AssetFile) => string | null;

/** The status of the redirect from the plain path of a file outside: its target changes with the file. */
const FOUND = 302;

/** Hex digits of SHA-256 in a hashed path: 48 bits, no two assets of one site share them by accident. */
const HASH_DIGITS = 12;

/**
 * The resources of `assets`, of which style sheets refer to others below `base`. Assets carry no date: file times
 * differ from checkout to checkout. A file outside has no hashed path here, and its plain path leads to it.
 */
export function assetSet(
  assets: readonly AssetFile[],
  base: string = '',
  addressOf: AddressOf = () => null,
): AssetSet {
  const resources = new Map<string, Resource>();
  const hashed = new Map<string, string>();
  for (const { path, bytes } of withHashedReferences(assets, { hashed, base, addressOf })) {
    const target = hashed.get(path) ?? path;
    if (!target.startsWith('/')) {
      resources.set(path, redirectTo(target, FOUND));
      continue;
    }
    const resource = assetResource(path, bytes);
    resources.set(path, resource);
    resources.set(target, { ...resource, freshness: 'immutable' });
  }
  return { resources, hashed };
}

/**
 * The assets with the URLs in style sheets replaced by hashed paths, which are put into `hashed`. A style sheet's
 * own hash is that of the result, so it changes with every file that it refers to. Where style sheets import one
 * another in a circle, the reference that closes it stays plain.
 */
function withHashedReferences(
  assets: readonly AssetFile[],
  { hashed, base, addressOf }: { hashed: Map<string, string>; base: string; addressOf: AddressOf },
): AssetFile[] {
  const byPath = new Map(assets.map((asset) => [asset.path, asset]));
  const done = new Map<string, AssetFile>();
  const open = new Set<string>();
  const finish = (asset: AssetFile): AssetFile => {
    const known = done.get(asset.path);
    if (known !== undefined) return known;
    open.add(asset.path);
    const finished = { path: asset.path, bytes: rewrite(asset) };
    open.delete(asset.path);
    done.set(asset.path, finished);
    hashed.set(asset.path, addressOf(finished) ?? hashedPath(asset.path, finished.bytes));
    return finished;
  };
  const rewrite = ({ path, bytes }: AssetFile): Uint8Array => {
    const css = mediaType(path, bytes) === 'text/css' ? decode(bytes) : null;
    if (css === null) return bytes;
    const rewritten = replaceReferences(css, (url) => {
      const [, target = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
      const asset = byPath.get(withoutBase(base, pathFrom(path, target) ?? ''));
      if (asset === undefined || open.has(asset.path)) return null;
      finish(asset);
      return belowBase(base, hashed.get(asset.path) ?? asset.path) + rest;
    });
    return rewritten === css ? bytes : new TextEncoder().encode(rewritten);
  };
  return assets.map(finish);
}

/** The canonical path of `url` in the file at `path`, or null where it leads off the site. */
function pathFrom(path: string, url: string): string | null {
  if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(url)) return null;
  if (!URL.canParse(url, `http://site.invalid${path}`)) return null;
  const decoded = decodePath(new URL(url, `http://site.invalid${path}`).pathname);
  return decoded === null ? null : canonicalPath(decoded);
}

/** The text of UTF-8, a byte order mark included, or null. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** `/assets/a.jpg` as `/assets/a.0123456789ab.jpg`. */
export function hashedPath(path: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, HASH_DIGITS);
  const dot = path.indexOf('.', path.lastIndexOf('/') + 1);
  return dot === -1 ? `${path}.${hash}` : `${path.slice(0, dot)}.${hash}${path.slice(dot)}`;
}

function assetResource(path: string, bytes: Uint8Array): Resource {
  const body = isCompressedSvg(path) ? inflated(bytes) : bytes;
  return fileResource(mediaType(path, body), body);
}

/** The most bytes to which a compressed drawing may inflate. */
const LARGEST_SVG = 16 * 1024 * 1024;

/** An .svgz is an SVG in gzip: it is stored as an SVG, and coded like every other file. */
function isCompressedSvg(path: string): boolean {
  return path.toLowerCase().endsWith('.svgz');
}

/** The content of a gzip file, or the file itself where it is none or holds too much. */
function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_SVG });
  } catch {
    return bytes;
  }
}
