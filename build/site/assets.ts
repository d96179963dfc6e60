/**
 * Assets: each keeps its path, where it revalidates, and has a second path with its content's hash, which
 * never changes and is what pages refer to.
 */
import { createHash } from 'node:crypto';
import mime from 'mime';
import type { Resource } from '../bundle/resource.ts';
import type { Asset } from '../content/model.ts';

export interface AssetSet {
  /** By canonical path: the plain and the hashed one. */
  resources: Map<string, Resource>;
  /** Plain path → hashed path. */
  hashed: Map<string, string>;
}

/** Hex digits of SHA-256 in a hashed path: 48 bits, no two assets of one site share them by accident. */
const HASH_DIGITS = 12;

/** The resources of `assets`. Assets carry no date: file times differ from checkout to checkout. */
export function assetSet(assets: readonly Pick<Asset, 'path' | 'bytes'>[]): AssetSet {
  const resources = new Map<string, Resource>();
  const hashed = new Map<string, string>();
  for (const { path, bytes } of assets) {
    const target = hashedPath(path, bytes);
    hashed.set(path, target);
    resources.set(path, assetResource(path, bytes, 'revalidate'));
    resources.set(target, assetResource(path, bytes, 'immutable'));
  }
  return { resources, hashed };
}

/** `/assets/a.jpg` as `/assets/a.0123456789ab.jpg`. */
export function hashedPath(path: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, HASH_DIGITS);
  const dot = path.indexOf('.', path.lastIndexOf('/') + 1);
  return dot === -1 ? `${path}.${hash}` : `${path.slice(0, dot)}.${hash}${path.slice(dot)}`;
}

/** The media type of a path by its extension, without parameters. */
export function mediaType(path: string): string {
  return mime.getType(path) ?? 'application/octet-stream';
}

function assetResource(path: string, bytes: Uint8Array, freshness: 'revalidate' | 'immutable'): Resource {
  return {
    status: 200,
    location: null,
    freshness,
    bodies: [{ type: mediaType(path), language: null, body: bytes, lastModified: null, headers: [] }],
  };
}
