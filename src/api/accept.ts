/** Proactive negotiation of media types, RFC 9110 §12.5.1. */

interface MediaRange {
  type: string;
  subtype: string;
  quality: number;
}

/**
 * The one of `offered` (essences, lower case, best first) that the Accept header prefers. Without a header
 * all are equal and the first wins; null: none is acceptable.
 */
export function negotiateType<T extends string>(header: string | null, offered: readonly T[]): T | null {
  const ranges = header === null ? [] : parseAccept(header);
  if (ranges.length === 0) return offered[0] ?? null;
  let best: T | null = null;
  let bestQuality = 0;
  for (const essence of offered) {
    const quality = qualityOf(essence, ranges);
    if (quality > bestQuality) {
      best = essence;
      bestQuality = quality;
    }
  }
  return best;
}

/** The most specific range that matches decides (§12.5.1), not the one with the highest weight. */
function qualityOf(essence: string, ranges: MediaRange[]): number {
  const [type = '', subtype = ''] = essence.split('/');
  let quality = 0;
  let specificity = 0;
  for (const range of ranges) {
    const matched = range.type === '*' ? 1 : range.type !== type ? 0 : range.subtype === '*' ? 2 : 3;
    if (matched === 0 || (matched === 3 && range.subtype !== subtype)) continue;
    if (matched > specificity) {
      specificity = matched;
      quality = range.quality;
    }
  }
  return quality;
}

/** Members that are not media ranges are left out. A parameter other than q does not narrow a range here. */
function parseAccept(header: string): MediaRange[] {
  const ranges: MediaRange[] = [];
  for (const member of header.split(',')) {
    const [name = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
    const match = /^([a-z0-9!#$&^_.+*-]+)\/([a-z0-9!#$&^_.+*-]+)$/.exec(name);
    if (match === null) continue;
    const [, type = '', subtype = ''] = match;
    ranges.push({ type, subtype, quality: readQuality(parameters) });
  }
  return ranges;
}

/** The weight among a member's parameters, 1 without one, 0 where it cannot be read (RFC 9110 §12.4.2). */
export function readQuality(parameters: string[]): number {
  const weight = parameters.find((parameter) => /^q\s*=/i.test(parameter));
  if (weight === undefined) return 1;
  const value = weight.slice(weight.indexOf('=') + 1).trim();
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value) ? Number(value) : 0;
}
