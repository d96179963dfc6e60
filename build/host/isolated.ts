/**
 * A component in a thread of its own: while the API computes, starts or hangs, the site goes on serving. A
 * thread that takes too long for one request, or dies, is replaced at the next.
 */
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { openThread } from '../workers/open-thread.ts';
import type { CompiledComponent } from './component.ts';
import type { SpinStandIn } from './spin-stand-in.ts';
import type { HostRequest, HostResponse } from './wasi-http.ts';
import type { IncomingHttp, OutgoingHttp } from './wasi-http-client.ts';

export interface IsolatedOptions {
  component: Uint8Array | CompiledComponent;
  /** Called with each line that the component writes to its standard streams. */
  onLine: (line: string) => void;
  spin: SpinStandIn;
  /** Origins that the component may call; the request is made here, in the main thread. */
  outbound: readonly string[];
  /** The longest that one answer may take, start not counted. */
  timeLimitMs: number;
  /** Seconds added to the machine's clock, for a preview of another time. */
  clockOffset: number;
}

export interface IsolatedComponent {
  /** Rejects with the component's trap, or where it took too long. One request at a time. */
  handle(request: HostRequest): Promise<HostResponse>;
  /** Ends the thread. */
  close(): Promise<void>;
}

/** The data with which the thread starts. */
export interface ThreadData {
  component: Uint8Array | CompiledComponent;
  spin: SpinStandIn;
  outbound: readonly string[];
  clockOffset: number;
  /** The other end of outgoing requests, and a flag the thread sleeps on until the answer lies in the port. */
  outgoing: MessagePort;
  answered: Int32Array;
}

/** The thread's messages. */
export type ThreadMessage =
  | { kind: 'started'; compiled: CompiledComponent }
  | { kind: 'line'; line: string }
  | { kind: 'response'; response: HostResponse }
  | { kind: 'trap'; message: string; stack: string };

/** Resolves when the component is compiled and ready; rejects where it is not a component for HTTP. */
export async function loadIsolated(options: IsolatedOptions): Promise<IsolatedComponent> {
  // Compiled in the first thread, so that the site goes on serving; the threads after it start with the result.
  const first = await startThread(options);
  const { compiled } = first;
  let thread: Worker | null = first.thread;
  let last: Promise<unknown> = Promise.resolve();
  const handle = async (request: HostRequest): Promise<HostResponse> => {
    thread ??= (await startThread({ ...options, component: compiled })).thread;
    const running = thread;
    try {
      return await answerOf(running, request, options.timeLimitMs);
    } catch (error) {
      if (error instanceof Trap) throw error;
      thread = null;
      await running.terminate();
      throw error;
    }
  };
  return {
    handle(request) {
      const answer = last.then(() => handle(request));
      last = answer.catch(() => {});
      return answer;
    },
    async close() {
      await thread?.terminate();
      thread = null;
    },
  };
}

/** The component trapped; its thread has already put a fresh instance in its place. */
class Trap extends Error {}

async function startThread(
  options: IsolatedOptions,
): Promise<{ thread: Worker; compiled: CompiledComponent }> {
  const { component, spin, outbound, clockOffset, onLine } = options;
  const { port1, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const workerData: ThreadData = { component, spin, outbound, clockOffset, outgoing: port2, answered };
  const thread = openThread(new URL('isolated-thread.ts', import.meta.url), {
    workerData,
    transferList: [port2],
  });
  // The server keeps the process alive, not the component.
  thread.unref();
  port1.on('message', (request: OutgoingHttp) => {
    fetchFor(request).then((answer) => {
      port1.postMessage(answer);
      Atomics.store(answered, 0, 1);
      Atomics.notify(answered, 0);
    });
  });
  port1.unref();
  thread.on('message', (message: ThreadMessage) => {
    if (message.kind === 'line') onLine(message.line);
  });
  const { compiled } = await once(thread, ['started']);
  return { thread, compiled };
}

/** The answer of the component in `thread`, within `limit` milliseconds. Throws a Trap where it trapped. */
async function answerOf(thread: Worker, request: HostRequest, limit: number): Promise<HostResponse> {
  const answer = once(thread, ['response', 'trap'], limit);
  thread.postMessage(request);
  const message = await answer;
  if (message.kind === 'response') return message.response;
  throw Object.assign(new Trap(message.message), { stack: message.stack });
}

/** The next message of one of `kinds`; rejects when the thread fails or ends, or after `limit` milliseconds. */
function once<Kind extends ThreadMessage['kind']>(
  thread: Worker,
  kinds: readonly Kind[],
  limit?: number,
): Promise<Extract<ThreadMessage, { kind: Kind }>> {
  const isWanted = (message: ThreadMessage): message is Extract<ThreadMessage, { kind: Kind }> =>
    (kinds as readonly string[]).includes(message.kind);
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    };
    const onMessage = (message: ThreadMessage): void => {
      if (isWanted(message)) settle(() => resolve(message));
    };
    const onError = (error: unknown): void => settle(() => reject(error));
    const onExit = (): void => settle(() => reject(new Error('the component’s thread ended')));
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => onError(new Error(`no answer within ${limit} ms`)), limit);
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

/** Sends an outgoing request. A failure is a 502 with the reason, as a gateway would answer. */
async function fetchFor({ method, url, headers, body }: OutgoingHttp): Promise<IncomingHttp> {
  try {
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const response = await fetch(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [
        name,
        Buffer.from(value).toString('latin1'),
      ]),
      redirect: 'manual',
      ...(hasBody ? { body: new Uint8Array(body) } : {}),
    });
    const received = [...response.headers].map(([name, value]): [string, Uint8Array] => [
      name,
      Buffer.from(value, 'latin1'),
    ]);
    return { status: response.status, headers: received, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    return { status: 502, headers: [], body: Buffer.from(String(error)) };
  }
}
