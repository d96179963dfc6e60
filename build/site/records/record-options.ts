/** How resources are kept in the cache. */
import type { CompressionLevels } from '../../bundle/codings.ts';
import type { Encoder } from '../../bundle/representations.ts';
import type { SafetyOptions } from '../safety/safety-headers.ts';

/** The settings that decide a record beside the inputs of its resources. */
export interface RecordOptions {
  levels: CompressionLevels;
  safety: SafetyOptions;
  /** Returns the coded forms of a body. */
  code: Encoder;
}
