/** The words of a post that describe its subject. */
import type { Document } from '../../content/model.ts';
import { bitsOf, IN_WORD, LETTER, WITHOUT_BLANKS } from './characters.ts';

/** How much of a text is read (UTF-16 units): its start has its subject, and sites have ten thousand posts. */
const READ = 2000;
/** The title describes the subject better than any sentence of the text. */
const TITLE_WEIGHT = 4;

const FENCE = /^ {0,3}(?:```|~~~)/;
const ADDRESS = /\]\([^()[\]\n]*\)|<[^<>\n]*>|https?:\/\/\S+/g;

/** Called with a term, the units from `start` up to, not including, `end` of `text`, and how much it counts. */
export type OnTerm = (text: string, start: number, end: number, weight: number) => void;

/** Calls `onTerm` with each term of a post as often as it occurs, without code and addresses. */
export function findTerms(
  { title, description, body }: Pick<Document, 'title' | 'description' | 'body'>,
  onTerm: OnTerm,
): void {
  findIn(title, TITLE_WEIGHT, onTerm);
  findIn(description, 2, onTerm);
  findIn(prose(body.slice(0, READ)).replace(ADDRESS, ' '), 1, onTerm);
}

/** The lines outside fenced blocks. */
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
 * Finds the terms of `written`. A word is a run of letters and digits, and a term if it has three characters or
 * more and is not a number; in scripts without blanks between words each pair of characters is a term. No string is
 * made for a word, since most words are known already.
 */
function findIn(written: string, weight: number, onTerm: OnTerm): void {
  const text = written.toLowerCase();
  for (let at = 0; at < text.length; ) {
    const start = at;
    let some = 0;
    let all = WITHOUT_BLANKS;
    for (; at < text.length; ) {
      const code = codeAt(text, at);
      const bits = bitsOf(code);
      if ((bits & IN_WORD) === 0) break;
      some |= bits;
      all &= bits;
      at += sizeOf(code);
    }
    if (at === start) at += sizeOf(codeAt(text, at));
    else if (all === WITHOUT_BLANKS) findPairs(text, start, at, weight, onTerm);
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
