/**
 * The notes of `coldpress check` for the author of an mdcms site: everything that looks or works otherwise than
 * there. A note needs no action, so builds do not show it and `--strict` ignores it. Each is reported once, at its
 * first place.
 */
import { foldRepeats } from '../../content/fold-repeats.ts';
import type { SiteContent, SourceTree } from '../../content/model.ts';
import { createProblem, type Problem, sortProblems, wholeFile } from '../../content/problem.ts';
import { publicationState } from '../../content/publication.ts';
import { configNotes } from './config-notes.ts';
import { listNotes } from './list-notes.ts';

/** The notes on a site at `asOf` (seconds since 1970); `tree` holds the author's files. */
export function mdcmsNotes(content: SiteContent, tree: SourceTree, asOf: number): Problem[] {
  const notes = [
    ...configNotes(content, tree),
    ...listNotes(content, asOf),
    ...scheduledPosts(content, asOf),
  ];
  return foldRepeats(sortProblems(notes), () => true);
}

/** mdcms lists every post at once, also those with a later date. */
function scheduledPosts({ documents }: SiteContent, asOf: number): Problem[] {
  return documents.flatMap((document) => {
    const { file } = document;
    const from = document.publishes ?? document.created;
    if (from === null || publicationState(document, asOf) !== 'scheduled') return [];
    return [createProblem('scheduled-post', wholeFile(file), `the post is published at ${from.iso}`)];
  });
}
