/** What is found wrong while an article is read and rendered, tied to a token until its place is asked for. */
import type { Document } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import { placeTokens } from './places.ts';
import type { ArticleToken } from './tokens.ts';

/** A part of a token: where in its `raw` it begins, in UTF-16 units, and how far it reaches. */
export interface Part {
  from: number;
  length: number;
}

export interface Spot extends Part {
  token: ArticleToken;
}

export interface Finding extends Spot {
  severity: Problem['severity'];
  code: string;
  message: string;
  hint: string;
}

/** A place in the document's file, as in Problem. */
export interface FilePlace {
  file: string;
  line: number;
  column: number;
  length: number;
}

/**
 * The places of spots in the document's file, in the order of the file. Only what was found is placed: an
 * article without a fault pays nothing for it. A spot of several lines is cut at the end of its first.
 */
export function locate<T extends Spot>(
  spots: readonly T[],
  { tokens, source }: { tokens: readonly ArticleToken[]; source: string },
  document: Document,
): { spot: T; place: FilePlace }[] {
  if (spots.length === 0) return [];
  const offsets = placeTokens(tokens, source);
  const located = spots.map((spot) => ({ spot, at: offsets(spot.token, spot.from) }));
  located.sort((a, b) => a.at - b.at);
  const starts = lineStarts(source);
  let line = 0;
  return located.map(({ spot, at }) => {
    while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= at) line++;
    const end = Math.min(at + spot.length, (starts[line + 1] ?? source.length + 1) - 1);
    const place = {
      file: document.file,
      line: document.bodyLine + line,
      column: codePoints(source.slice(starts[line] ?? 0, at)) + 1,
      length: Math.max(1, codePoints(source.slice(at, end))),
    };
    return { spot, place };
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
