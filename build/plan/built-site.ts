/** The result of a build, before anything is written. */
import type { Manifest } from '../bundle/manifest.ts';
import type { Chunks } from '../bytes/chunks.ts';
import type { OutsideFile } from '../site/assets/media.ts';

export interface BuiltSite {
  manifest: Manifest;
  /** The lines of its routes in manifest.json; null: they are to be made when it is written. */
  lines: readonly string[] | null;
  /** The content of the file of bodies. */
  bodies: Chunks;
  pack: Chunks;
  /** The paths of its assets, then of those kept of earlier builds, newest first; null: none are kept. */
  assets: readonly (readonly string[])[] | null;
  /** Files that are on another server, to be uploaded by their author: the folder `media` of the output. */
  outside: readonly OutsideFile[];
}
