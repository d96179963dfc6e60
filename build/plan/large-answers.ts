/** Answers that are longer than hosts for components take, as problems for the author. */
import type { Manifest, Representation, Version } from '../bundle/manifest.ts';
import { SEARCH_INDEX_TYPE } from '../bundle/search-version.ts';
import type { SiteContent } from '../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import { HOST_LIMITS } from '../output/room.ts';

/** The longest answer that every host with a limit takes, in bytes. */
export const LONGEST_ANSWER: number = Math.min(...HOST_LIMITS.flatMap(({ answer }) => answer ?? []));

/** A problem for each body that is longer than `most` bytes inflated, at the author's file where there is one. */
export function largeAnswers(
  { posts, pages, routes }: Pick<Manifest, 'posts' | 'pages' | 'routes'>,
  { assets }: Pick<SiteContent, 'assets'>,
  most: number = LONGEST_ANSWER,
): Problem[] {
  let files: ReadonlyMap<string, string> | null = null;
  const found = new Map<string, Problem>();
  for (const { path, versions } of routes) {
    const forms = versions.length === 1 ? versions[0]?.representations : versions.flatMap(formsOf);
    for (const form of forms ?? []) {
      if (!isTooLong(form, most)) continue;
      // Most sites have none.
      files ??= new Map([...posts, ...pages, ...assets].map((each) => [each.path, each.file]));
      const file = files.get(path) ?? files.get(path.replace(/\.md$/, ''));
      const body = form.body ?? path;
      // An asset has a second path, with its hash, where no file is found.
      if (found.has(body) && file === undefined) continue;
      const message = `${path} has ${megabytes(form.length)} MB as ${form.type}, and some hosts send ${megabytes(most)} MB at most`;
      found.set(body, createProblem('answer-too-long', wholeFile(file ?? ''), message));
    }
  }
  return [...found.values()];
}

function formsOf({ representations }: Version): readonly Representation[] {
  return representations;
}

function isTooLong({ type, coding, length }: Representation, most: number): boolean {
  // The search index is read in place and never sent.
  return coding === 'identity' && length > most && type !== SEARCH_INDEX_TYPE;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace(/\.0$/, '');
}
