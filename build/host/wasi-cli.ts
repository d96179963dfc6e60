/** The other imports of an engine component: standard streams, no terminal, no file, and the machine's randomness. */
import { randomBytes } from 'node:crypto';
import type { Imports } from './component.ts';
import { InputStream, OutputStream } from './wasi-http.ts';

class TerminalInput {}
class TerminalOutput {}
class Descriptor {}
class DirectoryEntryStream {}

/** Cuts output into lines. */
class LineStream extends OutputStream {
  #onLine: (line: string) => void;
  #decoder = new TextDecoder();
  #rest = '';

  constructor(onLine: (line: string) => void) {
    super();
    this.#onLine = onLine;
  }

  override write(contents: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(contents, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line);
  }
}

/** The interfaces; each line written to standard output or standard error goes to `onLine`. */
export function cliImports(onLine: (line: string) => void): Imports {
  return {
    'wasi:cli/stdin': { getStdin: () => new InputStream() },
    'wasi:cli/stdout': { getStdout: () => new LineStream(onLine) },
    'wasi:cli/stderr': { getStderr: () => new LineStream(onLine) },
    'wasi:cli/terminal-input': { TerminalInput },
    'wasi:cli/terminal-output': { TerminalOutput },
    'wasi:cli/terminal-stdin': { getTerminalStdin: () => undefined },
    'wasi:cli/terminal-stdout': { getTerminalStdout: () => undefined },
    'wasi:cli/terminal-stderr': { getTerminalStderr: () => undefined },
    'wasi:filesystem/preopens': { getDirectories: () => [] },
    'wasi:filesystem/types': { Descriptor, DirectoryEntryStream, filesystemErrorCode: () => undefined },
    'wasi:random/random': {
      getRandomBytes: (length: bigint) => new Uint8Array(randomBytes(Number(length))),
      getRandomU64: () => randomBytes(8).readBigUInt64LE(),
    },
  };
}
