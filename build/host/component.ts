/**
 * A WASI 0.2 HTTP component inside Node: jco turns it into JavaScript and core modules, the imports are ours.
 * One instance answers one request after another, as on hosts that reuse instances, unless `fresh` is set; after
 * a trap the next request gets a fresh one.
 */
import type { HostRequest, HostResponse } from './wasi-http.ts';
import * as wasi from './wasi-http.ts';

export interface HttpComponent {
  /** Runs the handler. Throws the component's trap. */
  handle(request: HostRequest): HostResponse;
}

/** Import objects by interface name without version: 'wasi:http/types' → its functions and classes. */
export type Imports = Record<string, Record<string, unknown>>;

interface Exports {
  incomingHandler: { handle(request: wasi.IncomingRequest, out: wasi.ResponseOutparam): void };
}

interface Transpiled {
  instantiate(getCoreModule: (path: string) => WebAssembly.Module, imports: Imports): Exports;
}

export interface ComponentOptions {
  /** Seconds since 1970: the machine's clock, or another time for a preview. */
  now: () => number;
  /** Interfaces beyond those of the site component, for the API. */
  imports?: Imports;
  /** A fresh instance for each request, as the JavaScript engine needs: its handler answers only once. */
  fresh?: boolean;
}

/** A component as hosts in Node run it: plain data that is sent from thread to thread without being compiled again. */
export interface CompiledComponent {
  /** The module's text, in which jco binds the core modules to each other. */
  script: Uint8Array;
  modules: ReadonlyMap<string, WebAssembly.Module>;
}

/** Compiles `component`, which takes a large one a second or two. Throws where the bytes are not a component. */
export async function compileComponent(component: Uint8Array): Promise<CompiledComponent> {
  // Imported here, not above: it is larger than all of our code, and most commands never need it.
  const { transpileBytes } = await import('@bytecodealliance/jco-transpile');
  const { files } = await transpileBytes(component, {
    name: 'component',
    instantiation: 'sync',
    emitTypescriptDeclarations: false,
    optimize: false,
  });
  const modules = new Map<string, WebAssembly.Module>();
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith('.wasm')) modules.set(name, await WebAssembly.compile(bytes));
  }
  const script = files['component.js'];
  if (script === undefined) throw new Error('jco gave no module');
  return { script, modules };
}

/** The handler of `component`, compiled first where it is bytes. Throws where it is not a component for HTTP. */
export async function loadComponent(
  component: Uint8Array | CompiledComponent,
  options: ComponentOptions,
): Promise<HttpComponent> {
  const { script, modules } = component instanceof Uint8Array ? await compileComponent(component) : component;
  // A data URL needs no file on disk, and nothing to clean up when the process is killed. Its name keeps the
  // whole of it out of stack traces.
  const named = Buffer.concat([script, Buffer.from('\n//# sourceURL=component.js\n')]);
  const url = `data:text/javascript;base64,${named.toString('base64')}`;
  const { instantiate } = (await import(url)) as Transpiled;
  const imports = { ...siteImports(options.now), ...options.imports };
  const start = (): Exports =>
    instantiate((path) => {
      const module = modules.get(path);
      if (module === undefined) throw new Error(`jco gave no core module ${path}`);
      return module;
    }, imports);
  let instance: Exports | null = null;
  return {
    handle(request) {
      instance = options.fresh === true ? start() : (instance ?? start());
      let answer: HostResponse | undefined;
      const out = new wasi.ResponseOutparam((response) => {
        answer = response;
      });
      try {
        instance.incomingHandler.handle(new wasi.IncomingRequest(request), out);
      } catch (error) {
        instance = null;
        throw error;
      }
      if (answer === undefined) throw new Error('the component gave no answer');
      return answer;
    },
  };
}

function siteImports(now: () => number): Imports {
  return {
    'wasi:http/types': {
      Fields: wasi.Fields,
      FutureTrailers: wasi.FutureTrailers,
      IncomingBody: wasi.IncomingBody,
      IncomingRequest: wasi.IncomingRequest,
      OutgoingBody: wasi.OutgoingBody,
      OutgoingResponse: wasi.OutgoingResponse,
      ResponseOutparam: wasi.ResponseOutparam,
    },
    'wasi:io/error': { Error: wasi.IoError },
    'wasi:io/poll': { Pollable: wasi.Pollable, poll: wasi.poll },
    'wasi:io/streams': { InputStream: wasi.InputStream, OutputStream: wasi.OutputStream },
    'wasi:clocks/wall-clock': {
      now: () => {
        const at = now();
        const seconds = Math.floor(at);
        return { seconds: BigInt(seconds), nanoseconds: Math.floor((at - seconds) * 1e9) };
      },
    },
  };
}
