/**
 * Assembles the frame: the component around a compiled handler, complete but for the site. The handler's
 * static data moves to the memory module, where hosts map it copy-on-write instead of copying it into each
 * new instance.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@bytecodealliance/jco-transpile/wasm-tools';
import { STATIC_END } from '../../src/site/layout.ts';
import {
  CORE_MODULE_SECTION,
  DATA_COUNT_SECTION,
  DATA_SECTION,
  readSections,
  readUnsigned,
  writeSections,
} from '../bundle/wasm-sections.ts';

export interface StaticData {
  at: number;
  bytes: Uint8Array;
}

/**
 * The component for `core` after the template `wat` (a path from the repository's root), whose two core
 * modules are empty: the first is given the memory module, the second the handler. `parse` would accept the
 * handler only as text, so both are put in as bytes.
 */
export async function assembleFrame(root: string, wat: string, core: Uint8Array): Promise<Uint8Array> {
  const { handler, data } = splitStaticData(core);
  const memoryText = await readFile(join(root, 'src/edge/memory-module.wat'), 'utf8');
  const memory = await parse(
    memoryText.replace(
      ';; @STATIC_DATA@',
      data.map(({ at, bytes }) => `(data (i32.const ${at}) "${escapeBytes(bytes)}")`).join('\n  '),
    ),
  );
  const { preamble, sections } = readSections(await parse(await readFile(join(root, wat), 'utf8')));
  const modules = [memory, handler];
  return writeSections(
    preamble,
    sections.map((section) =>
      section.id === CORE_MODULE_SECTION && modules.length > 0
        ? { id: section.id, bytes: modules.shift() ?? section.bytes }
        : section,
    ),
  );
}

/** Takes the active data segments out of a core module. Throws on a segment that is not a constant address. */
export function splitStaticData(core: Uint8Array): { handler: Uint8Array; data: StaticData[] } {
  const { preamble, sections } = readSections(core);
  const section = sections.find(({ id }) => id === DATA_SECTION);
  const handler = writeSections(
    preamble,
    sections.filter(({ id }) => id !== DATA_SECTION && id !== DATA_COUNT_SECTION),
  );
  return { handler, data: section === undefined ? [] : readSegments(section.bytes) };
}

function readSegments(bytes: Uint8Array): StaticData[] {
  const segments: StaticData[] = [];
  let [count, at] = readUnsigned(bytes, 0);
  for (; count > 0; count--) {
    if (bytes[at] !== 0 || bytes[at + 1] !== 0x41) throw new Error('a data segment has no constant address');
    // A positive i32.const reads as unsigned LEB128.
    const [address, end] = readUnsigned(bytes, at + 2);
    if (bytes[end] !== 0x0b) throw new Error('a data segment has no constant address');
    const [length, start] = readUnsigned(bytes, end + 1);
    if (address + length > STATIC_END) throw new Error(`static data ends past ${STATIC_END}`);
    const content = bytes.subarray(start, start + length);
    if (content.some((byte) => byte !== 0)) segments.push({ at: address, bytes: content });
    at = start + length;
  }
  return segments;
}

function escapeBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
}
