/** What the model hosts use of the WebAssembly JavaScript API, beside what build/host/webassembly.d.ts names. */
declare namespace WebAssembly {
  interface Instance {
    readonly exports: Record<string, unknown>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  function instantiate(module: Module, imports: Record<string, Record<string, unknown>>): Promise<Instance>;
}
