/**
 * The characters of a TrueType or OpenType font and their widths, from the tables cmap, hmtx, hhea and head
 * (OpenType 1.9). That is enough to break a title into lines; kerning and shaping are left to the renderer.
 */

export interface FontMetrics {
  /** The advance of a character as a multiple of the font size; null: no glyph. */
  advance: (codePoint: number) => number | null;
}

/** The metrics of a font file. Throws a RangeError where the file is not such a font. */
export function readFont(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const unitsPerEm = view.getUint16(tableAt(tables, 'head') + 18);
  const metricCount = view.getUint16(tableAt(tables, 'hhea') + 34);
  const hmtx = tableAt(tables, 'hmtx');
  const glyphOf = readCharacterMap(view, tableAt(tables, 'cmap'));
  if (unitsPerEm === 0 || metricCount === 0) throw new RangeError('the font has no metrics');
  return {
    advance(codePoint) {
      const glyph = glyphOf(codePoint);
      if (glyph === 0) return null;
      // The glyphs past the last metric are as wide as that one.
      return view.getUint16(hmtx + 4 * Math.min(glyph, metricCount - 1)) / unitsPerEm;
    },
  };
}

function readTables(view: DataView): Map<string, number> {
  const version = view.getUint32(0);
  if (version !== 0x00010000 && version !== 0x4f54544f)
    throw new RangeError('not a TrueType or OpenType font');
  const tables = new Map<string, number>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(record + offset)));
    tables.set(tag, view.getUint32(record + 8));
  }
  return tables;
}

function tableAt(tables: ReadonlyMap<string, number>, tag: string): number {
  const offset = tables.get(tag);
  if (offset === undefined) throw new RangeError(`the font has no table ${tag}`);
  return offset;
}

/** Returns the glyph of a code point, 0 for none. */
type GlyphOf = (codePoint: number) => number;

/** The font's best Unicode character map: one of all planes (format 12), else one of the first plane (format 4). */
function readCharacterMap(view: DataView, cmap: number): GlyphOf {
  const count = view.getUint16(cmap + 2);
  const unicode: number[] = [];
  for (let index = 0; index < count; index++) {
    const record = cmap + 4 + 8 * index;
    const platform = view.getUint16(record);
    const encoding = view.getUint16(record + 2);
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (isUnicode) unicode.push(cmap + view.getUint32(record + 4));
  }
  const full = unicode.find((at) => view.getUint16(at) === 12);
  if (full !== undefined) return (codePoint) => glyphInGroups(view, full, codePoint);
  const basic = unicode.find((at) => view.getUint16(at) === 4);
  if (basic !== undefined) return (codePoint) => glyphInSegments(view, basic, codePoint);
  throw new RangeError('the font has no Unicode character map');
}

/** Format 12: groups of consecutive code points with consecutive glyphs, in order. */
function glyphInGroups(view: DataView, at: number, codePoint: number): number {
  const count = view.getUint32(at + 12);
  const index = firstIndex(count, (group) => view.getUint32(at + 16 + 12 * group + 4) >= codePoint);
  if (index === count) return 0;
  const group = at + 16 + 12 * index;
  const first = view.getUint32(group);
  return codePoint < first ? 0 : view.getUint32(group + 8) + codePoint - first;
}

/** Format 4: segments of code points in the first plane, with glyphs by an offset or from a table. */
function glyphInSegments(view: DataView, at: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const doubled = view.getUint16(at + 6);
  const ends = at + 14;
  const index = firstIndex(doubled / 2, (segment) => view.getUint16(ends + 2 * segment) >= codePoint);
  if (index === doubled / 2) return 0;
  const startAt = ends + doubled + 2 + 2 * index;
  const start = view.getUint16(startAt);
  if (codePoint < start) return 0;
  const delta = view.getUint16(startAt + doubled);
  const rangeAt = startAt + 2 * doubled;
  const range = view.getUint16(rangeAt);
  if (range === 0) return (codePoint + delta) & 0xffff;
  const glyph = view.getUint16(rangeAt + range + 2 * (codePoint - start));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

/** The first index below `count` at which `reached` is true, as it is at all later ones; else `count`. */
function firstIndex(count: number, reached: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
