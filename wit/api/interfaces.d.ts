/**
 * The host interfaces of variables.wit and key-value.wit as an API imports them. A result's error is thrown:
 * an Error whose `payload` is the variant.
 */
declare module 'fermyon:spin/variables@2.0.0' {
  /** The value of a variable of the application. Throws where it has none. */
  export function get(name: string): string;
}

declare module 'wasi:keyvalue/store@0.2.0-draft2' {
  export class Bucket {
    private constructor();
    get(key: string): Uint8Array | undefined;
    set(key: string, value: Uint8Array): void;
    delete(key: string): void;
    exists(key: string): boolean;
  }
  /** Opens a store that spin.toml grants the component: `default`, or one of the host's own. */
  export function open(identifier: string): Bucket;
}

declare module 'wasi:keyvalue/atomics@0.2.0-draft2' {
  import type { Bucket } from 'wasi:keyvalue/store@0.2.0-draft2';

  /** Adds `delta` to the number under `key` (0 where there is none) in one step; gives the new number. */
  export function increment(bucket: Bucket, key: string, delta: bigint): bigint;
}
