/** The posts and their time windows: the one place that knows what is published when. */
import type { ApiData, ApiPost } from './data.ts';
import { TextSearch } from './text-search.ts';

/** What a slug means at one time. */
export type Finding = { state: 'published'; post: ApiPost } | { state: 'gone' } | { state: 'unknown' };

export class Library {
  readonly #posts: ApiPost[];
  readonly #bySlug: Map<string, ApiPost>;
  /** Every second at which some post appears or goes, ascending. */
  readonly #changes: number[];
  readonly #data: Pick<ApiData, 'posts' | 'search'>;
  #search: TextSearch | null = null;

  constructor(data: Pick<ApiData, 'posts' | 'search'>) {
    const { posts } = data;
    this.#data = data;
    this.#posts = [...posts].sort((a, b) => (b.from ?? 0) - (a.from ?? 0));
    this.#bySlug = new Map(posts.map((post) => [post.slug, post]));
    const moments = posts.flatMap(({ from, until }) => [from, until]).filter((moment) => moment !== null);
    this.#changes = [...new Set(moments)].sort((a, b) => a - b);
  }

  /**
   * The posts in public lists at `now` (seconds since 1970), newest first. A post without a date is
   * published but in no list, as in the site's own lists.
   */
  listedAt(now: number): ApiPost[] {
    return this.#posts.filter((post) => post.created !== null && isOpen(post, now));
  }

  /** Reads the search index, so that no request has to. */
  prepare(): void {
    this.#search ??= new TextSearch(this.#data.search);
  }

  /** The posts that are public at `now` and have all words of `text`, which may have phrases and signs as in the search. */
  withText(text: string, now: number): Set<ApiPost> {
    this.#search ??= new TextSearch(this.#data.search);
    const found = this.#search.find(text, now).map((number) => this.#data.posts[number]);
    return new Set(found.filter((post) => post !== undefined));
  }

  /** What `slug` is at `now`: a post that is still to come is as unknown as one that never was. */
  find(slug: string, now: number): Finding {
    const post = this.#bySlug.get(slug);
    if (post === undefined || (post.from !== null && now < post.from)) return { state: 'unknown' };
    return isOpen(post, now) ? { state: 'published', post } : { state: 'gone' };
  }

  /** The next second after `now` at which any answer could change; null: never again. */
  nextChangeAfter(now: number): number | null {
    return this.#changes.find((moment) => moment > now) ?? null;
  }
}

function isOpen({ from, until }: ApiPost, now: number): boolean {
  return (from === null || from <= now) && (until === null || now < until);
}
