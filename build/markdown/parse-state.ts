/** The state that our extensions share while one article is lexed. It is found by the lexer, the only thing marked hands them. */
import type { Attributes } from './attributes.ts';
import type { Fault, Finding, Part } from './findings.ts';
import type { ArticleToken, FootnoteDefinition, HiddenToken } from './tokens.ts';

export class ParseState {
  /** True inside `^[…]`: a note holds no notes of its own. */
  inFootnote = false;
  /** How much was left of the line of text being read when the text before it ended in a caret; -1: nowhere. */
  caretBefore = -1;
  /** Whether formulas are read. */
  math = false;
  /** How many of our blocks are open around the text being read. */
  depth = 0;
  /** The rest of the text where a paragraph was last ended for a possible block, and how often there was none. */
  interruptedAt = -1;
  refusals = 0;
  /** Attributes that are written for a token. */
  readonly attributes: Map<ArticleToken, Attributes> = new Map();
  /** The kinds of tokens in other tools' syntax. */
  readonly foreign: Map<HiddenToken, string> = new Map();
  /** Faults found while tokens are made. */
  readonly findings: Finding[] = [];
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

  /** Notes a fault at a token, or at a part of it: `from` and `length` in its `raw`. */
  report(token: ArticleToken, fault: Fault, part: Part = { from: 0, length: token.raw.length }): void {
    this.findings.push({ ...fault, ...part, token });
  }

  definitions(): FootnoteDefinition[] {
    return [...this.#definitions.values()];
  }
}

const states: WeakMap<object, ParseState> = new WeakMap();

/** The state of a lexer, made at its first use. */
export function parseStateOf(lexer: object): ParseState {
  let state = states.get(lexer);
  if (state === undefined) {
    state = new ParseState();
    states.set(lexer, state);
  }
  return state;
}
