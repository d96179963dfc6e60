/** The words of a post that say what it is about. */
import type { Document } from '../../content/model.ts';

/** Only the start of a text is read: what a post is about stands there, and 10,000 posts take a second. */
const READ = 2000;
/** The title says more than any sentence below it. */
const TITLE_WEIGHT = 4;

const FENCE = /^ {0,3}(?:```|~~~)/;
const ADDRESS = /\]\([^()[\]\n]*\)|<[^<>\n]*>|https?:\/\/\S+/g;
const WORD = /[\p{L}\p{N}]+/gu;
const LETTER = /\p{L}/u;
const UNPARTED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

/** Each term of a post with how often it stands there, code and addresses left out. */
export function termCounts(document: Pick<Document, 'title' | 'description' | 'body'>): Map<string, number> {
  const counts = new Map<string, number>();
  count(document.title, TITLE_WEIGHT, counts);
  count(document.description, 2, counts);
  count(prose(document.body.slice(0, READ)).replace(ADDRESS, ' '), 1, counts);
  return counts;
}

/** The lines that are in no fenced block. */
function prose(markdown: string): string {
  let fenced = false;
  const lines = markdown.split('\n').filter((line) => {
    const isFence = FENCE.test(line);
    if (isFence) fenced = !fenced;
    return !(fenced || isFence);
  });
  return lines.join('\n');
}

function count(text: string, weight: number, counts: Map<string, number>): void {
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    for (const term of termsOf(word)) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
    }
  }
}

/** A word of three characters and more, a number is none; of scripts that part no words, pairs of characters. */
function termsOf(word: string): string[] {
  if (UNPARTED.test(word)) return pairs(word);
  return word.length > 2 && LETTER.test(word) ? [word] : [];
}

function pairs(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
