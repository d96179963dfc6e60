/** How what a site answers is kept in the cache. */
import type { CompressionLevels } from '../../bundle/codings.ts';
import type { Encoder } from '../../bundle/representations.ts';
import type { SafetyOptions } from '../safety/safety-headers.ts';

/** What decides a record beside what its resources are made of. */
export interface RecordOptions {
  levels: CompressionLevels;
  safety: SafetyOptions;
  /** Gives the coded forms of a body. */
  code: Encoder;
}
