/** Components that answer one page and decide nothing: what the finished handler is compared with. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@bytecodealliance/jco-transpile/wasm-tools';
import { writeDataSegments } from '../../../build/bundle/data-segments.ts';
import { DATA_SECTION, readSections, writeSections } from '../../../build/bundle/wasm-sections.ts';
import { concatenate } from '../../../build/bytes/chunks.ts';
import { assembleFrame } from '../../../build/handler/frame.ts';
import { FRAME_PARTS, type Target } from '../../../build/handler/frames.ts';

const WASI: Record<Target, string> = { p2: '0.2', p3: '0.3' };
/** Where the floors find their pack. */
const PACK_AT = 0x8000;

/** The component for `target` that answers every request 200 with these header fields and this body. */
export async function linkFloor(
  root: string,
  target: Target,
  fields: readonly (readonly [string, string])[],
  body: Uint8Array,
): Promise<Uint8Array> {
  const text = await readFile(join(root, 'bench', 'serve', 'floor', `floor-${WASI[target]}.wat`), 'utf8');
  const { preamble, sections } = readSections(await parse(text));
  // The page stands in memory, as in the components that others write.
  const pack = packFloor(fields, body);
  const pages = (PACK_AT + pack.length + 0xffff) >> 16;
  const data = writeDataSegments([{ at: PACK_AT, bytes: pack }]);
  const core = writeSections(preamble, [...sections, { id: DATA_SECTION, bytes: data }]);
  return assembleFrame(root, FRAME_PARTS[target], core, pages << 16);
}

/** Four words (floor-0.2.wat), the header records as `fields.from-list` reads them, their text, the body. */
function packFloor(fields: readonly (readonly [string, string])[], body: Uint8Array): Uint8Array {
  const texts = fields.flat().map((text) => Buffer.from(text, 'latin1'));
  const records = PACK_AT + 16;
  const words: number[] = [];
  let at = records + texts.length * 8;
  for (const text of texts) {
    words.push(at, text.length);
    at += text.length;
  }
  const head = Uint32Array.from([records, fields.length, at, body.length, ...words]);
  return concatenate([new Uint8Array(head.buffer), ...texts, body]);
}
