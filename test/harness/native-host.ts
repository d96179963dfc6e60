/** The portable handler in Node as a host of the matrix: the request's bytes are taken apart by the book. */
import { createNativeSite } from '../../build/host/native.ts';
import type { Host } from './host.ts';

/** A host around the handler for `pack`. It refuses nothing: what it cannot split is an error of the test. */
export function nativeHost(pack: Uint8Array): Host {
  const site = createNativeSite(pack);
  return {
    name: 'Node, native',
    clock: 'set',
    parses: false,
    async request(raw, at) {
      return site.respond({ ...splitRequest(raw), now: at });
    },
    async close() {},
  };
}

interface SplitRequest {
  method: string;
  target: Uint8Array;
  headers: [string, Uint8Array][];
}

/** Takes a request without a body apart (RFC 9112 §2.1). Whitespace around a value is no part of it (§5). */
export function splitRequest(raw: Uint8Array): SplitRequest {
  const text = Buffer.from(raw).toString('latin1');
  const [requestLine = '', ...lines] = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
  const first = requestLine.indexOf(' ');
  const last = requestLine.lastIndexOf(' ');
  if (first < 1 || last <= first) throw new Error(`no request line: ${requestLine}`);
  return {
    method: requestLine.slice(0, first),
    target: Buffer.from(requestLine.slice(first + 1, last), 'latin1'),
    headers: lines.map((line) => {
      const colon = line.indexOf(':');
      const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
      return [line.slice(0, colon), Buffer.from(value, 'latin1')];
    }),
  };
}
