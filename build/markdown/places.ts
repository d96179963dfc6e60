/**
 * The place of each token in the article. marked's tokens have their text (`raw`), but inside quotations, lists and
 * footnotes that text has lost its margin, and inside blocks and table cells it has been cut out. So a region is
 * kept for each text that was lexed separately, with the offsets of its lines in the article: each inner line is
 * found in its outer line.
 */
import { type ArticleToken, articleTokens, bodiesOf, type Tokens } from './tokens.ts';

/** Text as a lexer read it, and for each of its lines the offset in the article at which it begins. */
interface Region {
  text: string;
  starts: number[];
  origins: number[];
}

interface Place {
  region: Region;
  at: number;
}

/**
 * Finds the places of all tokens of `source`. The result maps a token, and an offset in its `raw`, to an offset in
 * `source` (UTF-16 units); for an unknown token, 0.
 */
export function placeTokens(
  tokens: readonly ArticleToken[],
  source: string,
): (token: ArticleToken, from: number) => number {
  const places = new Map<ArticleToken, Place>();
  place(tokens, { text: source, starts: [0], origins: [0] }, places);
  return (token, from) => {
    const found = places.get(token);
    return found === undefined ? 0 : Math.min(origin(found.region, found.at + from), source.length);
  };
}

function place(tokens: readonly ArticleToken[], region: Region, places: Map<ArticleToken, Place>): void {
  let cursor = 0;
  for (const token of tokens) {
    const raw = token.raw.slice(boxLength(token));
    const found = find(region.text, raw, cursor);
    const at = found < 0 ? cursor : found;
    places.set(token, { region, at });
    if (found >= 0) cursor = Math.min(found + raw.length, region.text.length);
    placeInside(token, region, at, places);
  }
}

function placeInside(
  token: ArticleToken,
  region: Region,
  at: number,
  places: Map<ArticleToken, Place>,
): void {
  if (token.type === 'list') {
    place(token.items, inner(region, at, token.raw, token.raw), places);
  } else if (token.type === 'table') {
    placeCells(token, region, at, places);
  } else if (token.type === 'block') {
    for (const body of bodiesOf(token.block)) {
      const inside =
        body.from === null
          ? { text: '', starts: [0], origins: [origin(region, at)] }
          : inner(region, at + body.from, token.raw.slice(body.from), body.text);
      place(articleTokens(body.tokens), inside, places);
    }
  } else if ('tokens' in token && token.tokens !== undefined && 'text' in token) {
    const box = boxLength(token);
    const inside = inner(region, at, token.raw.slice(box), token.text.slice(box));
    place(articleTokens(token.tokens), inside, places);
  }
}

/**
 * The length of a task's box at the start of `raw`. marked removes it from the item's text, and adds it to the
 * `raw` of a token in the item.
 */
function boxLength(token: ArticleToken): number {
  if (token.type === 'checkbox') return token.raw.length;
  const first = token.type === 'paragraph' || token.type === 'text' ? token.tokens?.[0] : undefined;
  return first?.type === 'checkbox' ? first.raw.length : 0;
}

/** A cell has no `raw`: it is searched for in its line, after the cell before it. */
function placeCells(table: Tokens.Table, region: Region, at: number, places: Map<ArticleToken, Place>): void {
  const lines = table.raw.split('\n');
  const rows = [table.header, ...table.rows];
  let lineAt = at;
  for (const [index, line] of lines.entries()) {
    // The second line is the delimiter row.
    const row = index === 0 ? rows[0] : index === 1 ? undefined : rows[index - 1];
    let cursor = 0;
    for (const cell of row ?? []) {
      const found = line.indexOf(cell.text, cursor);
      const cellAt = found < 0 ? cursor : found;
      place(articleTokens(cell.tokens), inner(region, lineAt + cellAt, cell.text, cell.text), places);
      if (found >= 0) cursor = found + cell.text.length;
    }
    lineAt += line.length + 1;
  }
}

/**
 * The offset of `raw` in `text`: usually the cursor, else further on, else that of its first line; -1 if not found.
 */
function find(text: string, raw: string, cursor: number): number {
  if (text.startsWith(raw, cursor)) return cursor;
  const whole = text.indexOf(raw, cursor);
  if (whole >= 0) return whole;
  const end = raw.indexOf('\n');
  const line = (end < 0 ? raw : raw.slice(0, end)).trim();
  return line === '' ? -1 : text.indexOf(line, cursor);
}

/** The region of `text`, whose lines are parts of the lines of the `raw` at `at`. */
function inner(region: Region, at: number, raw: string, text: string): Region {
  const outside = raw.split('\n');
  const starts: number[] = [];
  const origins: number[] = [];
  let start = 0;
  let lineAt = at;
  for (const [index, line] of text.split('\n').entries()) {
    const around = outside[index] ?? '';
    starts.push(start);
    origins.push(origin(region, lineAt + margin(around, line)));
    start += line.length + 1;
    if (index < outside.length - 1) lineAt += around.length + 1;
  }
  return { text, starts, origins };
}

/** The offset of `line` in the line `around` it, usually at its end. */
function margin(around: string, line: string): number {
  if (around.endsWith(line)) return around.length - line.length;
  const found = around.indexOf(line);
  if (found >= 0) return found;
  const trimmed = line.trim();
  return Math.max(0, around.indexOf(trimmed) - line.indexOf(trimmed));
}

/** The offset in the article of an offset in the region's text. */
function origin(region: Region, offset: number): number {
  let low = 0;
  let high = region.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((region.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return (region.origins[low] ?? 0) + offset - (region.starts[low] ?? 0);
}
