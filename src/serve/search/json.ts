/**
 * The results as JSON: {query, total, exact, results: [{url, title, excerpt, created, score}]}, ten of them a page. Where
 * `exact` is false, there are `total` at least.
 */
import type { SearchIndex } from '../../site/search-index.ts';
import { DocumentRecord } from './document-record.ts';
import { PAGE_SIZE } from './html.ts';
import type { Output } from './output.ts';
import type { Parameters } from './parameters.ts';
import type { Ranking } from './ranking.ts';
import type { TextWriter } from './texts.ts';

/**
 * The answer, a result of it, and words, in one literal, which takes less memory than several; a capital stands for a
 * value. Then where each of them begins.
 */
const SHAPES: string =
  '{"query":"Q","total":T,"exact":E,"results":[R]}\n{"url":"U","title":"N","excerpt":"X","created":C,"score":S}truefalsenull';
const RESULT: i32 = 48;
const TRUE: i32 = 107;
const FALSE: i32 = 111;
const NULL: i32 = 116;
const END: i32 = 120;
/** Room that must be left for the end. */
const ROOM_AFTER: i32 = 64;

/** Writes the results of a page. */
export function writeJson(
  index: SearchIndex,
  parameters: Parameters,
  ranking: Ranking,
  out: Output,
  texts: TextWriter,
): void {
  new JsonWriter(index, parameters, ranking, out, texts).fill(0, RESULT);
}

class JsonWriter {
  private parameters: Parameters;
  private ranking: Ranking;
  private out: Output;
  private texts: TextWriter;
  private record: DocumentRecord;
  /** The place of the result that is written. */
  private hit: i32 = 0;

  constructor(index: SearchIndex, parameters: Parameters, ranking: Ranking, out: Output, texts: TextWriter) {
    this.parameters = parameters;
    this.ranking = ranking;
    this.out = out;
    this.texts = texts;
    this.record = new DocumentRecord(index);
  }

  /** Writes what stands in SHAPES from one place to another, with values for capitals. */
  fill(from: i32, to: i32): void {
    for (let i: i32 = from; i < to; i++) {
      const code: i32 = SHAPES.charCodeAt(i);
      if (code >= 0x41 && code <= 0x5a) this.putValue(code);
      else this.out.putByte(code);
    }
  }

  private putValue(code: i32): void {
    const ranking: Ranking = this.ranking;
    const record: DocumentRecord = this.record;
    if (code === 0x51) this.out.putEscaped(this.parameters.at, this.parameters.length);
    else if (code === 0x54) this.out.putNumber(ranking.total);
    else if (code === 0x45) this.putExact(ranking.isAtLeast);
    else if (code === 0x52) this.putResults();
    else if (code === 0x55) this.out.putEscaped(record.path, record.pathLength);
    else if (code === 0x4e) this.texts.putTitle(record);
    else if (code === 0x58) this.texts.putExcerpt(record);
    else if (code === 0x43) this.putDate();
    else this.out.putNumber(ranking.scoreAt(this.hit));
  }

  private putExact(isAtLeast: bool): void {
    if (isAtLeast) this.fill(FALSE, NULL);
    else this.fill(TRUE, FALSE);
  }

  private putDate(): void {
    if (this.record.isoLength === 0) {
      this.fill(NULL, END);
      return;
    }
    this.out.putByte(0x22);
    this.out.putEscaped(this.record.iso, this.record.isoLength);
    this.out.putByte(0x22);
  }

  private putResults(): void {
    const ranking: Ranking = this.ranking;
    const first: i32 = (this.parameters.page - 1) * PAGE_SIZE;
    for (this.hit = first; this.hit < first + PAGE_SIZE && this.hit < ranking.count; this.hit++) {
      const mark: i32 = this.out.mark();
      if (this.hit > first) this.out.putByte(0x2c);
      this.record.read(ranking.documentAt(this.hit));
      this.fill(RESULT, TRUE);
      if (this.out.room() >= ROOM_AFTER) continue;
      this.out.undo(mark);
      return;
    }
  }
}
