/** Which subsets of a font a site needs: those with a character that stands in its texts. */

type Span = readonly [first: number, last: number];

/**
 * The names of the subsets of `ranges` (CSS unicode-range by name) that `texts` need, `latin` always, in the order of
 * the ranges. A character that several subsets have counts for the last of them in a package, as in a browser.
 */
export function neededSubsets(ranges: ReadonlyMap<string, string>, texts: Iterable<string>): string[] {
  const latin = spansOf(ranges.get('latin') ?? '');
  const others = new Map(
    [...ranges].filter(([name]) => name !== 'latin').map(([name, range]) => [name, spansOf(range)]),
  );
  const needed = new Set(ranges.has('latin') ? ['latin'] : []);
  for (const code of charactersBeyond(latin, texts)) {
    for (const [name, spans] of others) {
      if (!needed.has(name) && has(spans, code)) needed.add(name);
    }
  }
  return [...ranges.keys()].filter((name) => needed.has(name));
}

/** The subset with most letters of `text`, of those in `names`; null: none has any. */
export function mainSubset(
  ranges: ReadonlyMap<string, string>,
  names: readonly string[],
  text: string,
): string | null {
  let best: string | null = null;
  let most = 0;
  for (const name of names) {
    const spans = spansOf(ranges.get(name) ?? '');
    const count = [...text].filter(
      (letter) => /\p{L}/u.test(letter) && has(spans, letter.codePointAt(0) ?? 0),
    ).length;
    if (count > most) [best, most] = [name, count];
  }
  return best;
}

/** Each character once. ASCII, which most of a site is, is passed over first. */
function charactersBeyond(known: readonly Span[], texts: Iterable<string>): Set<number> {
  const found = new Set<number>();
  for (const text of texts) {
    for (const [letter] of text.matchAll(/[^\0-\x7f]/gu)) {
      const code = letter.codePointAt(0) ?? 0;
      if (!has(known, code)) found.add(code);
    }
  }
  return found;
}

function spansOf(range: string): Span[] {
  return range.split(',').flatMap((part): Span[] => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    const span: Span = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    return Number.isNaN(span[0]) || Number.isNaN(span[1]) ? [] : [span];
  });
}

function has(spans: readonly Span[], code: number): boolean {
  return spans.some(([first, last]) => code >= first && code <= last);
}
