/** Where a paragraph ends because the next line begins a block of one of our extensions. */
import { parseStateOf } from '../parse-state.ts';
import { mayNest } from './nested.ts';

/** Possible starts of such a line; the extension decides. */
const BEGINNING =
  /\[\^| {0,3}:{3,}[ \t]*[A-Za-z{]|!!! |\?{3}\+? |=== ?"|%%|\$\$|\\\[|\{[{%/:.#]|\{[ \t][:.#]| {0,3}<\/?[A-Z]/y;
/** The same where no more blocks may be opened. */
const NOTE = /\[\^/y;

/**
 * How many lines of an article may look like such a start without being one. marked assembles the paragraph again at
 * each, which takes time in proportion to its length. After this many, only a blank line ends a paragraph.
 */
const MOST_REFUSALS = 500;

/**
 * marked calls this for every paragraph with the text after its first character. It reads the lines up to the next
 * blank one, so that a long article costs no more than its length. All block extensions share it.
 */
export function nextInterruption(this: { lexer: object }, src: string): number | undefined {
  const state = parseStateOf(this.lexer);
  if (state.interruptedAt === src.length) state.refusals++;
  if (state.refusals > MOST_REFUSALS) return;
  const beginning = mayNest(this.lexer) ? BEGINNING : NOTE;
  for (let at = src.indexOf('\n'); at >= 0; at = src.indexOf('\n', at + 1)) {
    beginning.lastIndex = at + 1;
    if (beginning.test(src)) {
      // If no block begins there, the next call comes with a text of this length.
      state.interruptedAt = src.length - at - 2;
      return at + 1;
    }
    if (src.startsWith('\n', at + 1)) return;
  }
  return;
}
