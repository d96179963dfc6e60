/** Paths and their owners: the first to claim a path has it. */
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import type { PlannedPath, PlannedResource } from '../pages/planned-resource.ts';
import type { SiteContext } from '../site/site-context.ts';

export class PathClaims {
  /** By canonical path. */
  readonly paths: Map<string, PlannedResource> = new Map();
  /** The problems of two files with one path. */
  readonly collisions: Problem[] = [];
  readonly #context: SiteContext;

  constructor(context: SiteContext) {
    this.#context = context;
  }

  /** Claims a path for a file of the author's; a path that is taken is a problem. */
  put(path: string, planned: PlannedResource, file: string): void {
    if (this.paths.has(path)) this.#reportCollision(file, path);
    else this.paths.set(path, planned);
  }

  /** Claims paths for resources that yield to earlier claims. */
  yieldTo(plans: Iterable<PlannedPath>): void {
    for (const [path, planned] of plans) if (!this.paths.has(path)) this.paths.set(path, planned);
  }

  /** Not reported again where reading the content has found it, with its place. */
  #reportCollision(file: string, path: string): void {
    const { problems } = this.#context.content;
    if (problems.some((problem) => problem.code === 'url-collision' && problem.file === file)) return;
    const message = `${file} and another file both answer ${path}`;
    this.collisions.push(createProblem('url-collision', wholeFile(file), message));
  }
}
