/** A source map, cut down to what a stack trace needs, and looked up where the error happens. */

/** Version 3 of the format without its texts: `sources` are paths as they are to be printed. */
export interface CompactSourceMap {
  sources: string[];
  mappings: string;
}

export interface SourcePosition {
  source: string;
  /** 1-based. */
  line: number;
  column: number;
}

/** A place in what was generated. */
export interface GeneratedPlace {
  /** 1-based, like the column. */
  line: number;
  column: number;
}

/** Where a generated `line` and `column` (1-based) come from, as findSources has it. */
export function findSource(map: CompactSourceMap, line: number, column: number): SourcePosition | null {
  return findSources(map, [{ line, column }])[0] ?? null;
}

/**
 * Where each of `places` comes from: the last segment of its line that starts at or before its column (ECMA-426).
 * Null where the map says nothing. The map is read from its start each time, once for all places: an error is rare,
 * and a decoded map would be carried in every instance's memory.
 */
export function findSources(
  map: CompactSourceMap,
  places: readonly GeneratedPlace[],
): (SourcePosition | null)[] {
  const inOrder = places.map((place, index) => ({ ...place, index }));
  inOrder.sort((a, b) => a.line - b.line || a.column - b.column);
  const found: (SourcePosition | null)[] = places.map(() => null);
  const reader = new MappingReader(map.mappings);
  let isMore = reader.next();
  for (const { line, column, index } of inOrder) {
    while (isMore && !reader.isAfter(line, column)) isMore = reader.next();
    if (reader.foundLine !== line) continue;
    const source = map.sources[reader.foundSource] ?? '?';
    found[index] = { source, line: reader.foundSourceLine + 1, column: reader.foundSourceColumn + 1 };
  }
  return found;
}

/** The value of each digit of Base64, by its character code. */
const DIGITS = new Uint8Array(128);
for (const [value, digit] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  DIGITS[digit.charCodeAt(0)] = value;

const COMMA = 0x2c;
const SEMICOLON = 0x3b;

/** Reads mappings a segment at a time, one ahead of what was found. Makes no objects: a bundle has 50,000 segments. */
class MappingReader {
  /** The last segment with a source before the one that was read: its generated line (1-based), or 0 for none. */
  foundLine = 0;
  /** Its place in `sources`, and its line and column there (0-based). */
  foundSource = 0;
  foundSourceLine = 0;
  foundSourceColumn = 0;

  readonly #mappings: string;
  #at = 0;
  #line = 1;
  #column = 0;
  #hasSource = false;
  #source = 0;
  #sourceLine = 0;
  #sourceColumn = 0;

  constructor(mappings: string) {
    this.#mappings = mappings;
  }

  /** Whether the segment that was read starts after this place (1-based). */
  isAfter(line: number, column: number): boolean {
    return this.#line > line || (this.#line === line && this.#column >= column);
  }

  /** Reads a segment, so that the one before it is found; false where there is none. */
  next(): boolean {
    if (this.#hasSource) {
      this.foundLine = this.#line;
      this.foundSource = this.#source;
      this.foundSourceLine = this.#sourceLine;
      this.foundSourceColumn = this.#sourceColumn;
      this.#hasSource = false;
    }
    for (; this.#at < this.#mappings.length; this.#at++) {
      const code = this.#mappings.charCodeAt(this.#at);
      if (code === SEMICOLON) {
        this.#line++;
        this.#column = 0;
      } else if (code !== COMMA) break;
    }
    if (this.#isEnd()) return false;
    this.#column += this.#number();
    if (this.#isEnd()) return true;
    this.#hasSource = true;
    this.#source += this.#number();
    this.#sourceLine += this.#number();
    this.#sourceColumn += this.#number();
    // The number of a name, which nothing here needs.
    if (!this.#isEnd()) this.#number();
    return true;
  }

  /** Whether a segment ends here. */
  #isEnd(): boolean {
    if (this.#at >= this.#mappings.length) return true;
    const code = this.#mappings.charCodeAt(this.#at);
    return code === COMMA || code === SEMICOLON;
  }

  /** Base64 VLQ: five bits a digit, the lowest first, bit 5 says that more follow, bit 0 is the sign. */
  #number(): number {
    let value = 0;
    let shift = 0;
    let digit = 0;
    do {
      digit = DIGITS[this.#mappings.charCodeAt(this.#at++)] ?? 0;
      value += (digit & 31) << shift;
      shift += 5;
    } while ((digit & 32) !== 0);
    return (value & 1) === 1 ? -(value >> 1) : value >> 1;
  }
}
