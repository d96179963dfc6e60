/** The errors of the content as the overlay of open pages shows them. */
import { problemTexts } from '../content/print-problems.ts';
import type { Problem } from '../content/problem.ts';
import type { Sources } from '../plan/build-site.ts';
import { DEV_PATH } from './page-script.ts';

/** A problem in the overlay: its place and text as the terminal prints them. */
interface OverlayProblem {
  text: string;
  /** The path of the text about its kind. */
  docs: string;
}

export interface Overlay {
  /** How many errors there are; 0: nothing is shown. */
  errors: number;
  /** The first of them. */
  problems: readonly OverlayProblem[];
}

/** Nothing is wrong. */
export const NO_ERRORS: Overlay = { errors: 0, problems: [] };

/** A stream event must stay small for pages that read slowly, and a person mends a few errors at a time. */
const MOST_SHOWN = 50;

/** Where the text about a kind of problem is; its code follows. */
export const PROBLEM_PATH: string = `${DEV_PATH}problems/`;

/** The errors among `problems`; `sources` are the files in which they stand, as they were read. */
export function overlayOf(problems: readonly Problem[], sources: Sources): Overlay {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, MOST_SHOWN);
  const texts = problemTexts(shown, sources, { colour: false });
  return {
    errors: errors.length,
    problems: shown.map(({ code }, index) => ({
      text: (texts[index] ?? '').trimEnd(),
      docs: `${PROBLEM_PATH}${code}`,
    })),
  };
}
