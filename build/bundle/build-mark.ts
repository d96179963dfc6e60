/**
 * The mark of a build in each of its components: a custom section at the end, which hosts skip (component model,
 * Binary.md). It says which build a file is of, so that a site is not deployed with the API of another.
 */
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { CUSTOM_SECTION, readUnsigned, sectionChunks, unsigned } from './wasm-sections.ts';

export interface BuildMark {
  kind: 'site' | 'api';
  /** The digest of the build: the same in all of its files. */
  build: string;
  /** The version of Coldpress. */
  coldpress: string;
  /** The version of WASI that it is for. */
  wasi: '0.2' | '0.3';
  /** Of a site: whether the build has an API too. */
  api?: boolean;
}

/** The name of the section. */
const NAME: Uint8Array = new TextEncoder().encode('coldpress');

/** The section, to be put behind all others of a component. */
export function markSection(mark: BuildMark): StoredBytes[] {
  const text = new TextEncoder().encode(JSON.stringify(mark));
  return sectionChunks(new Uint8Array(), [
    { id: CUSTOM_SECTION, bytes: [unsigned(NAME.length), NAME, text] },
  ]);
}

/** The mark in the content of a custom section; null: the section is another one. */
export function readMark(content: Uint8Array): BuildMark | null {
  try {
    const [length, start] = readUnsigned(content, 0);
    if (Buffer.compare(content.subarray(start, start + length), NAME) !== 0) return null;
    const mark: unknown = JSON.parse(Buffer.from(content.subarray(start + length)).toString());
    return isMark(mark) ? mark : null;
  } catch {
    return null;
  }
}

/** Anyone can write such a section. */
function isMark(value: unknown): value is BuildMark {
  const { kind, build, coldpress, wasi, api } = (value ?? {}) as Partial<Record<keyof BuildMark, unknown>>;
  return (
    (kind === 'site' || kind === 'api') &&
    typeof build === 'string' &&
    /^sha256:[0-9a-f]{64}$/.test(build) &&
    typeof coldpress === 'string' &&
    /^[0-9A-Za-z.+-]{1,40}$/.test(coldpress) &&
    (wasi === '0.2' || wasi === '0.3') &&
    (api === undefined || typeof api === 'boolean')
  );
}
