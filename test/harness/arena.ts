/** Texts in the arena of an empty memory, for tests of single steps of the handler. */
import { Field } from '../../src/serve/request.ts';
import { ARENA_END } from '../../src/site/layout.ts';
import { allocate, loadU8, storeU8, useMemory } from '../../src/site/memory.ts';

/** Makes the memory an empty one that holds no pack. Call it before each test. */
export function emptyMemory(): void {
  useMemory(new ArrayBuffer(ARENA_END));
}

/** Puts a text, whose characters are Latin-1 bytes, or bytes into the arena. */
export function placed(content: string | Uint8Array): Field {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const at = allocate(bytes.length);
  if (at === 0) throw new Error('the arena is full');
  bytes.forEach((byte, index) => {
    storeU8(at + index, byte);
  });
  return new Field(at, bytes.length);
}

/** The bytes at `at`, as Latin-1. */
export function textAt(at: number, length: number): string {
  return Buffer.from(Array.from({ length }, (_, index) => loadU8(at + index))).toString('latin1');
}
