/** Links to a heading of another page, which can only be checked when every page has been rendered. */
import { createProblem, type Problem } from '../content/problem.ts';
import type { PendingAnchor } from '../markdown/render.types.ts';

/**
 * A warning for each link to an id that its page does not have. `anchors` are the ids of each page by path;
 * a path that is not in it (an asset, a list) is not checked.
 */
export function brokenAnchors(
  pending: readonly PendingAnchor[],
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
): Problem[] {
  return pending.flatMap(({ path, id, file, line, column, length }) => {
    const ids = anchors.get(path);
    if (ids === undefined || ids.has(id)) return [];
    return [
      createProblem(
        'broken-anchor',
        { file, line, column, length },
        `${path} has nothing with the id '${id}'`,
      ),
    ];
  });
}
