/** The forms of tags and authors in the dictionary, for `tag:` and `author:`. */
import { AUTHOR_MARK, TAG_MARK } from '../../../src/site/search-layout.ts';
import { foldWord } from './fold.ts';
import type { SearchDocument } from './search-document.ts';
import { wordsIn } from './split-words.ts';

/** `tag:new-york` finds the tag "New York": its words with hyphens between them. Null if it has no words. */
function tagForm(tag: string): string | null {
  const words = wordsOf(tag);
  return words.length === 0 ? null : String.fromCharCode(TAG_MARK) + words.join('-');
}

/** Each word of an author's name finds their posts, and the whole name with hyphens. */
function authorForms(author: string): string[] {
  const words = wordsOf(author);
  const forms = words.length > 1 ? [...words, words.join('-')] : words;
  return [...new Set(forms)].map((form) => String.fromCharCode(AUTHOR_MARK) + form);
}

function wordsOf(label: string): string[] {
  return wordsIn(label).map(foldWord);
}

/** The labels of documents, by which `tag:` and `author:` find them: many have the same ones. */
export class Labels {
  readonly #ofTags = new Map<string, string[]>();
  readonly #ofAuthors = new Map<string, string[]>();

  of({ tags, author }: SearchDocument): readonly string[] {
    const ofTags = tags.flatMap((tag) => this.#known(this.#ofTags, tag, () => [tagForm(tag) ?? []].flat()));
    const own = author === null ? [] : this.#known(this.#ofAuthors, author, () => authorForms(author));
    return ofTags.length + own.length < 2 ? [...ofTags, ...own] : [...new Set([...ofTags, ...own])];
  }

  #known(labels: Map<string, string[]>, text: string, make: () => string[]): string[] {
    let own = labels.get(text);
    if (own === undefined) {
      own = make();
      labels.set(text, own);
    }
    return own;
  }
}
