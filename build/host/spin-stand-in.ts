/**
 * Spin's variables and key-value stores in memory, for tests, the preview and the development server. Stored values
 * are lost when the process ends.
 */
import type { Imports } from './component.ts';

export interface SpinStandIn {
  /** The application's variables. */
  variables: Record<string, string>;
  /** The stores that the component is granted, as in key_value_stores of spin.toml. */
  stores: string[];
}

class Bucket {
  readonly entries: Map<string, Uint8Array>;

  constructor(entries: Map<string, Uint8Array> = new Map()) {
    this.entries = entries;
  }

  get(key: string): Uint8Array | undefined {
    return this.entries.get(key);
  }

  set(key: string, value: Uint8Array): void {
    this.entries.set(key, value.slice());
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  exists(key: string): boolean {
    return this.entries.has(key);
  }
}

/**
 * The interfaces by name without version, each call with its own empty stores. An error is thrown as an
 * Error whose `payload` is the variant, as the engine throws it.
 */
export function spinImports({ variables, stores }: SpinStandIn): Imports {
  const buckets = new Map(stores.map((name) => [name, new Map<string, Uint8Array>()]));
  return {
    'fermyon:spin/variables': {
      get(name: string): string {
        if (!/^[a-z][a-z0-9_]*$/.test(name)) throw failure({ tag: 'invalid-name', val: name });
        const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
        if (value === undefined) throw failure({ tag: 'undefined', val: name });
        return value;
      },
    },
    'wasi:keyvalue/store': {
      Bucket,
      open(identifier: string): Bucket {
        const entries = buckets.get(identifier);
        if (entries === undefined) throw failure({ tag: 'access-denied' });
        return new Bucket(entries);
      },
    },
    'wasi:keyvalue/atomics': {
      /** The number is kept as decimal text; any other value cannot be incremented. */
      increment(bucket: Bucket, key: string, delta: bigint): bigint {
        const text = new TextDecoder().decode(bucket.get(key) ?? new Uint8Array([48]));
        if (!/^-?\d{1,19}$/.test(text)) throw failure({ tag: 'other', val: `${key} is not a number` });
        const sum = BigInt.asIntN(64, BigInt(text) + delta);
        bucket.set(key, new TextEncoder().encode(String(sum)));
        return sum;
      },
    },
  };
}

function failure(payload: { tag: string; val?: string }): Error {
  return Object.assign(new Error(`${payload.tag} ${payload.val ?? ''}`.trim()), { payload });
}
