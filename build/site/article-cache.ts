/**
 * Articles of earlier builds. What an article depends on is known in two steps: first the document and the
 * configuration, which say what will be looked up; then what those look-ups give. Articles that look at the
 * site around them (lists of posts, tables of contents) are always rendered anew.
 */
import { type ContentCache, cacheKey, NO_CACHE } from '../cache/content-cache.ts';
import type { ArticleSource, Rendered, Resolved } from '../markdown/render.types.ts';
import type { KeptArticle } from './render-document.ts';
import { sameData } from './same-data.ts';

type Ground = KeptArticle['ground'];
type Targets = KeptArticle['targets'];

const VERSION = 1;

/** What stands before the two long texts. */
interface Head extends Omit<Rendered, 'html' | 'text'> {
  targets: [string, Resolved | null][];
  /** Bytes of the HTML, which is followed by the plain text. */
  htmlLength: number;
}

export class ArticleCache {
  readonly #cache: ContentCache;
  readonly #digests = new WeakMap<object, string>();

  constructor(cache: ContentCache = NO_CACHE) {
    this.#cache = cache;
  }

  /** The article as it was rendered when every target led where `resolve` says, or null. */
  find(
    source: ArticleSource,
    ground: Ground,
    resolve: (target: string) => Resolved | null,
  ): Pick<KeptArticle, 'rendered' | 'targets'> | null {
    if (this.#cache === NO_CACHE) return null;
    const base = this.#base(source, ground);
    const names = this.#cache.get(cacheKey('article targets', VERSION, base));
    if (names === null) return null;
    const asked = (JSON.parse(decode(names)) as string[]).map((name): [string, Resolved | null] => {
      return [name, resolve(name)];
    });
    const bytes = this.#cache.get(articleKey(base, asked));
    if (bytes === null) return null;
    const { rendered, targets } = fromBytes(bytes);
    // An answer may have led to a further question.
    for (const [name, resolved] of targets) if (!sameData(resolve(name), resolved)) return null;
    return { rendered, targets };
  }

  /** Keeps an article that looked at nothing but its targets. */
  keep(source: ArticleSource, ground: Ground, { rendered, targets }: KeptArticle): void {
    if (this.#cache === NO_CACHE) return;
    // UTF-8 has no form for half a surrogate pair, so such an article would come back as another.
    if (!isWellFormed(rendered.html) || !isWellFormed(rendered.text)) return;
    const base = this.#base(source, ground);
    const named = cacheKey('article targets', VERSION, base);
    const earlier = this.#cache.get(named);
    const names = earlier === null ? [...targets.keys()] : (JSON.parse(decode(earlier)) as string[]);
    if (earlier === null) this.#cache.put(named, encode(JSON.stringify(names)));
    const asked = names.map((name): [string, Resolved | null] => [name, targets.get(name) ?? null]);
    this.#cache.put(articleKey(base, asked), toBytes(rendered, targets));
  }

  /** A digest of what is known before anything is looked up. */
  #base({ file, path, variant, body, bodyLine }: ArticleSource, ground: Ground): string {
    const own = JSON.stringify([file, path, variant, bodyLine, ground.language]);
    return cacheKey('article', VERSION, own, body, this.#digest(ground.config), this.#digest(ground.theme));
  }

  #digest(part: object): string {
    const digest = this.#digests.get(part) ?? cacheKey('article ground', VERSION, JSON.stringify(part));
    this.#digests.set(part, digest);
    return digest;
  }
}

function articleKey(base: string, asked: readonly [string, Resolved | null][]): string {
  return cacheKey('rendered article', VERSION, base, JSON.stringify(asked));
}

function toBytes({ html, text, ...rest }: Rendered, targets: Targets): Uint8Array {
  const markup = encode(html);
  const head: Head = { ...rest, targets: [...targets], htmlLength: markup.length };
  return Buffer.concat([encode(`${JSON.stringify(head)}\n`), markup, encode(text)]);
}

function fromBytes(bytes: Uint8Array): Pick<KeptArticle, 'rendered' | 'targets'> {
  const end = bytes.indexOf(0x0a);
  const { targets, htmlLength, ...rest } = JSON.parse(decode(bytes.subarray(0, end))) as Head;
  const start = end + 1;
  const html = decode(bytes.subarray(start, start + htmlLength));
  const text = decode(bytes.subarray(start + htmlLength));
  return { rendered: { ...rest, html, text }, targets: new Map(targets) };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
