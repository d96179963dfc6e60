/** The instants at which a site changes by the clock, and the walk over them that builds, checks and dev share. */
import type { Window } from '../bundle/resource.ts';
import { publicationMoments } from '../content/publication.ts';
import type { SiteContext } from './site-context.ts';

/** The most instants that are laid out in advance; after the last one its versions stay until the next build. */
const MOST_INSTANTS: number = 400;

/** Windows are stored in 32 bits of seconds, which end in February 2106; later instants are ignored. */
const LAST_MOMENT = 0xffff_fffe;

export class Instants {
  /** The first, in seconds since 1970: when the content was read. */
  readonly asOf: number;
  readonly #published: readonly number[];
  readonly #changesAt: ReadonlySet<number>;

  /** The instants of a site from `asOf` on: those of its documents, and those at which rendered articles change. */
  constructor({ content, findings }: Pick<SiteContext, 'content' | 'findings'>, asOf: number) {
    this.asOf = asOf;
    this.#published = publicationMoments(content, asOf);
    this.#changesAt = findings.changesAt;
  }

  /** Those after `now` as far as they are known, ascending. */
  after(now: number): number[] {
    return [...new Set(this.#all(now))].sort((a, b) => a - b);
  }

  /** The first after `now` that is known; null: there is none. */
  next(now: number): number | null {
    let next: number | null = null;
    for (const moment of this.#all(now)) if (next === null || moment < next) next = moment;
    return next;
  }

  /** The last up to `now` that is known. */
  current(now: number): number {
    let last = this.asOf;
    for (const moment of this.#all(last)) if (moment <= now && moment > last) last = moment;
    return last;
  }

  *#all(after: number): Generator<number> {
    for (const moments of [this.#published, this.#changesAt]) {
      for (const moment of moments) {
        if (moment > after && moment > this.asOf && moment <= LAST_MOMENT) yield moment;
      }
    }
  }
}

/** Where a walk begins and ends, both included (seconds since 1970). */
export interface Span {
  first: number;
  last: number;
}

/**
 * Calls `visit` with one instant after another (seconds since 1970), and yields each window with its result. Rendering
 * at an instant may add later ones. The first window has no beginning, since earlier windows are left out.
 */
export async function* walkInstants<T>(
  instants: Instants,
  visit: (now: number) => T | Promise<T>,
  { first, last }: Span = { first: instants.asOf, last: LAST_MOMENT },
): AsyncGenerator<Window & { result: T }> {
  let from: number | null = null;
  let now: number | null = first;
  for (let count = 1; now !== null; count++) {
    const result = await visit(now);
    const next: number | null = count < MOST_INSTANTS ? instants.next(now) : null;
    const until: number | null = next !== null && next <= last ? next : null;
    yield { from, until, result };
    from = until;
    now = until;
  }
}
