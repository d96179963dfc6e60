/** The global scope of the trial: the engine's globals, provided by Node, without clock and randomness. */

/** Called with the thing that was read, and advice; throws. */
export type Refuse = (input: string, advice: string) => never;

/** Advice to an author whose top level reads the clock or randomness. */
export const ADVICE = {
  clock: 'read the clock inside a handler, with context.now()',
  randomness: 'draw random values inside a handler, with crypto.getRandomValues()',
} as const;

/** Globals that the component's engine and Node have in common and that depend on nothing outside. */
const SHARED = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'CompressionStream',
  'DecompressionStream',
  'Event',
  'EventTarget',
  'FormData',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'TransformStream',
  'URL',
  'URLSearchParams',
  'WritableStream',
  'atob',
  'btoa',
  'queueMicrotask',
  'structuredClone',
] as const;

/** A new global object; `refuse` is called for each read that a build must not depend on. */
export function trialGlobals(refuse: Refuse): Record<string, unknown> {
  const globals: Record<string, unknown> = {};
  for (const name of SHARED) globals[name] = globalThis[name];
  const random = (): never => refuse('randomness', ADVICE.randomness);
  const clock = (): never => refuse('the clock', ADVICE.clock);
  const timer = (): never => refuse('a timer', 'nothing waits at build: start timers inside a handler');
  const host = (): never => refuse('a host interface', 'variables and stores exist in handlers only');
  return Object.assign(globals, {
    console: { log() {}, info() {}, debug() {}, warn() {}, error() {}, trace() {} },
    crypto: { subtle: crypto.subtle, getRandomValues: random, randomUUID: random },
    performance: { now: clock, timeOrigin: 0, mark: clock, measure: clock },
    fetch: () => refuse('another server', 'call fetch() inside a handler'),
    setTimeout: timer,
    setInterval: timer,
    clearTimeout() {},
    clearInterval() {},
    addEventListener() {},
    coldpressRefuse: refuse,
    coldpressHost: {
      'fermyon:spin/variables': { get: host },
      'wasi:keyvalue/store': { open: host },
      'wasi:keyvalue/atomics': { increment: host },
    },
  });
}
