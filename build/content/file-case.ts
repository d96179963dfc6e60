/** Files and folders whose names differ only in case: macOS and Windows keep one of the two. */
import { createProblem, type Problem, wholeFile } from './problem.ts';

/**
 * One problem for each further spelling of a file or folder, for all `files` (paths in the folder). What is in a
 * folder that is reported is not reported again.
 */
export function findFileCaseClashes(files: Iterable<string>): Problem[] {
  const first = new Map<string, string>();
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const file of files) {
    // From the file up, as far as its folders are not known yet.
    for (let end = file.length; end > 0; end = file.lastIndexOf('/', end - 1)) {
      const path = file.slice(0, end);
      if (seen.has(path)) break;
      seen.add(path);
      const name = path.lastIndexOf('/') + 1;
      const folded = path.slice(0, name) + path.slice(name).toLowerCase();
      const other = first.get(folded);
      if (other === undefined) first.set(folded, path);
      else problems.push(clash(path, other));
    }
  }
  return problems;
}

function clash(path: string, other: string): Problem {
  return createProblem('file-case', wholeFile(path), `the name differs only in case from ${other}`);
}
