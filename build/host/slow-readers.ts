/**
 * Answers readers that read slowly or not at all: each connection has one answer under way, which is passed to the
 * system a piece at a time, and equal bodies are in memory once, however many readers wait for them.
 */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HostResponse } from './wasi-http.ts';

/** Bytes passed to the system at once. */
const PIECE = 64 << 10;
/** Bodies from this size on are shared (bytes). */
const LARGE = 256 << 10;
/** Milliseconds after which a reader that takes nothing is given up. */
const PATIENCE = 120_000;

const lastOf = new WeakMap<Socket, Promise<void>>();

/** Resolves when the answers to earlier requests on this connection are sent or given up. */
export function waitForTurn(socket: Socket, outgoing: ServerResponse): Promise<void> {
  const turn = lastOf.get(socket) ?? Promise.resolve();
  const done = new Promise<void>((resolve) => outgoing.once('close', resolve));
  lastOf.set(
    socket,
    turn.then(() => done),
  );
  return turn;
}

/** Large bodies that are being sent, by a key that is equal for equal bodies. */
export class SharedBodies {
  readonly #bodies = new Map<string, WeakRef<Uint8Array>>();

  /** The response; its body is replaced by an equal one that is being sent already. */
  of(response: HostResponse): HostResponse {
    const length = response.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (length < LARGE) return response;
    const field = (name: string): string =>
      Buffer.from(response.headers.find(([each]) => each === name)?.[1] ?? []).toString('latin1');
    const etag = field('etag');
    if (etag === '' || etag.startsWith('W/')) return response;
    const key = [etag, field('content-range'), field('content-encoding'), length].join(' ');
    const known = this.#bodies.get(key)?.deref();
    const body = known ?? Buffer.concat(response.chunks);
    if (known === undefined) this.#keep(key, body);
    return { ...response, chunks: [body] };
  }

  #keep(key: string, body: Uint8Array): void {
    for (const [each, kept] of this.#bodies) if (kept.deref() === undefined) this.#bodies.delete(each);
    this.#bodies.set(key, new WeakRef(body));
  }
}

/** Sends a response as fast as its reader takes it. Resolves when all is sent, or the reader has gone. */
export async function sendSlowly(
  outgoing: ServerResponse,
  { status, headers, chunks }: HostResponse,
): Promise<void> {
  outgoing.writeHead(
    status,
    headers.flatMap(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
  );
  outgoing.setTimeout(PATIENCE, () => outgoing.destroy());
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      if (outgoing.destroyed) return;
      if (!outgoing.write(chunk.subarray(at, at + PIECE))) await drained(outgoing);
    }
  }
  outgoing.end();
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go).off('close', go);
      resolve();
    };
    outgoing.on('drain', go).on('close', go);
  });
}
