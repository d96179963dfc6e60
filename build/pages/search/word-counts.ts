/** The words of a document with their weight: how often each stands in it, and where. */

import { foldWord } from './fold.ts';
import type { SearchDocument } from './search-document.ts';
import { formsOf, IDEOGRAPH, LETTER, OTHER, splitWords } from './split-words.ts';

/** What a word counts for where it stands. Headings stand in the text as well. */
const WEIGHTS = { title: 3, tags: 3, keywords: 2, description: 1, headings: 1, author: 1, text: 1 };

/** A word as it is found: folded, or a pair of ideographs; and as it stands in the text, a pair as two words. */
export type OnForm = (form: string, ...surfaces: string[]) => void;

/** Calls `onForm` for every word of a text. */
export function forEachForm(text: string, onForm: OnForm): void {
  let previous = '';
  let isRun = false;
  for (const { kind, text: surface } of splitWords(text)) {
    if (previous !== '' && kind === IDEOGRAPH) {
      onForm(foldWord(previous) + foldWord(surface), previous, surface);
      isRun = true;
    } else if (previous !== '') {
      // The last of several is found by the pair that it ends.
      if (!isRun) onForm(foldWord(previous), previous);
      isRun = false;
    }
    previous = kind === IDEOGRAPH ? surface : '';
    if (kind === LETTER) for (const form of formsOf(foldWord(surface))) onForm(form, surface);
    else if (kind === OTHER) previous = '';
  }
  if (previous !== '' && !isRun) onForm(foldWord(previous), previous);
}

/** The weight of each form of a document, and their sum. */
export function weighWords(
  document: SearchDocument,
  onForm: OnForm,
): { weights: Map<string, number>; length: number } {
  const weights = new Map<string, number>();
  let length = 0;
  const add = (text: string, weight: number): void =>
    forEachForm(text, (form, ...surfaces) => {
      weights.set(form, (weights.get(form) ?? 0) + weight);
      length += weight;
      onForm(form, ...surfaces);
    });
  add(document.title, WEIGHTS.title);
  for (const tag of document.tags) add(tag, WEIGHTS.tags);
  for (const keyword of document.keywords)
    if (!document.tags.includes(keyword)) add(keyword, WEIGHTS.keywords);
  add(document.description, WEIGHTS.description);
  for (const heading of document.headings) add(heading, WEIGHTS.headings);
  if (document.author !== null) add(document.author, WEIGHTS.author);
  add(document.text, WEIGHTS.text);
  return { weights, length };
}
