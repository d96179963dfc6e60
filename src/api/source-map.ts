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

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Where generated `line` and `column` (1-based) come from: the last segment of the line that starts at or
 * before the column (ECMA-426). Null where the map says nothing. The map is read from its start each time:
 * an error is rare, and a decoded map would be carried in every instance's memory.
 */
export function findSource(map: CompactSourceMap, line: number, column: number): SourcePosition | null {
  const lines = map.mappings.split(';');
  let source = 0;
  let sourceLine = 0;
  let sourceColumn = 0;
  let found: SourcePosition | null = null;
  for (let index = 0; index < Math.min(line, lines.length); index++) {
    let generatedColumn = 0;
    for (const segment of (lines[index] ?? '').split(',')) {
      if (segment === '') continue;
      const [columnStep = 0, ...rest] = decodeSegment(segment);
      generatedColumn += columnStep;
      if (rest.length < 3) continue;
      source += rest[0] ?? 0;
      sourceLine += rest[1] ?? 0;
      sourceColumn += rest[2] ?? 0;
      if (index !== line - 1 || generatedColumn > column - 1) continue;
      found = { source: map.sources[source] ?? '?', line: sourceLine + 1, column: sourceColumn + 1 };
    }
  }
  return found;
}

/** Base64 VLQ: five bits a digit, the lowest first, bit 5 says that more follow, bit 0 is the sign. */
function decodeSegment(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) << shift;
    if ((digit & 32) !== 0) {
      shift += 5;
      continue;
    }
    numbers.push((value & 1) === 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
