/** What our extensions remember while one article is lexed: marked hands them the lexer and nothing else. */
import type { FootnoteDefinition } from './tokens.ts';

export class Memory {
  /** True inside `^[…]`: a note holds no notes of its own. */
  inFootnote = false;
  /** How much was left of the line of text being read when the text before it ended in a caret; -1: nowhere. */
  caretBefore = -1;
  readonly #definitions: Map<string, FootnoteDefinition> = new Map();
  /** Definitions of a label that has one already. */
  readonly repeated: FootnoteDefinition[] = [];

  /** Keeps a definition; the first of a label counts. */
  define(token: FootnoteDefinition): void {
    const label = token.label.toLowerCase();
    if (this.#definitions.has(label)) this.repeated.push(token);
    else this.#definitions.set(label, token);
  }

  /** The note of a label, which is the same in upper and lower case. */
  definition(label: string): FootnoteDefinition | undefined {
    return this.#definitions.get(label.toLowerCase());
  }

  definitions(): FootnoteDefinition[] {
    return [...this.#definitions.values()];
  }
}

const memories: WeakMap<object, Memory> = new WeakMap();

/** The memory of a lexer, made when it is first asked for. */
export function memoryOf(lexer: object): Memory {
  let memory = memories.get(lexer);
  if (memory === undefined) {
    memory = new Memory();
    memories.set(lexer, memory);
  }
  return memory;
}
