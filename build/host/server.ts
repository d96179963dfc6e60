/**
 * The embedded host: a Node HTTP server around components. It owns the process and the port, and holds no
 * decision: every answer to a request that Node could parse is the component's.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isAllowedHost } from './allowed-hosts.ts';
import type { HttpComponent } from './component.ts';
import type { IsolatedComponent } from './isolated.ts';
import { SharedBodies, sendSlowly, waitForTurn } from './slow-readers.ts';
import { targetUri } from './target-uri.ts';
import { refusal, sendAndClose, unknownMethodRequest } from './unknown-method.ts';
import type { HostRequest } from './wasi-http.ts';

/** A component and the path prefix it answers; the first whose prefix matches gets the request. */
export interface Mount {
  /** '/api' matches /api and /api/x; '' matches all, and receives targets as they were sent. */
  prefix: string;
  /** Called on the first request, once; where it fails, again on the next. */
  load: () => Promise<HttpComponent | IsolatedComponent>;
}

export interface ServerOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  mounts: Mount[];
  /** Whether only names of this machine are answered (allowed-hosts.ts). */
  isForAuthors?: boolean;
  /** Answers the server's own requests, before any mount; false: it is none of them. */
  answerOwn?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** Called with traps and the like; the reader gets a 500 without details. */
  onError: (error: unknown) => void;
}

export interface RunningServer {
  url: string;
  port: number;
  /** Stops listening, closes every connection, and ends the components' threads. */
  close: () => Promise<void>;
}

/** The request body an API may receive, in bytes; more is answered 413. */
const LARGEST_BODY = 1024 * 1024;

/** Starts listening. Rejects with Node's error (EADDRINUSE, EACCES …) where it cannot. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const loaded = new Set<HttpComponent | IsolatedComponent>();
  const mounts = options.mounts.map(({ prefix, load }) => ({
    prefix,
    load: once(async () => {
      const component = await load();
      loaded.add(component);
      return component;
    }),
  }));
  const shared = new SharedBodies();
  const server = createServer((incoming, outgoing) => {
    if (options.isForAuthors === true && !isAllowedHost(incoming.headers.host, options.host))
      return refuseHost(outgoing);
    if (options.answerOwn?.(incoming, outgoing) === true) return;
    const turn = waitForTurn(incoming.socket, outgoing);
    answer(incoming, outgoing, mounts, shared, turn).catch((error: unknown) => {
      // A client that hangs up while sending gets no answer, and nothing is reported.
      if (incoming.destroyed && !incoming.complete) return;
      options.onError(error);
      refuse(outgoing, 500);
    });
  });
  // A server may ignore expectations (RFC 9110 §10.1.1), as the other hosts do.
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing));
  server.on('clientError', (error, socket) => {
    answerUnparsed(error, socket, mounts).catch((reason: unknown) => {
      options.onError(reason);
      socket.destroy();
    });
  });
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${name}:${port}/`,
    port,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      // A component in a thread of its own would keep the process alive.
      for (const component of loaded) if ('close' in component) await component.close();
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  mounts: Mount[],
  shared: SharedBodies,
  turn: Promise<void>,
): Promise<void> {
  await turn;
  if (outgoing.destroyed) return;
  const target = decodeTarget(incoming.url ?? '/');
  if (target === null) return refuse(outgoing, 400);
  const { host } = incoming.headers;
  const uri = targetUri(target, host);
  const mount = mounts.find(({ prefix }) => matches(prefix, uri?.path ?? target));
  if (mount === undefined) return refuse(outgoing, 404);
  // The site reads targets of every form itself, and no Host.
  const given = mount.prefix === '' ? { authority: host, path: target } : uri;
  if (given === null) return refuse(outgoing, 400);
  // The site reads no other bodies than those for its MCP endpoint, so their size does not matter.
  const isRead = mount.prefix !== '' || isMessage(incoming);
  const body = isRead ? await readBody(incoming) : discardBody(incoming);
  if (body === null) return refuse(outgoing, 413);
  const component = await mount.load();
  const { authority, path } = given;
  const request: HostRequest = { ...toHostRequest(incoming), authority, target: path, body };
  // In one expression: a variable would keep the response in memory as long as its reader takes.
  const response = shared.of(await component.handle(request));
  await sendSlowly(outgoing, incoming.method === 'HEAD' ? { ...response, chunks: [] } : response);
}

/** Node passes the target as Latin-1; the component reads UTF-8. Null: not UTF-8. */
function decodeTarget(target: string): string | null {
  const bytes = Buffer.from(target, 'latin1');
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : null;
}

function matches(prefix: string, target: string): boolean {
  if (!target.startsWith(prefix)) return false;
  const next = target.charAt(prefix.length);
  return prefix === '' || next === '' || next === '/' || next === '?';
}

function toHostRequest(incoming: IncomingMessage): Pick<HostRequest, 'method' | 'scheme' | 'headers'> {
  const headers: [string, Uint8Array][] = [];
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    const name = (incoming.rawHeaders[i] ?? '').toLowerCase();
    headers.push([name, Buffer.from(incoming.rawHeaders[i + 1] ?? '', 'latin1')]);
  }
  return { method: incoming.method ?? 'GET', scheme: 'HTTP', headers };
}

/** Whether the request may be one to the MCP endpoint of a site (src/serve/mcp/agent-request.ts). */
function isMessage({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && /^\/mcp(?:\?|$)/.test(url ?? '');
}

/** Reads and drops a body, so that the connection can be used again. */
function discardBody(incoming: IncomingMessage): Uint8Array {
  incoming.resume();
  return new Uint8Array();
}

/**
 * Answers a request that Node's parser refused: one with an unknown method as the site's component does, other faults
 * as Node would. An API gets no such request: its header fields are lost, and with them the host that it is for.
 */
async function answerUnparsed(error: Error, socket: Duplex, mounts: Mount[]): Promise<void> {
  if (!socket.writable) return;
  const request = unknownMethodRequest(error);
  const mount = mounts.find(({ prefix }) => request !== null && matches(prefix, request.target));
  if (request === null || mount?.prefix !== '') {
    sendAndClose(socket, refusal(error));
    return;
  }
  const component = await mount.load();
  sendAndClose(socket, await component.handle(request));
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A name that is not this machine's: see allowed-hosts.ts. */
function refuseHost(outgoing: ServerResponse): void {
  outgoing.writeHead(403, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  });
  outgoing.end('This server answers to localhost, to addresses, and to the name given with --host.\n');
}

function refuse(outgoing: ServerResponse, status: number): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { 'content-length': 0, 'cache-control': 'no-store', connection: 'close' });
  outgoing.end();
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Requests that come while it loads share one attempt; a failed one is not kept. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
