/** The words of a post that describe its subject. */
import type { Document } from '../../content/model.ts';
import { bitsOf, IN_WORD, LETTER, UNPARTED } from './characters.ts';

/** Characters that are read: the start of a text has its subject, and sites have ten thousand posts. */
const READ = 2000;
/** The title says more than any sentence below it. */
const TITLE_WEIGHT = 4;

const FENCE = /^ {0,3}(?:```|~~~)/;
const ADDRESS = /\]\([^()[\]\n]*\)|<[^<>\n]*>|https?:\/\/\S+/g;

/** Called with a term, the units from `start` up to, not including, `end` of `text`, and how much it counts. */
export type OnTerm = (text: string, start: number, end: number, weight: number) => void;

/** Calls `onTerm` with each term of a post as often as it stands there, code and addresses left out. */
export function findTerms(
  { title, description, body }: Pick<Document, 'title' | 'description' | 'body'>,
  onTerm: OnTerm,
): void {
  findIn(title, TITLE_WEIGHT, onTerm);
  findIn(description, 2, onTerm);
  findIn(prose(body.slice(0, READ)).replace(ADDRESS, ' '), 1, onTerm);
}

/** The lines that are in no fenced block. */
function prose(markdown: string): string {
  if (!markdown.includes('```') && !markdown.includes('~~~')) return markdown;
  let fenced = false;
  const lines = markdown.split('\n').filter((line) => {
    const isFence = FENCE.test(line);
    if (isFence) fenced = !fenced;
    return !(fenced || isFence);
  });
  return lines.join('\n');
}

/**
 * The words of `written`, which are letters and digits side by side. One of three characters and more is a term, a
 * number is none; of scripts that part no words, each pair of characters is. No text is made of a word: most of them
 * are known already.
 */
function findIn(written: string, weight: number, onTerm: OnTerm): void {
  const text = written.toLowerCase();
  for (let at = 0; at < text.length; ) {
    const start = at;
    let some = 0;
    let all = UNPARTED;
    for (; at < text.length; ) {
      const code = codeAt(text, at);
      const bits = bitsOf(code);
      if ((bits & IN_WORD) === 0) break;
      some |= bits;
      all &= bits;
      at += sizeOf(code);
    }
    if (at === start) at += sizeOf(codeAt(text, at));
    else if (all === UNPARTED) findPairs(text, start, at, weight, onTerm);
    else if (at - start > 2 && (some & LETTER) !== 0) onTerm(text, start, at, weight);
  }
}

function findPairs(text: string, start: number, end: number, weight: number, onTerm: OnTerm): void {
  for (let first = start; first < end; ) {
    const second = first + sizeOf(codeAt(text, first));
    if (second < end) onTerm(text, first, second + sizeOf(codeAt(text, second)), weight);
    first = second;
  }
}

/** The code point at a place of `text`. */
function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0xd800 || unit > 0xdbff ? unit : (text.codePointAt(at) ?? unit);
}

/** Units of a code point. */
function sizeOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}
