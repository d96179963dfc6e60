/** Faults found while an article is read and rendered, tied to a token until their place is computed. */
import type { Place } from '../content/problem.ts';
import type { ProblemCode } from '../content/problem-kinds.ts';
import { SourceText } from '../content/source-text.ts';
import { placeTokens } from './places.ts';
import type { ArticleSource } from './render.types.ts';
import type { ArticleToken } from './tokens.ts';

/** Longer parts are underlined up to this length (UTF-16 units). */
const LONGEST = 200;

/** A part of a token: its offset in the token's `raw` and its length, in UTF-16 units. */
export interface Part {
  from: number;
  length: number;
}

export interface TokenPart extends Part {
  token: ArticleToken;
}

/** A fault; without a hint its code's own is shown. */
export interface Fault {
  code: ProblemCode;
  message: string;
  hint?: string | undefined;
}

export interface Finding extends TokenPart, Fault {}

/**
 * The places of spots in the document's file, in the order of the file. Only findings are placed, so an article
 * without faults costs nothing. A spot of several lines is cut at the end of its first.
 */
export function locate<T extends TokenPart>(
  spots: readonly T[],
  { tokens, source }: { tokens: readonly ArticleToken[]; source: string },
  document: ArticleSource,
): { spot: T; place: Place }[] {
  if (spots.length === 0) return [];
  const offsets = placeTokens(tokens, source);
  const text = new SourceText(document.file, source);
  return spots
    .map((spot) => ({ spot, at: offsets(spot.token, spot.from) }))
    .sort((a, b) => a.at - b.at)
    .map(({ spot, at }) => {
      const place = text.place(at, at + Math.min(spot.length, LONGEST));
      return { spot, place: { ...place, line: document.bodyLine - 1 + place.line } };
    });
}
