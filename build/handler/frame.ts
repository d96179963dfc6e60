/**
 * Assembles the frame: the component around a compiled handler, complete but for the site. The handler's
 * static data moves to the memory module, where hosts map it copy-on-write instead of copying it into each
 * new instance.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@bytecodealliance/jco-transpile/wasm-tools';
import { readDataSegments } from '../bundle/data-segments.ts';
import {
  CORE_MODULE_SECTION,
  DATA_COUNT_SECTION,
  DATA_SECTION,
  readSections,
  writeSections,
} from '../bundle/wasm-sections.ts';

/** The files in src/edge/ for each target's component. */
export interface FrameParts {
  /** The handler's entry. */
  entry: string;
  /** The component around its two core modules. */
  component: string;
  /** Whether it has the MCP endpoint. */
  forAgents?: boolean;
}

const MEMORY_MODULE = 'src/edge/memory-module.wat';
/** How the memory module declares its memory. */
const ONE_PAGE = '(memory (export "memory") 1)';
/** Static data ends below this address, where the cache begins (src/edge/memory.ts). */
const STATIC_END = 0x3000;

export interface StaticData {
  at: number;
  bytes: Uint8Array;
}

/**
 * The component for `core` after `parts` (paths from the repository's root), of which the component has two
 * empty core modules: the first is given the memory module, the second the handler. `parse` would accept the
 * handler only as text, so both are put in as bytes. Throws where static data reaches past `staticEnd`.
 */
export async function assembleFrame(
  root: string,
  parts: FrameParts,
  core: Uint8Array,
  staticEnd: number = STATIC_END,
): Promise<Uint8Array> {
  const { handler, data } = splitStaticData(core, staticEnd);
  const memoryText = await readFile(join(root, MEMORY_MODULE), 'utf8');
  const memory = await parse(
    memoryText
      .replace(ONE_PAGE, ONE_PAGE.replace('1', String(Math.max(1, staticEnd >> 16))))
      .replace(
        ';; @STATIC_DATA@',
        data.map(({ at, bytes }) => `(data (i32.const ${at}) "${escapeBytes(bytes)}")`).join('\n  '),
      ),
  );
  const { preamble, sections } = readSections(await parse(await componentText(root, parts)));
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

/** The lines behind the mark are comments but for a frame with the MCP endpoint. */
async function componentText(root: string, { component, forAgents = false }: FrameParts): Promise<string> {
  const text = await readFile(join(root, component), 'utf8');
  return forAgents ? text.replaceAll(';; @AGENTS@ ', '') : text;
}

/**
 * Takes the active data segments out of a core module. Throws on a segment that is not at a constant address,
 * or ends past `end`.
 */
export function splitStaticData(core: Uint8Array, end: number): { handler: Uint8Array; data: StaticData[] } {
  const { preamble, sections } = readSections(core);
  const section = sections.find(({ id }) => id === DATA_SECTION);
  const handler = writeSections(
    preamble,
    sections.filter(({ id }) => id !== DATA_SECTION && id !== DATA_COUNT_SECTION),
  );
  const data: StaticData[] = [];
  for (const { at, bytes } of section === undefined ? [] : readDataSegments(section.bytes)) {
    if (at === null) throw new Error('the handler has a passive data segment');
    if (at + bytes.length > end) throw new Error(`static data ends at ${at + bytes.length}, past ${end}`);
    // Memory is zero by default.
    if (bytes.some((byte) => byte !== 0)) data.push({ at, bytes });
  }
  return { handler, data };
}

function escapeBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
}
