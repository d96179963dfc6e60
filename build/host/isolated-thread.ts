/** The thread of isolated.ts: loads the component and answers one request after another. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { apiImports } from './api-imports.ts';
import { compileComponent, loadComponent } from './component.ts';
import type { ThreadData, ThreadMessage } from './isolated.ts';
import type { HostRequest } from './wasi-http.ts';
import type { IncomingHttp, OutgoingHttp } from './wasi-http-client.ts';

const { component, spin, outbound, clockOffset, outgoing, answered } = workerData as ThreadData;
const post = (message: ThreadMessage): void => parentPort?.postMessage(message);

const compiled = component instanceof Uint8Array ? await compileComponent(component) : component;
const loaded = await loadComponent(compiled, {
  now: () => Date.now() / 1000 + clockOffset,
  fresh: true,
  imports: apiImports({ onLine: (line) => post({ kind: 'line', line }), spin, outbound, send }),
});

parentPort?.on('message', (request: HostRequest) => {
  try {
    post({ kind: 'response', response: loaded.handle(request) });
  } catch (error) {
    const { message = String(error), stack = '' } = (error ?? {}) as Partial<Error>;
    post({ kind: 'trap', message, stack });
  }
});
post({ kind: 'started', compiled });

/** Hands the request to the main thread and sleeps until it has answered. */
function send(request: OutgoingHttp): IncomingHttp {
  Atomics.store(answered, 0, 0);
  outgoing.postMessage(request);
  Atomics.wait(answered, 0, 0);
  const answer = receiveMessageOnPort(outgoing) as { message: IncomingHttp } | undefined;
  if (answer === undefined) throw new Error('the host gave no answer');
  return answer.message;
}
