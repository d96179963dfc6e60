/** Documents of a search as data that can be sent to a thread: texts only of those whose words are not kept. */
import type { ContentCache } from '../../remember/content-cache.ts';
import { groupsOf } from './group-reading.ts';
import { areKept } from './kept-groups.ts';
import type { SearchDocument } from './search-document.ts';

/** All that decides the words of a document. */
type Texts = Pick<SearchDocument, 'title' | 'text' | 'headings' | 'description' | 'keywords'>;

/** A document; its texts are null where its words are kept. */
export interface PlainDocument extends Omit<SearchDocument, keyof Texts> {
  texts: Texts | null;
}

/** The text of a document is read whose words were kept when it was sent. */
export class UnreadText extends Error {}

/** `documents` as data; null where one has no key, or a fourth of them is to be read. */
export function plainDocuments(
  documents: readonly SearchDocument[],
  cache: ContentCache,
): PlainDocument[] | null {
  const plain: PlainDocument[] = [];
  let unread = 0;
  for (const members of groupsOf(documents)) {
    const keys = members.map(({ key }) => key);
    if (keys.includes(undefined)) return null;
    const isKept = areKept(keys as string[], cache);
    if (!isKept) unread += members.length;
    if (unread * 4 > documents.length) return null;
    for (const [place, document] of members.entries()) {
      const { path, tags, author, language, created, from, until, scope } = document;
      const rest = { key: keys[place], path, tags, author, language, created, from, until, scope };
      plain.push({ ...rest, texts: isKept ? null : textsOf(document) });
    }
  }
  return plain;
}

function textsOf({ title, text, headings, description, keywords }: SearchDocument): Texts {
  return { title, text, headings, description, keywords };
}

/** The document of `plain`. Where it has no texts, reading them throws. */
export function readable({ texts, ...rest }: PlainDocument): SearchDocument {
  if (texts !== null) return { ...texts, ...rest };
  return {
    ...rest,
    ...{ title: '', headings: [], description: '', keywords: [] },
    get text(): string {
      throw new UnreadText(rest.path);
    },
  };
}
