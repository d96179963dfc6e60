/** What the host uses of the WebAssembly JavaScript API, whose types otherwise come with the whole DOM. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]?: 'WebAssembly.Module';
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
