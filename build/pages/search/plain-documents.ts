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
    if (members.some(({ key }) => key === undefined)) return null;
    const group = plainGroup(members, cache);
    unread += group.filter(({ texts }) => texts !== null).length;
    if (unread * 4 > documents.length) return null;
    plain.push(...group);
  }
  return plain;
}

/** The documents of a group as data. */
export function plainGroup(members: readonly SearchDocument[], cache: ContentCache): PlainDocument[] {
  const keys = members.map(({ key }) => key);
  const isKept = !keys.includes(undefined) && areKept(keys as string[], cache);
  return members.map((document, place) =>
    plainDocument(document, keys[place], isKept ? null : textsOf(document)),
  );
}

/** A document as data, with this key and these texts. */
export function plainDocument(
  { path, tags, author, language, created, from, until, scope }: SearchDocument,
  key: string | undefined,
  texts: Texts | null,
): PlainDocument {
  return { key, path, tags, author, language, created, from, until, scope, texts };
}

function textsOf({ title, text, headings, description, keywords }: SearchDocument): Texts {
  return { title, text, headings, description, keywords };
}

/** A document that was sent: its texts may come later, and reading them before throws. */
export class SentDocument implements SearchDocument {
  readonly path: string;
  readonly tags: readonly string[];
  readonly author: string | null;
  readonly language: string;
  readonly created: SearchDocument['created'];
  readonly from: number | null;
  readonly until: number | null;
  readonly scope: number;
  key: string | undefined;
  texts: Texts | null;

  constructor({ key, path, tags, author, language, created, from, until, scope, texts }: PlainDocument) {
    this.path = path;
    this.tags = tags;
    this.author = author;
    this.language = language;
    this.created = created;
    this.from = from;
    this.until = until;
    this.scope = scope;
    this.key = key;
    this.texts = texts;
  }

  get title(): string {
    return this.#sent.title;
  }

  get text(): string {
    return this.#sent.text;
  }

  get headings(): readonly string[] {
    return this.#sent.headings;
  }

  get description(): string {
    return this.#sent.description;
  }

  get keywords(): readonly string[] {
    return this.#sent.keywords;
  }

  get #sent(): Texts {
    if (this.texts === null) throw new UnreadText(this.path);
    return this.texts;
  }
}
