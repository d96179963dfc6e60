/** Suggests targets for broken links: the file with the nearest path or name. */
import { didYouMean, hintFor } from './did-you-mean.ts';
import { isDocumentFile } from './document-name.ts';
import { lastPart } from './path-parts.ts';
import type { Problem } from './problem.ts';
import { PROBLEM_KINDS } from './problem-kinds.ts';

/** The most links that get a suggestion, since each is compared with every file. */
const MOST_SUGGESTED = 100;
const MOST_COMPARISONS = 500_000;

/** The problems; broken links and images among them name the nearest of `files` where one is near. */
export function suggestTargets(problems: readonly Problem[], files: Iterable<string>): Problem[] {
  const known = [...files].filter((file) => isDocumentFile(file) || file.startsWith('assets/'));
  const most = Math.min(MOST_SUGGESTED, Math.floor(MOST_COMPARISONS / Math.max(1, known.length)));
  const names = new Map(known.map((file) => [stemOf(file), file]));
  let suggested = 0;
  return problems.map((problem) => {
    const { code, hint, message } = problem;
    const isBroken = code === 'broken-link' || code === 'broken-image';
    if (!isBroken || hint !== PROBLEM_KINDS[code].hint || suggested >= most) return problem;
    const written = lastQuoted(message)
      ?.split(/[?#]/, 1)[0]
      ?.replace(/^\.{0,2}\/+|^\[\[|\]\]$/g, '');
    if (written === undefined || written === '') return problem;
    suggested++;
    const name = didYouMean(stemOf(written), [...names.keys()]);
    const meant = didYouMean(written, known) ?? (name === null ? null : (names.get(name) ?? null));
    return meant === null ? problem : { ...problem, hint: hintFor(meant) ?? hint };
  });
}

/** The last part of a path without its extension. */
function stemOf(file: string): string {
  const name = lastPart(file);
  const dot = name.lastIndexOf('.');
  return dot < 1 ? name : name.slice(0, dot);
}

/** The text between the last two backticks of a message that ends with one. */
function lastQuoted(message: string): string | undefined {
  return message.endsWith('`') ? message.split('`').at(-2) : undefined;
}
