/** Reads the assets of earlier builds from an output folder. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ASSET_LIST, type ListedAsset, parseAssetList } from '../bundle/asset-list.ts';
import { isBodiesFile } from '../bundle/body-store.ts';
import { OpenedFile } from '../bytes/opened-file.ts';
import { FileSlice } from '../bytes/stored-bytes.ts';

/** An asset of an earlier build. */
interface EarlierAsset extends Pick<ListedAsset, 'type' | 'from' | 'until'> {
  bytes: Uint8Array;
}

export interface EarlierAssets {
  /** The paths of the build that wrote the folder, then of earlier ones, newest first; empty: there is none. */
  builds: readonly (readonly string[])[];
  /** The asset at a path of `builds`; null where it is damaged, and `trouble` has the reason. */
  read: (path: string) => EarlierAsset | null;
  /** Why assets cannot be read: parts of sentences. */
  trouble: readonly string[];
}

/** The most that an asset may inflate to: the most that the build stores as gzip. */
const LARGEST = 256 << 20;

/**
 * The assets that the build in `out` lists. An output without a list has none, which is a trouble only where its author
 * named the folder (`isNamed`). Reasons why some cannot be read are in `trouble`; nothing is thrown.
 */
export function readEarlierAssets(out: string, isNamed: boolean = false): EarlierAssets {
  const trouble: string[] = [];
  const none: EarlierAssets = { builds: [], read: () => null, trouble };
  let text: string;
  try {
    text = readFileSync(join(out, ASSET_LIST), 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!isMissing) trouble.push(reasonOf(error));
    else if (isNamed) trouble.push(`there is no ${ASSET_LIST} in the folder of --previous`);
    return none;
  }
  try {
    const { bodiesFile, builds } = parseAssetList(text);
    // A name with a folder in it would lead out of the output.
    if (!isBodiesFile(bodiesFile)) throw new SyntaxError('it names no file of bodies');
    const source = new OpenedFile(join(out, bodiesFile));
    const listed = new Map(builds.toReversed().flatMap((build) => Object.entries(build)));
    return {
      builds: builds.map((build) => Object.keys(build)),
      read: (path) => {
        const asset = listed.get(path);
        if (asset === undefined) return null;
        try {
          return { type: asset.type, from: asset.from, until: asset.until, bytes: contentOf(asset, source) };
        } catch (error) {
          trouble.push(`${path}: ${reasonOf(error)}`);
          return null;
        }
      },
      trouble,
    };
  } catch (error) {
    trouble.push(reasonOf(error));
    return none;
  }
}

/** The content of an asset. Throws where it is not the one that was listed. */
function contentOf({ at: [offset, length], coding, sha256 }: ListedAsset, source: OpenedFile): Uint8Array {
  const stored = new FileSlice(source, offset, Math.min(length, source.open())).read();
  const content = coding === 'gzip' ? gunzipSync(stored, { maxOutputLength: LARGEST }) : stored;
  const found = createHash('sha256').update(content).digest('hex');
  if (found !== sha256) throw new Error('its content is not the one that was built');
  return content;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error);
}
