/**
 * Reads documents, most of which an earlier build has read: in this process, or with the cache. The result depends
 * on the files' names and bytes, and on the configuration.
 */
import { hash } from 'node:crypto';
import { type ContentCache, cacheKey, NO_CACHE } from '../remember/content-cache.ts';
import { groupsInOrder } from '../remember/groups-in-order.ts';
import { decodeSource } from './decode.ts';
import { type ReadDocument, readDocument } from './document.ts';
import { type DocumentName, readDocumentName } from './document-name.ts';
import { readFrontMatter, splitFrontMatter } from './front-matter.ts';
import { copyDocument, withFileText } from './later-text.ts';
import type { Config, Document } from './model.ts';
import type { Problem } from './problem.ts';
import { firstHeading } from './title-heading.ts';

/** A document, or null for a file that is not text, with its problems. */
export interface FoundDocument {
  read: ReadDocument | null;
  problems: readonly Problem[];
}

/** A file's name and bytes. */
export type SourceFile = readonly [file: string, bytes: Uint8Array];

type Rules = Pick<
  Config,
  'timezone' | 'permalink' | 'categoriesUse' | 'categoriesDates' | 'categories' | 'defaultCategory'
>;

/** Kept as JSON: all of a document but its text, whose body begins at `bodyAt`. */
type Stored = [problems: readonly Problem[], read: StoredDocument | null];

interface StoredDocument extends Omit<ReadDocument, 'document'> {
  document: Omit<Document, 'body' | 'source' | 'sha256'>;
  /** UTF-16 units of the source before the body. */
  bodyAt: number;
}

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

/** How many files are kept together on average. If one of them has changed, all are read again. */
const TOGETHER = 8;

export class DocumentReader {
  readonly #cache: ContentCache;
  readonly #excerptOf: ((body: string) => string) | null;
  /** By file, from this process's last build. */
  readonly #known = new Map<string, Known>();
  /** The last rules, which all files of a folder share, and their text. */
  #rules: { given: Rules; text: string } | null = null;

  /** `excerptOf` returns the excerpt of a body, to be kept in the cache too. */
  constructor(cache: ContentCache = NO_CACHE, excerptOf: ((body: string) => string) | null = null) {
    this.#cache = cache;
    this.#excerptOf = excerptOf;
  }

  /**
   * Reads the files, in their order. The caller may set fields of the documents, but must not change their values,
   * which are shared.
   */
  read(files: Iterable<SourceFile>, rules: Rules): FoundDocument[] {
    const text = this.#textOf(rules);
    const groups = groupsInOrder(files, ([file]) => file, { size: TOGETHER });
    return groups.flatMap((group) => this.#readGroup(group, rules, text).map(ownCopy));
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

  #readGroup(group: readonly SourceFile[], rules: Rules, text: string): FoundDocument[] {
    if (this.#cache === NO_CACHE || group.every((file) => this.#foundBefore(file, text) !== null)) {
      return group.map(([file, bytes]) => this.#readFile(file, bytes, rules, text));
    }
    const digests = group.map(([, bytes]) => hash('sha256', bytes, 'hex'));
    const key = cacheKey(
      'documents',
      text,
      ...group.flatMap(([file], index) => [file, digests[index] ?? '']),
    );
    const stored = this.#cache.get(key);
    if (stored !== null) {
      const all = JSON.parse(Buffer.from(stored).toString()) as Stored[];
      return all.flatMap((each, index) => {
        const [file, bytes] = group[index] ?? [];
        if (file === undefined || bytes === undefined) return [];
        const found = recall(each, bytes, digests[index]);
        this.#known.set(file, { bytes, rules: text, key: '', found });
        return [found];
      });
    }
    const all = group.map(([file, bytes], index) => {
      const found = this.#readFile(file, bytes, rules, text);
      if (found.read !== null) found.read.document.sha256 = digests[index];
      return found;
    });
    this.#cache.put(key, Buffer.from(JSON.stringify(all.map(store))));
    return all;
  }

  /** The document that was read from the same bytes by the same rules (`text`); null: there is none. */
  #foundBefore([file, bytes]: SourceFile, text: string): FoundDocument | null {
    const known = this.#known.get(file);
    return known?.bytes === bytes && known.rules === text ? known.found : null;
  }

  #readFile(file: string, bytes: Uint8Array, rules: Rules, text: string): FoundDocument {
    const before = this.#foundBefore([file, bytes], text);
    if (before !== null) return before;
    const known = this.#known.get(file);
    const circumstances = {
      name: readDocumentName(file, rules),
      timezone: rules.timezone,
      permalink: rules.permalink,
    };
    const key = JSON.stringify(circumstances);
    const isSame = known?.bytes === bytes && known.key === key;
    const found = isSame ? known.found : this.#make(bytes, circumstances);
    this.#known.set(file, { bytes, rules: text, key, found });
    return found;
  }

  #make(bytes: Uint8Array, { name, timezone, permalink }: Circumstances): FoundDocument {
    const problems: Problem[] = [];
    const source = decodeSource(name.file, bytes, problems);
    if (source === null) return { read: null, problems };
    const split = splitFrontMatter(source, problems);
    const yaml = readFrontMatter(source, split, problems);
    const heading = firstHeading(split.body);
    const read = readDocument({ name, split, yaml, timezone, permalink, heading }, problems);
    const { document } = read;
    if (this.#cache !== NO_CACHE && this.#excerptOf !== null && document.description === '') {
      document.excerpt = this.#excerptOf(document.body);
    }
    return { read, problems };
  }
}

function store({ read, problems }: FoundDocument): Stored {
  if (read === null) return [problems, null];
  const { body, source, sha256: _, ...document } = read.document;
  return [problems, { ...read, document, bodyAt: source.length - body.length }];
}

function recall([problems, stored]: Stored, bytes: Uint8Array, sha256: string | undefined): FoundDocument {
  if (stored === null) return { read: null, problems };
  const { document, bodyAt, ...read } = stored;
  const whole = withFileText(Object.assign(document, { sha256 }), bytes, bodyAt);
  return { read: Object.assign(read, { document: whole }), problems };
}

/** Later steps of the reading set fields of the document: its path, its section, its image. */
function ownCopy({ read, problems }: FoundDocument): FoundDocument {
  return { read: read === null ? null : { ...read, document: copyDocument(read.document) }, problems };
}
