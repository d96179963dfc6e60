/**
 * What the build writes for the endpoint once and the handler only copies (build/pages/agents/agent-texts.ts): parts of
 * answers as JSON, and what they are made of. A table of addresses within the body, then the texts.
 */
import { loadI32 } from '../../site/memory.ts';
import type { Output } from '../search/output.ts';

/** 'CPAG' as little-endian bytes. */
export const AGENT_MAGIC: i32 = 0x47415043;
/** The result of server/discover. */
export const AGENT_DISCOVER: i32 = 0;
/** The end of the result of `initialize`, behind the version. */
export const AGENT_INITIALIZE: i32 = 1;
/** The tools: `"tools":[…]`, and what a result of the newest version says of how long they hold. */
export const AGENT_TOOLS: i32 = 2;
export const AGENT_LASTING: i32 = 3;
/** The first members of every result of the newest version. */
export const AGENT_RESULT: i32 = 4;
/** The versions of the protocol, as a JSON array. */
export const AGENT_VERSIONS: i32 = 5;
/** The site's own origin, whose pages may send messages: https://harbour.test. Empty where the site does not say. */
export const AGENT_ORIGIN: i32 = 6;
/** What stands before paths in an answer: '' or https://harbour.test. */
export const AGENT_BASE: i32 = 7;
/** What an error or a tool says, in words. */
export const SAY_ORIGIN: i32 = 8;
export const SAY_TOO_LONG: i32 = 9;
export const SAY_TYPE: i32 = 10;
export const SAY_NOT_JSON: i32 = 11;
export const SAY_MISMATCH: i32 = 12;
export const SAY_PARAMS: i32 = 13;
export const SAY_NOT_RPC: i32 = 14;
export const SAY_METHOD: i32 = 15;
export const SAY_TOOL: i32 = 16;
export const SAY_QUERY: i32 = 17;
export const SAY_PAGE: i32 = 18;
export const SAY_CURSOR: i32 = 19;
export const SAY_PATH: i32 = 20;
export const SAY_OFFSET: i32 = 21;
export const SAY_NO_PAGE: i32 = 22;
export const SAY_NO_TEXT: i32 = 23;
export const SAY_BEHIND: i32 = 24;
export const SAY_MOVED: i32 = 25;
export const SAY_DAMAGED: i32 = 26;
export const SAY_NO_MORE: i32 = 27;
export const SAY_MORE: i32 = 28;
export const SAY_NEXT: i32 = 29;
export const SAY_POST: i32 = 30;
export const SAY_BYTES: i32 = 31;
export const SAY_FOUND: i32 = 32;
/** The version is not served: up to those that are. And a result of a tool up to its text. */
export const AGENT_UNSUPPORTED: i32 = 33;
export const AGENT_CONTENT: i32 = 34;
/** The codes of the site's categories, each with a line feed after it; the default's is the first. Empty: it has none. */
export const AGENT_CATEGORIES: i32 = 35;
export const SAY_CATEGORY: i32 = 36;
export const AGENT_TEXT_COUNT: i32 = 37;
export const AGENT_TABLE_SIZE: i32 = 4 + AGENT_TEXT_COUNT * 8;

export class AgentTexts {
  /** Whether the body is such a table. */
  isSound: bool = false;
  private at: i32;

  /** The texts of `length` bytes at `at`, which lie in the pack. */
  constructor(at: i32, length: i32) {
    this.at = at;
    this.isSound = this.open(length);
  }

  private open(length: i32): bool {
    if (length < AGENT_TABLE_SIZE || loadI32(this.at) !== AGENT_MAGIC) return false;
    for (let text: i32 = 0; text < AGENT_TEXT_COUNT; text++) {
      const offset: i32 = loadI32(this.at + 4 + text * 8);
      const size: i32 = this.textLength(text);
      if (offset < 0 || size < 0 || offset > length || size > length - offset) return false;
    }
    return true;
  }

  textAt(text: i32): i32 {
    return this.at + loadI32(this.at + 4 + text * 8);
  }

  textLength(text: i32): i32 {
    return loadI32(this.at + 8 + text * 8);
  }

  /** Adds a text where it lies. */
  add(out: Output, text: i32): void {
    out.addPiece(this.textAt(text), this.textLength(text));
  }
}
