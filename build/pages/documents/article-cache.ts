/**
 * Articles of earlier builds. What an article depends on is known in two steps: first the document and the
 * configuration, which say what it asked of the site around it: where its targets lead, and for lists of posts and
 * tables of contents the posts, the sections or the time; then the answers.
 */
import { decodeTexts, encodeTexts } from '../../bundle/document-texts.ts';
import type { ArticleSource, Rendered, Resolved } from '../../markdown/render.types.ts';
import { type ContentCache, cacheKey, NO_CACHE } from '../../remember/content-cache.ts';
import { DataDigests } from '../../remember/data-digests.ts';
import { sameData } from '../../remember/same-data.ts';
import type { KeptArticle, Outlook } from './render-document.ts';

type Ground = KeptArticle['ground'];
type OutlookPart = keyof Outlook;

const VERSION = 3;

/** What an article may ask of the site around it. */
export interface Around {
  resolve: (target: string) => Resolved | null;
  outlook: Outlook;
}

/** Each thing that was asked, with a digest of the answer where that may be long. */
export interface Asked {
  targets: [string, Resolved | null][];
  seen: [OutlookPart, string][];
}

/** Where in a record of the cache the texts of an article stand (document-texts.ts). */
export interface TextsPlace {
  key: string;
  start: number;
  length: number;
}

/** An article that was found, and all that it had asked. */
export type FoundArticle = Pick<KeptArticle, 'rendered' | 'targets' | 'seen' | 'texts'>;

/** What stands before the texts, each on a line of its own. */
interface Head extends Omit<Rendered, 'html' | 'text'> {
  asked: Asked;
}

export class ArticleCache {
  readonly #cache: ContentCache;
  readonly #digests = new DataDigests();
  /** What was digested last: an article that is not found is made and kept. */
  #latest: { source: ArticleSource; ground: Ground; base: string } | null = null;

  constructor(cache: ContentCache = NO_CACHE) {
    this.#cache = cache;
  }

  /** The article as it was rendered when everything that it asks was answered as now, or null. */
  find(source: ArticleSource, ground: Ground, around: Around): FoundArticle | null {
    const key = this.#find(source, ground, around);
    const bytes = key === null ? null : this.#cache.get(key);
    if (key === null || bytes === null) return null;
    const { head, start } = readHead(bytes);
    const { asked, ...rest } = head;
    // An answer may have led to a further question.
    if (!this.isAnswered(asked, around)) return null;
    const { html, text } = decodeTexts(bytes.subarray(start));
    return {
      rendered: { ...rest, html, text },
      targets: new Map(asked.targets),
      seen: Object.fromEntries(asked.seen.map(([part]) => [part, around.outlook[part]])),
      texts: { key, start, length: bytes.length - start },
    };
  }

  /** Whether everything that was asked would be answered the same now. */
  isAnswered({ targets, seen }: Asked, { resolve, outlook }: Around): boolean {
    return (
      targets.every(([name, resolved]) => sameData(resolve(name), resolved)) &&
      seen.every(([part, digest]) => this.#digests.of(outlook[part]) === digest)
    );
  }

  /** The same questions with the answers that they would get now. */
  askAgain({ targets, seen }: Asked, around: Around): Asked {
    return this.#answers(
      { targets: targets.map(([name]) => name), seen: seen.map(([part]) => part) },
      around,
    );
  }

  /** What an article asked, with the answers that it got. */
  askedBy({ targets, seen }: Pick<KeptArticle, 'targets' | 'seen'>): Asked {
    const parts = Object.keys(seen) as OutlookPart[];
    return { targets: [...targets], seen: parts.map((part) => [part, this.#digests.of(seen[part])]) };
  }

  /**
   * Keeps an article, `markdown` being what it was rendered from. Gives where its texts stand; null: nowhere, since
   * there is no cache or another article stands there, which had the same answers but asked further.
   */
  keep(source: ArticleSource, ground: Ground, around: Around, article: KeptArticle): TextsPlace | null {
    if (this.#cache === NO_CACHE) return null;
    const base = this.#base(source, ground);
    const asked = this.askedBy(article);
    const named = questionsKey(base);
    const earlier = this.#cache.get(named);
    const questions: Questions =
      earlier === null
        ? { targets: [...article.targets.keys()], seen: asked.seen.map(([part]) => part) }
        : (JSON.parse(decode(earlier)) as Questions);
    if (earlier === null) this.#cache.put(named, encode(JSON.stringify(questions)));
    const key = articleKey(base, this.#answers(questions, around));
    if (this.#cache.get(key) !== null) return null;
    const { html, text, ...rest } = article.rendered;
    const head: Head = { ...rest, asked };
    const start = encode(`${JSON.stringify(head)}\n`);
    const texts = encodeTexts({ html, markdown: source.body, text });
    this.#cache.put(key, start, texts);
    return { key, start: start.length, length: texts.length };
  }

  /** The key of the article with the answers of now; null: it is not known what it asks. */
  #find(source: ArticleSource, ground: Ground, around: Around): string | null {
    if (this.#cache === NO_CACHE) return null;
    const base = this.#base(source, ground);
    const questions = this.#cache.get(questionsKey(base));
    if (questions === null) return null;
    return articleKey(base, this.#answers(JSON.parse(decode(questions)) as Questions, around));
  }

  #answers({ targets, seen }: Questions, { resolve, outlook }: Around): Asked {
    return {
      targets: targets.map((name) => [name, resolve(name)]),
      seen: seen.map((part) => [part, this.#digests.of(outlook[part])]),
    };
  }

  /** A digest of what is known before anything is asked. */
  #base(source: ArticleSource, ground: Ground): string {
    if (this.#latest?.source === source && this.#latest.ground === ground) return this.#latest.base;
    const { file, path, variant, body, bodyLine } = source;
    const own = JSON.stringify([file, path, variant, bodyLine, ground.language]);
    const { config, theme } = ground;
    const base = cacheKey('article', VERSION, own, body, this.#digests.of(config), this.#digests.of(theme));
    this.#latest = { source, ground, base };
    return base;
  }
}

/** What the first rendering of an article asked. */
interface Questions {
  targets: string[];
  seen: OutlookPart[];
}

function questionsKey(base: string): string {
  return cacheKey('article questions', VERSION, base);
}

function articleKey(base: string, asked: Asked): string {
  return cacheKey('rendered article', VERSION, base, JSON.stringify(asked));
}

function readHead(bytes: Uint8Array): { head: Head; start: number } {
  const end = bytes.indexOf(0x0a);
  return { head: JSON.parse(decode(bytes.subarray(0, end))) as Head, start: end + 1 };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
