/**
 * Requests with a method that Node's parser does not know, or not in this spelling ("get"). It refuses them with a 400
 * before any handler runs; RFC 9110 §9.1 requires a 405 or 501, and the other hosts let the component answer.
 */
import type { Duplex } from 'node:stream';
import type { HostRequest, HostResponse } from './wasi-http.ts';

/** A method is a token (RFC 9110 §5.6.2); a target has no blanks and no control characters. */
const REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}) ([!-~\x80-\xff]{1,16384}) HTTP\/1\.[01]\r\n/;

/** Node's error for bytes that it cannot parse. */
interface ParseError extends Error {
  code?: string;
  rawPacket?: Buffer;
}

/** The request that `error` is about, without its header fields; null: it is no request at all. */
export function unknownMethodRequest(error: ParseError): HostRequest | null {
  if (error.code !== 'HPE_INVALID_METHOD' || error.rawPacket === undefined) return null;
  const [, method, target] = REQUEST_LINE.exec(error.rawPacket.toString('latin1')) ?? [];
  if (method === undefined || target === undefined) return null;
  return { method, scheme: 'HTTP', authority: undefined, target, headers: [], body: new Uint8Array() };
}

/**
 * The statuses of Node's own answers to such errors (RFC 6585 §5, RFC 9110 §15.5.9, §15.5.14); all others are a
 * 400.
 */
const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** The answer to bytes that are no request, or to a request that Node refuses. */
export function refusal({ code = '' }: ParseError): HostResponse {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const headers: HostResponse['headers'] = [
    ['content-length', bytes('0')],
    ['cache-control', bytes('no-store')],
  ];
  return { status: STATUS[code] ?? 400, headers, chunks: [] };
}

/** Writes `response` on a connection that has no parser any more, and closes it. */
export function sendAndClose(socket: Duplex, { status, headers, chunks }: HostResponse): void {
  const lines = headers.map(([name, value]) => `${name}: ${Buffer.from(value).toString('latin1')}\r\n`);
  socket.write(Buffer.from(`HTTP/1.1 ${status} \r\n${lines.join('')}connection: close\r\n\r\n`, 'latin1'));
  for (const chunk of chunks) socket.write(chunk);
  socket.end();
}
