/**
 * A debugger's side of Node's inspector: the Chrome DevTools Protocol over a WebSocket (RFC 6455), as much of
 * it as a breakpoint needs. Node 20 has no WebSocket client of its own.
 */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

interface InspectorEvent {
  method: string;
  params: Record<string, unknown>;
}

export interface Inspector {
  /** Sends a command; resolves to its result, rejects with the error that Node gives. */
  send(method: string, params?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** The first event of this name for which `isWanted` holds, whether it has come or is to come. */
  event(method: string, isWanted?: (params: Record<string, unknown>) => boolean): Promise<InspectorEvent>;
  close(): void;
}

interface Message extends Partial<InspectorEvent> {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

/** Connects to what Node prints as `Debugger listening on ws://…`. */
export async function connectInspector(url: string): Promise<Inspector> {
  const socket = await upgrade(url);
  const commands = new Map<number, (message: Message) => void>();
  const seen: InspectorEvent[] = [];
  const waiting = new Set<() => void>();
  let id = 0;
  readMessages(socket, (message) => {
    if (message.id !== undefined) return commands.get(message.id)?.(message);
    seen.push({ method: message.method ?? '', params: message.params ?? {} });
    for (const look of waiting) look();
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        id++;
        commands.set(id, ({ result = {}, error }) =>
          error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
        );
        socket.write(textFrame(JSON.stringify({ id, method, params })));
      }),
    event: (method, isWanted = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = seen.find((event) => event.method === method && isWanted(event.params));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => socket.destroy(),
  };
}

function upgrade(url: string): Promise<Socket> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url.replace(/^ws:/, 'http:'), { headers });
    asked.once('upgrade', (_response, socket) => resolve(socket as Socket));
    asked.once('response', ({ statusCode }) => reject(new Error(`the inspector answers ${statusCode}`)));
    asked.once('error', reject);
    asked.end();
  });
}

/** One masked frame of text, as a client sends (§5.2, §5.3). A mask of zeros leaves the text as it is. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]);
  if (payload.length > 0xffff) throw new RangeError('a command is longer than a frame of this client');
  return Buffer.concat([head, payload]);
}

/** Calls `receive` for each message. Node's inspector sends each in one frame. */
function readMessages(socket: Socket, receive: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    for (;;) {
      if (rest.length < 2) return;
      const short = rest.readUInt8(1) & 0x7f;
      const start = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (rest.length < start) return;
      const length =
        short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
      if (rest.length < start + length) return;
      const isText = (rest.readUInt8(0) & 0x0f) === 1;
      if (isText) receive(JSON.parse(rest.toString('utf8', start, start + length)) as Message);
      rest = rest.subarray(start + length);
    }
  });
}
