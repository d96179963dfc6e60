/**
 * The state that our extensions share while one article is lexed. Its key is the lexer, which is all that marked
 * passes to them.
 */
import type { Attributes } from './attributes.ts';
import type { Fault, Finding, Part } from './findings.ts';
import type { ArticleToken, FootnoteDefinition, HiddenToken, Token } from './tokens.ts';

/**
 * A line of attributes that belongs to the next block: `token` is `tokens[index]`, until something is put before it.
 */
export interface AttributesAbove {
  tokens: readonly Token[];
  index: number;
  token: HiddenToken;
  attributes: Attributes;
}

export class ParseState {
  /** True inside `^[…]`: a note holds no notes of its own. */
  inFootnote = false;
  /** The length of the remaining inline text after the last text that ended in a caret; -1: none. */
  caretBefore = -1;
  /** Whether formulas are read. */
  math = false;
  /** The names of the author's own shortcodes. */
  shortcodes: Pick<ReadonlySet<string>, 'has' | 'size'> = new Set();
  /** How many of our blocks are open around the text being read. */
  depth = 0;
  /** The length of the remaining text where a paragraph was last ended for a possible block. */
  interruptedAt = -1;
  /** How often no block began there. */
  refusals = 0;
  /** How many comments of Jinja had no end. */
  endlessJinja = 0;
  /** The attributes of tokens. */
  readonly attributes: Map<ArticleToken, Attributes> = new Map();
  /** Lines of attributes, and the block above each. */
  readonly attributesBelow: Map<ArticleToken, ArticleToken> = new Map();
  /** Lines of attributes above a block. */
  readonly attributesAbove: AttributesAbove[] = [];
  /** The kinds of tokens in other tools' syntax. */
  readonly foreign: Map<HiddenToken, string> = new Map();
  /** Faults found while tokens are made. */
  readonly findings: Finding[] = [];
  readonly #definitions: Map<string, FootnoteDefinition> = new Map();
  /** Definitions of a label that has one already. */
  readonly repeated: FootnoteDefinition[] = [];

  /** Adds a definition; the first one with a label is used. */
  define(token: FootnoteDefinition): void {
    const label = token.label.toLowerCase();
    if (this.#definitions.has(label)) this.repeated.push(token);
    else this.#definitions.set(label, token);
  }

  /** The note with a label, in upper or lower case. */
  definition(label: string): FootnoteDefinition | undefined {
    return this.#definitions.get(label.toLowerCase());
  }

  /** Reports a fault at a token, or at a part of it: `from` and `length` in its `raw`. */
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
