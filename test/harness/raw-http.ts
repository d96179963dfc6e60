/**
 * A client of raw bytes: sends exactly what a test says, valid HTTP or not, and reads exactly what comes
 * back, over connections that the test holds open, half-closes or breaks.
 */
import { connect, type Socket } from 'node:net';
import { type RawResponse, readResponse } from './http-response.ts';

export interface ConnectOptions {
  /** 127.0.0.1 */
  host?: string;
  /** How long a response may take, in milliseconds. */
  timeout?: number;
}

/** The server closed the connection (or broke it off) where a response was due. */
export class ConnectionClosed extends Error {}

/** One TCP connection to a server on this machine. */
export class RawConnection {
  readonly socket: Socket;
  /** Everything received that no response has used up yet; what follows is appended in the same store. */
  buffered: Buffer = Buffer.alloc(0);
  /** Whether the server has closed its side; with `error`, by breaking the connection off. */
  ended = false;
  error: Error | null = null;
  readonly #timeout: number;
  #wake: () => void = () => {};
  /** What `buffered` is a view of, and up to where it is written. */
  #store: Buffer = Buffer.alloc(0);
  #written = 0;

  private constructor(socket: Socket, timeout: number) {
    this.socket = socket;
    this.#timeout = timeout;
    socket.setNoDelay(true);
    socket.on('data', (part: Buffer) => {
      this.#append(part);
      this.#wake();
    });
    const end = (error: Error | null): void => {
      this.ended = true;
      this.error ??= error;
      this.#wake();
    };
    socket.on('end', () => end(null));
    socket.on('close', () => end(null));
    socket.on('error', (error) => end(error));
  }

  /** Connects. Rejects where no server listens. */
  static open(port: number, options: ConnectOptions = {}): Promise<RawConnection> {
    return new Promise((resolve, reject) => {
      // allowHalfOpen: a server that has finished sending may still be sent to.
      const socket = connect({ port, host: options.host ?? '127.0.0.1', allowHalfOpen: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new RawConnection(socket, options.timeout ?? 30_000));
      });
    });
  }

  /** Sends `bytes`; a string is sent as UTF-8. */
  send(bytes: string | Uint8Array): void {
    if (!this.socket.destroyed) this.socket.write(bytes);
  }

  /** Says that nothing more will be sent, and goes on reading. */
  halfClose(): void {
    this.socket.end();
  }

  /** Vanishes: everything unread is thrown away and the server is sent a reset. */
  vanish(): void {
    this.socket.resetAndDestroy();
  }

  /** Closes in the ordinary way, at once. */
  close(): void {
    this.socket.destroy();
  }

  /**
   * The next final response, to a request that had `method`; interim ones (1xx) are read and left out.
   * Rejects with a MalformedResponse, with ConnectionClosed where the server closed without one byte, and
   * after the timeout.
   */
  async response(method: string = 'GET'): Promise<RawResponse> {
    const deadline = Date.now() + this.#timeout;
    for (;;) {
      if (this.ended && this.buffered.length === 0) {
        throw new ConnectionClosed(this.error === null ? 'closed without an answer' : this.error.message);
      }
      const read = this.buffered.length === 0 ? null : readResponse(this.buffered, method, this.ended);
      if (read !== null) {
        this.buffered = this.buffered.subarray(read.length);
        if (read.response.status >= 200) return read.response;
      } else await this.#more(deadline);
    }
  }

  /** Waits until the server closes its side; what came till then is in `buffered`. Rejects after the timeout. */
  async untilEnd(): Promise<void> {
    const deadline = Date.now() + this.#timeout;
    while (!this.ended) await this.#more(deadline);
  }

  /** Appends in place; a store that is full is replaced by one of twice the size, so that this stays linear. */
  #append(part: Buffer): void {
    const { length } = this.buffered;
    if (this.#written + part.length > this.#store.length) {
      const store = Buffer.allocUnsafe(Math.max(16_384, 2 * (length + part.length)));
      this.buffered.copy(store);
      this.#store = store;
      this.#written = length;
    }
    part.copy(this.#store, this.#written);
    this.#written += part.length;
    this.buffered = this.#store.subarray(this.#written - part.length - length, this.#written);
  }

  #more(deadline: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(
            new Error(`nothing more came within ${this.#timeout} ms; ${this.buffered.length} bytes did`),
          ),
        Math.max(0, deadline - Date.now()),
      );
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/**
 * Sends one request on a connection of its own and gives the response. `method` says how to read it and is
 * the request's own where the caller names no other.
 */
export async function exchange(
  port: number,
  request: string | Uint8Array,
  options: ConnectOptions & { method?: string } = {},
): Promise<RawResponse> {
  const connection = await RawConnection.open(port, options);
  try {
    connection.send(request);
    return await connection.response(options.method ?? methodOf(request));
  } finally {
    connection.close();
  }
}

/**
 * A request as bytes. Everything is sent as given, so that a test may say what no client would; a string's
 * characters are Latin-1 bytes, as in RawResponse. A Host field is added where `headers` has none.
 */
export function requestBytes(
  method: string,
  target: string,
  headers: readonly (readonly [string, string])[] = [],
): Buffer {
  const named = headers.some(([name]) => name.toLowerCase() === 'host');
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(named ? [] : ['Host: localhost']),
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

function methodOf(request: string | Uint8Array): string {
  const start =
    typeof request === 'string' ? request.slice(0, 20) : Buffer.from(request.slice(0, 20)).toString('latin1');
  return /^[^ ]*/.exec(start)?.[0] ?? '';
}
