/** A host as the matrix sees it: raw bytes in, an answer out. */
import { ConnectionClosed, exchange } from './raw-http.ts';

export interface HostResponse {
  /** 0: the host closed the connection without an answer. */
  status: number;
  /** As sent, in order; values' characters are Latin-1 bytes. */
  headers: readonly (readonly [string, string])[];
  body: Uint8Array;
}

export interface Host {
  name: string;
  /** Whether the site can be asked at any time, or sees the machine's clock. */
  clock: 'set' | 'wall';
  /** Whether the host reads the request itself and may refuse it before the site sees it. */
  parses: boolean;
  /** Sends a whole HTTP/1.1 request; `at` (seconds since 1970) is the time at hosts whose clock is set. */
  request(raw: Uint8Array, at: number): Promise<HostResponse>;
  close(): Promise<void>;
}

/** A host that listens on a port of this machine. `setClock` is called before each request where it has one. */
export function socketHost(
  name: string,
  port: number,
  close: () => Promise<void>,
  setClock?: (at: number) => void,
): Host {
  return {
    name,
    clock: setClock === undefined ? 'wall' : 'set',
    parses: true,
    async request(raw, at) {
      setClock?.(at);
      try {
        return await exchange(port, raw);
      } catch (error) {
        if (error instanceof ConnectionClosed) return { status: 0, headers: [], body: new Uint8Array() };
        throw error;
      }
    },
    close,
  };
}
