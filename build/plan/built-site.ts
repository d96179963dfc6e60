/** The result of a build, before anything is written. */
import type { Manifest } from '../bundle/manifest.ts';
import type { Chunks } from '../bytes/chunks.ts';

export interface BuiltSite {
  manifest: Manifest;
  /** The content of the file of bodies. */
  bodies: Chunks;
  pack: Chunks;
}
