/** A page or post for the search: plain data, the only source of the index. */

export interface SearchDocument {
  /** Stands for all that decides its words, from `title` to `language`; where it is missing they are not kept. */
  key?: string | undefined;
  /** Canonical path. */
  path: string;
  title: string;
  /** The article as readable text, white space as single blanks. */
  text: string;
  headings: readonly string[];
  description: string;
  keywords: readonly string[];
  tags: readonly string[];
  author: string | null;
  /** BCP 47. */
  language: string;
  /** When it was published: for programs and for readers; null: no date. */
  created: { iso: string; text: string } | null;
  /** Seconds since 1970; null is open. */
  from: number | null;
  until: number | null;
  /** The number of the category whose search finds it; 0 where there are none. */
  scope: number;
}
