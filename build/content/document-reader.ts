/**
 * Reads documents, most of which an earlier build has read: in this process, or with the cache. The result depends
 * on the file's name and bytes, and on the configuration.
 */
import { type ContentCache, cacheKey, NO_CACHE } from '../remember/content-cache.ts';
import { decodeSource } from './decode.ts';
import { type ReadDocument, readDocument } from './document.ts';
import { type DocumentName, readDocumentName } from './document-name.ts';
import { frontMatterText, readFrontMatter, type SplitDocument, splitFrontMatter } from './front-matter.ts';
import type { Config, Document } from './model.ts';
import type { Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { firstHeading } from './title-heading.ts';

/** A document, or null for a file that is not text, with its problems. */
export interface FoundDocument {
  read: ReadDocument | null;
  problems: readonly Problem[];
}

type Rules = Pick<
  Config,
  'timezone' | 'permalink' | 'categoriesUse' | 'categoriesDates' | 'categories' | 'defaultCategory'
>;

/** Kept as JSON: everything that the front matter decides, without the text. */
interface Stored extends Omit<ReadDocument, 'document'> {
  document: Omit<Document, keyof TextFields>;
  problems: readonly Problem[];
}

type TextFields = Pick<Document, 'body' | 'bodyLine' | 'source'>;

/** The rules by which a file is read. */
interface Circumstances {
  name: DocumentName;
  timezone: string;
  permalink: string | null;
}

/** A document that this process has read. */
interface Known {
  bytes: Uint8Array;
  /** The rules of the last reading, and those of the file's name. */
  rules: string;
  key: string;
  found: FoundDocument;
}

export class DocumentReader {
  readonly #cache: ContentCache;
  /** By file, from this process's last build. */
  readonly #known = new Map<string, Known>();
  /** The last rules, which all files of a folder share, and their text. */
  #rules: { given: Rules; text: string } | null = null;

  constructor(cache: ContentCache = NO_CACHE) {
    this.#cache = cache;
  }

  /**
   * Reads the file. The caller may set fields of the document, but must not change their values, which are shared.
   */
  read(file: string, bytes: Uint8Array, rules: Rules): FoundDocument {
    const text = this.#textOf(rules);
    const known = this.#known.get(file);
    if (known?.bytes === bytes && known.rules === text) return ownCopy(known.found);
    const circumstances = {
      name: readDocumentName(file, rules),
      timezone: rules.timezone,
      permalink: rules.permalink,
    };
    const key = JSON.stringify(circumstances);
    const isSame = known?.bytes === bytes && known.key === key;
    const found = isSame ? known.found : this.#readOrRecall(bytes, key, circumstances);
    this.#known.set(file, { bytes, rules: text, key, found });
    return ownCopy(found);
  }

  /** Forgets the files for which `isThere` returns false. */
  retain(isThere: (file: string) => boolean): void {
    for (const file of this.#known.keys()) if (!isThere(file)) this.#known.delete(file);
  }

  #textOf(rules: Rules): string {
    if (this.#rules?.given !== rules) {
      const { timezone, permalink, categoriesUse, categoriesDates, categories, defaultCategory } = rules;
      const text = JSON.stringify([
        timezone,
        permalink,
        categoriesUse,
        categoriesDates,
        categories,
        defaultCategory,
      ]);
      this.#rules = { given: rules, text };
    }
    return this.#rules.text;
  }

  #readOrRecall(
    bytes: Uint8Array,
    circumstances: string,
    { name, timezone, permalink }: Circumstances,
  ): FoundDocument {
    const problems: Problem[] = [];
    const source = decodeSource(name.file, bytes, problems);
    if (source === null) return { read: null, problems };
    const split = splitFrontMatter(source, problems);
    const heading = firstHeading(split.body);
    const parts = { name, split, timezone, permalink, heading };
    // A file without front matter is read fast, and refused front matter has many forms.
    const isKept = split.block !== null;
    const key = cacheKey('document', circumstances, heading ?? '', frontMatterText(source, split));
    const stored = isKept ? this.#cache.get(key) : null;
    if (stored !== null) return recall(stored, source, split);
    const parsed = readFrontMatter(source, split, problems);
    const read = readDocument({ ...parts, yaml: parsed }, problems);
    if (isKept) this.#cache.put(key, store(read, problems));
    return { read, problems };
  }
}

/** A reader with the documents of `cache`. */
export function newDocumentReader(cache: ContentCache): DocumentReader {
  return new DocumentReader(cache);
}

function store(read: ReadDocument, problems: readonly Problem[]): Uint8Array {
  const { body, bodyLine, source, ...document } = read.document;
  const stored: Stored = { ...read, document, problems };
  return new TextEncoder().encode(JSON.stringify(stored));
}

function recall(stored: Uint8Array, source: SourceText, { body, bodyLine }: SplitDocument): FoundDocument {
  const { problems, document, ...read } = JSON.parse(new TextDecoder().decode(stored)) as Stored;
  return { read: { ...read, document: { ...document, body, bodyLine, source: source.text } }, problems };
}

/** Later steps of the reading set fields of the document: its path, its section, its image. */
function ownCopy({ read, problems }: FoundDocument): FoundDocument {
  return { read: read === null ? null : { ...read, document: { ...read.document } }, problems };
}
