/** What a live site is planned to be at one instant or another, and when it changes of its own accord. */
import { documentPlans } from '../plan/document-plans.ts';
import { type PathPlan, planPaths } from '../plan/path-plan.ts';
import { publicationMoments } from '../publication.ts';
import type { SiteParts } from '../site-parts.ts';
import { planSnapshot, type SnapshotPlan } from '../snapshot-plan.ts';

/** What the site is made from at one instant, and every path with what will make its answer. */
export interface SitePlan extends SnapshotPlan, PathPlan {}

/** Plans of instants that are kept: of now, and of the next few at which the site changes. */
const KEPT_PLANS = 4;

export class LivePlans {
  /** The instant at which the content was read, in whole seconds since 1970. */
  readonly asOf: number;
  readonly #parts: SiteParts;
  /** Instants after `asOf` at which something changes: those of the documents, and more as things are made. */
  readonly #moments: Set<number>;
  /** By the instant for which they were made. */
  readonly #plans = new Map<number, SitePlan>();
  /** How many articles have been asked when they change. */
  #heard = 0;

  constructor(parts: SiteParts, asOf: number) {
    this.asOf = asOf;
    this.#parts = parts;
    this.#moments = new Set(publicationMoments(parts.context.content, asOf));
  }

  /** The plan of the site at `now`, seconds since 1970. */
  at(now: number): SitePlan {
    const plan = this.#plans.get(now) ?? this.#make(now);
    // The one that was asked for last is the last to go.
    this.#plans.delete(now);
    this.#plans.set(now, plan);
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > KEPT_PLANS && oldest !== undefined) this.#plans.delete(oldest);
    return plan;
  }

  /** The instants after `now` at which something changes, as far as they are known, ascending. */
  momentsAfter(now: number): number[] {
    this.#learnMoments();
    return [...this.#moments].filter((moment) => moment > now).sort((a, b) => a - b);
  }

  /** The last instant up to `now` at which something changed, as far as it is known. */
  instantOf(now: number): number {
    this.#learnMoments();
    let last = this.asOf;
    for (const moment of this.#moments) if (moment <= now && moment > last) last = moment;
    return last;
  }

  #make(now: number): SitePlan {
    const { context, fixed } = this.#parts;
    const plan = planSnapshot(context, now);
    // What is made for who asks is not kept: the memory of a development server would hold the whole site.
    return { ...plan, ...planPaths(plan, fixed, { documentPlans, once: (make) => make }) };
  }

  /** Articles say when they change of their own accord, wherever they were rendered for. */
  #learnMoments(): void {
    const { noted } = this.#parts.context;
    if (noted.size === this.#heard) return;
    this.#heard = noted.size;
    for (const { changesAt } of noted) {
      for (const moment of changesAt) if (moment > this.asOf) this.#moments.add(moment);
    }
  }
}
