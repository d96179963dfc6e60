/** Words of one stem as one class, with the documents that it stands in. */

import { foldWord } from './fold.ts';
import { authorForms, tagForm } from './label-form.ts';
import { impactOf, LEVELS, type Posting } from './postings.ts';
import type { SearchDocument } from './search-document.ts';
import { languageWords } from './stems.ts';
import { weighWords } from './word-counts.ts';

export interface WordClass {
  /** Folded words; those of tags and authors begin with their mark. */
  forms: string[];
  /** As they stand in texts. */
  surfaces: Set<string>;
  /** Ascending by document. */
  postings: Posting[];
}

export interface ClassedWords {
  classes: WordClass[];
  stopWords: ReadonlySet<string>;
}

/** What is known of a form while documents are read. */
interface Form {
  key: string;
  surfaces: Set<string>;
}

/** The classes of all words of `documents`, in the order in which they first occur. */
export function classWords(documents: readonly SearchDocument[]): ClassedWords {
  const forms = new Map<string, Form>();
  const stopWords = new Set<string>();
  const read = documents.map((document) => {
    const { stem, stopWords: ofLanguage } = languageWords(document.language);
    const counted = weighWords(document, (form, ...surfaces) => {
      let known = forms.get(form);
      if (known === undefined) {
        const lower = surfaces.length === 1 ? (surfaces[0]?.toLowerCase() ?? form) : form;
        // The stem of the first language that has the word: so it is in one class.
        const key = surfaces.length === 1 && !/[.+#\d]/.test(form) ? foldWord(stem(lower)) : form;
        known = { key: `${document.language.split('-', 1)[0]} ${key}`, surfaces: new Set() };
        forms.set(form, known);
        if (ofLanguage.has(lower)) stopWords.add(form);
      }
      for (const surface of surfaces) known.surfaces.add(surface);
    });
    return { document, ...counted };
  });
  const average = read.reduce((sum, { length }) => sum + length, 0) / Math.max(1, read.length);

  const classes = new Map<string, WordClass>();
  const classOf = (key: string): WordClass => {
    let known = classes.get(key);
    if (known === undefined) {
      known = { forms: [], surfaces: new Set(), postings: [] };
      classes.set(key, known);
    }
    return known;
  };
  for (const [form, { key, surfaces }] of forms) {
    const own = classOf(key);
    own.forms.push(form);
    for (const surface of surfaces) own.surfaces.add(surface);
  }
  for (const [number, { document, weights, length }] of read.entries()) {
    const byClass = new Map<WordClass, number>();
    for (const [form, weight] of weights) {
      const own = classOf(forms.get(form)?.key ?? form);
      byClass.set(own, (byClass.get(own) ?? 0) + weight);
    }
    for (const [own, weight] of byClass)
      own.postings.push({ document: number, impact: impactOf(weight, length, average) });
    for (const label of labelsOf(document)) {
      const own = classOf(label);
      if (own.forms.length === 0) own.forms.push(label);
      own.postings.push({ document: number, impact: LEVELS });
    }
  }
  return { classes: [...classes.values()], stopWords };
}

function labelsOf({ tags, author }: SearchDocument): Set<string> {
  const ofTags = tags.map(tagForm).filter((form) => form !== null);
  return new Set([...ofTags, ...(author === null ? [] : authorForms(author))]);
}
