/** The forms of answers and their bodies, by number: where a body will stand is not known when a part is written. */
import { type Manifest, type Representation, redirectAnswer, type Version } from './manifest.ts';

/** The forms of a version: a redirect without one has those of the site's redirect answer. */
export function formsOf(
  { status, representations }: Version,
  answers: Manifest['answers'],
): readonly Representation[] {
  return representations.length === 0 ? answers[redirectAnswer(status)].representations : representations;
}

/** A body among those of a part. */
export interface PartBody {
  /** That of the first form which has it (`formsOf`). */
  number: number;
  /** The number of its Repr-Digest among the writer's texts; 0: it is not written yet. */
  digest: number;
}

/** The bodies of the forms of a part, which are given one after another. */
export class PartBodies {
  /** By SHA-256, those that are stored and those that are inflated. */
  readonly #stored = new Map<string | null, PartBody>();
  readonly #inflated = new Map<string | null, PartBody>();
  /** Forms so far. */
  #forms = 0;

  /** The body of the next form. */
  next({ body, inflatedFrom }: Representation): PartBody {
    const bodies = inflatedFrom === null ? this.#stored : this.#inflated;
    let known = bodies.get(body);
    if (known === undefined) {
      known = { number: this.#forms, digest: 0 };
      bodies.set(body, known);
    }
    this.#forms++;
    return known;
  }
}
