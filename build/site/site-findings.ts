/**
 * The findings of a site, collected while its pages are made: problems, ids and links to ids, and the instants at
 * which articles change by the clock. Builds and the development server both use it.
 */
import { createProblem, type Problem } from '../content/problem.ts';
import type { PendingAnchor, Rendered } from '../markdown/render.types.ts';

/** The findings of one article. */
export type ArticleFindings = Pick<Rendered, 'problems' | 'anchors' | 'pendingAnchors' | 'changesAt'>;

export class SiteFindings {
  /** Problems found so far; a document that is rendered for several windows of time repeats its own. */
  readonly problems: Problem[];
  readonly #changesAt = new Set<number>();
  /** The ids of each page by its path. */
  readonly #ids = new Map<string, readonly string[]>();
  readonly #links: PendingAnchor[] = [];
  readonly #added = new WeakSet<ArticleFindings>();
  readonly #reported = new Set<string>();

  constructor(problems: readonly Problem[] = []) {
    this.problems = [...problems];
  }

  /** Instants (seconds since 1970) at which an article changes without a publication: posts of the last 30 days. */
  get changesAt(): ReadonlySet<number> {
    return this.#changesAt;
  }

  /** Adds the findings of the article at `path`. The same object counts once. */
  add(path: string, article: ArticleFindings): void {
    if (this.#added.has(article)) return;
    this.#added.add(article);
    // One by one: a call has a limit of arguments.
    for (const problem of article.problems) this.problems.push(problem);
    for (const link of article.pendingAnchors) this.#links.push(link);
    for (const moment of article.changesAt) this.#changesAt.add(moment);
    const others = this.#ids.get(path);
    this.#ids.set(
      path,
      others === undefined ? article.anchors : [...new Set([...others, ...article.anchors])],
    );
  }

  /** Adds problems of pages that are made again and again; equal ones count once. */
  report(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const key = JSON.stringify(problem);
      if (this.#reported.has(key)) continue;
      this.#reported.add(key);
      this.problems.push(problem);
    }
  }

  /**
   * A warning for each link to an id that its page does not have, for when all pages are made. A path without an
   * article (an asset, a list) is not checked.
   */
  brokenAnchors(): Problem[] {
    const sets = new Map<string, ReadonlySet<string>>();
    return this.#links.flatMap(({ path, id, ...place }) => {
      const ids = this.#ids.get(path);
      if (ids === undefined) return [];
      const known = sets.get(path) ?? new Set(ids);
      sets.set(path, known);
      if (known.has(id)) return [];
      return [createProblem('broken-anchor', place, `${path} has nothing with the id '${id}'`)];
    });
  }
}
