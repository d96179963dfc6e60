/** A component on disk: its kind, its build, and whether it is whole. Of a large one little is read. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type BuildMark, readMark } from '../bundle/build-mark.ts';
import { CUSTOM_SECTION, readUnsigned } from '../bundle/wasm-sections.ts';

export interface ComponentFile {
  /** As it was given. */
  file: string;
  bytes: number;
  /** SHA-256 of the file, as a registry has it of a layer: `sha256:` and hex. */
  digest: string;
  /** Null: it is not of Coldpress, or of a version that wrote none. */
  mark: BuildMark | null;
}

/** Why a file cannot be deployed. */
export class NoComponent extends Error {}

/** A WebAssembly binary, and the version of a component (component model, Binary.md) rather than of a core module. */
const MAGIC = '0061736d';
const COMPONENT = '0d000100';
const PREAMBLE = 8;
/** The id of a section and the longest LEB128 of 32 bits. */
const SECTION_HEAD = 6;
/** Longer custom sections are not ours. */
const LONGEST_MARK = 4096;

/** Reads a file. Throws a NoComponent where it is missing, cut short, or no component. */
export async function readComponentFile(file: string): Promise<ComponentFile> {
  const handle = await open(file).catch(() => null);
  if (handle === null) throw new NoComponent(`there is no file ${file}`);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new NoComponent(`${file} is no file`);
    const mark = await findMark(handle, file, stat.size);
    return { file, bytes: stat.size, digest: await digestOf(file), mark };
  } finally {
    await handle.close();
  }
}

/** Goes from section to section; the last mark counts. */
async function findMark(handle: FileHandle, file: string, size: number): Promise<BuildMark | null> {
  const preamble = (await bytesAt(handle, 0, PREAMBLE)).toString('hex');
  const cut = new NoComponent(`${file} is cut short: it has ${size} bytes, and more are missing`);
  if (!MAGIC.startsWith(preamble.slice(0, 8))) throw new NoComponent(`${file} is no WebAssembly`);
  if (size < PREAMBLE) throw cut;
  if (preamble.slice(8) !== COMPONENT) throw new NoComponent(`${file} is a core module, and no component`);
  let mark: BuildMark | null = null;
  for (let at = PREAMBLE; at < size; ) {
    const head = await bytesAt(handle, at, SECTION_HEAD);
    const section = readHead(head);
    if (section === null || at + section.start + section.length > size) throw cut;
    const { id, start, length } = section;
    if (id === CUSTOM_SECTION && length <= LONGEST_MARK) {
      mark = readMark(await bytesAt(handle, at + start, length)) ?? mark;
    }
    at += start + length;
  }
  return mark;
}

/** The id and length of a section, and where its content begins; null: the head is not whole. */
function readHead(head: Uint8Array): { id: number; start: number; length: number } | null {
  try {
    const [length, start] = readUnsigned(head, 1);
    return { id: head[0] ?? 0, start, length };
  } catch {
    return null;
  }
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
  return `sha256:${hash.digest('hex')}`;
}

/**
 * Why these files do not belong together, as sentences; none: they are of one build, at most one site for each WASI,
 * with its API. `isWhole`: a site with an API must have it beside it.
 */
export function mixedFaults(files: readonly ComponentFile[], isWhole: boolean): string[] {
  const faults = files
    .filter(({ mark }) => mark === null)
    .map(({ file }) => `${file} names no build: it is not of Coldpress, or of an earlier version`);
  const [first, ...others] = files.filter(({ mark }) => mark !== null);
  for (const other of others) {
    if (other.mark?.build === first?.mark?.build) continue;
    faults.push(`${first?.file} and ${other.file} are of two builds`);
  }
  const kinds = files.map(({ mark }) => mark?.kind);
  const site = files.find(({ mark }) => mark?.kind === 'site');
  if (isWhole && site?.mark?.api === true && !kinds.includes('api')) {
    faults.push(`the build of ${site.file} has an API, and its api.wasm is not there`);
  }
  if (site?.mark?.api === false && kinds.includes('api') && faults.length === 0) {
    faults.push(`the build of ${site.file} has no API`);
  }
  return faults;
}
