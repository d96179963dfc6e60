/** How well a language suits a reader, from Accept-Language (RFC 9110 §12.5.4, RFC 4647). */
import { readQuality } from './accept.ts';

export interface LanguageRange {
  /** A BCP 47 range in lower case, or '*'. */
  range: string;
  /** 0 to 1. */
  quality: number;
}

/** What a language is worth that no range names: the least that a header can say without refusing (§12.4.2). */
const UNNAMED = 0.001;

/** The header's ranges in order; members that are not ranges are left out. Null: no header, no preference. */
export function parseAcceptLanguage(header: string | null): LanguageRange[] {
  const ranges: LanguageRange[] = [];
  for (const member of (header ?? '').split(',')) {
    const [range = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
    if (!/^(?:\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/.test(range)) continue;
    ranges.push({ range, quality: readQuality(parameters) });
  }
  return ranges;
}

/**
 * The weight that `ranges` give `language` (a BCP 47 tag), 0 to 1; 0 is a refusal. Basic filtering (RFC 4647
 * §3.3.1: en takes en-GB), then lookup (§3.4: en-GB is content with en); `*` for what nothing else names. The
 * longest matching range decides. What none matches is wanted least, but not refused: no list names all that
 * its reader can read. Without ranges all languages are equal: 1.
 */
export function languageQuality(language: string, ranges: LanguageRange[]): number {
  if (ranges.length === 0) return 1;
  const tag = language.toLowerCase();
  let quality = ranges.find(({ range }) => range === '*')?.quality ?? UNNAMED;
  let length = 0;
  for (const candidate of ranges) {
    const { range } = candidate;
    const isMatch = range === tag || tag.startsWith(`${range}-`) || range.startsWith(`${tag}-`);
    if (isMatch && range.length > length) {
      length = range.length;
      quality = candidate.quality;
    }
  }
  return quality;
}
