/** The plans of a live site at a few instants. */

import type { Resource } from '../bundle/resource.ts';
import { errorPage } from '../pages/error-page.ts';
import { documentPlans } from '../plan/document-plans.ts';
import { type PathPlan, planPaths } from '../plan/path-plan.ts';
import type { SiteParts } from '../plan/site-parts.ts';
import type { Instants } from '../site/instants.ts';
import { type SnapshotRequests, snapshotRequests } from '../site/snapshot-requests.ts';

/** The requests of a snapshot and the plan of its paths. */
export interface SitePlan extends SnapshotRequests, PathPlan {}

/** Plans of instants that are kept: of now, and of the next few at which the site changes. */
const KEPT_PLANS = 4;

export class LivePlans {
  readonly instants: Instants;
  readonly #parts: SiteParts;
  #gone: Resource | null = null;
  /** By the instant for which they were made. */
  readonly #plans = new Map<number, SitePlan>();

  constructor(parts: SiteParts, instants: Instants) {
    this.#parts = parts;
    this.instants = instants;
  }

  /** The plan of the site at `now`, seconds since 1970. */
  at(now: number): SitePlan {
    const plan = this.#plans.get(now) ?? this.#make(now);
    // The plan read last is removed last.
    this.#plans.delete(now);
    this.#plans.set(now, plan);
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > KEPT_PLANS && oldest !== undefined) this.#plans.delete(oldest);
    return plan;
  }

  #make(now: number): SitePlan {
    const { context } = this.#parts;
    this.#gone ??= errorPage(context, 410, this.instants.asOf);
    const fixed = { ...this.#parts.fixed, gone: this.#gone };
    const plan = snapshotRequests(context, now);
    // Resources are not kept: the memory of a development server would hold the whole site.
    return { ...plan, ...planPaths(plan, fixed, { documentPlans, once: (make) => make }) };
  }
}
