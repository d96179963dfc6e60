/** Where a paragraph ends because a line of one of our extensions begins. */
import { parseStateOf } from '../parse-state.ts';
import { mayNest } from './nested.ts';

/** The start of such a line; the extension decides whether it is one. */
const BEGINNING =
  /\[\^| {0,3}:{3,}[ \t]*[A-Za-z{]|!!! |\?{3}\+? |=== ?"|%%|\$\$|\\\[|\{[{%/:.#]| {0,3}<\/?[A-Z]/y;
/** The same where no more blocks may be opened. */
const NOTE = /\[\^/y;

/**
 * Lines that only look like a beginning: marked puts the paragraph together again at each, which takes time with its
 * length. After so many of them in an article nothing but a blank line ends a paragraph.
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
      // As long as the text will be when this is called for a paragraph that begins there.
      state.interruptedAt = src.length - at - 2;
      return at + 1;
    }
    if (src.startsWith('\n', at + 1)) return;
  }
  return;
}
