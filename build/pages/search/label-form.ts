/** The forms of tags and authors in the dictionary, for `tag:` and `author:`. */
import { AUTHOR_MARK, TAG_MARK } from '../../../src/site/search-layout.ts';
import { foldWord } from './fold.ts';
import { wordsIn } from './split-words.ts';

/** `tag:new-york` finds the tag "New York": its words with hyphens between them. Null if it has no words. */
export function tagForm(tag: string): string | null {
  const words = wordsOf(tag);
  return words.length === 0 ? null : String.fromCharCode(TAG_MARK) + words.join('-');
}

/** Each word of an author's name finds their posts, and the whole name with hyphens. */
export function authorForms(author: string): string[] {
  const words = wordsOf(author);
  const forms = words.length > 1 ? [...words, words.join('-')] : words;
  return [...new Set(forms)].map((form) => String.fromCharCode(AUTHOR_MARK) + form);
}

function wordsOf(label: string): string[] {
  return wordsIn(label).map(foldWord);
}
