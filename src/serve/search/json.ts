/** The results as JSON: {query, total, results: [{url, title, excerpt, created, score}]}, ten of them a page. */
import type { SearchIndex } from '../../site/search-index.ts';
import { DocumentRecord } from './document-record.ts';
import { PAGE_SIZE } from './html.ts';
import type { Output } from './output.ts';
import type { Parameters } from './parameters.ts';
import type { Ranking } from './ranking.ts';
import type { TextWriter } from './texts.ts';

/** What is written of it by parts: one literal takes less memory than ten. */
const SHAPE: string =
  '{"query":"","total":,"results":[{"url":"","title":"","excerpt":"","created":null,"score":}]}';
/** Room that must be left for the end. */
const ROOM_AFTER: i32 = 64;

/** Writes the results of a page; `ranking` is null where nothing was looked for. */
export function writeJson(
  index: SearchIndex,
  parameters: Parameters,
  ranking: Ranking | null,
  out: Output,
  texts: TextWriter,
): void {
  out.putPart(SHAPE, 0, 10);
  out.putEscaped(parameters.at, parameters.length);
  out.putPart(SHAPE, 10, 20);
  out.putNumber(ranking === null ? 0 : ranking.total);
  out.putPart(SHAPE, 20, 32);
  if (ranking !== null) {
    const record: DocumentRecord = new DocumentRecord(index);
    const first: i32 = (parameters.page - 1) * PAGE_SIZE;
    for (let hit: i32 = first; hit < first + PAGE_SIZE && hit < ranking.count; hit++) {
      const mark: i32 = out.mark();
      if (hit > first) out.putByte(0x2c);
      record.read(ranking.documentAt(hit));
      writeResult(record, ranking.scoreAt(hit), out, texts);
      if (out.room() >= ROOM_AFTER) continue;
      out.undo(mark);
      break;
    }
  }
  out.putPart(SHAPE, 90, 92);
  out.putByte(0x0a);
}

function writeResult(record: DocumentRecord, score: i32, out: Output, texts: TextWriter): void {
  out.putPart(SHAPE, 32, 40);
  out.putEscaped(record.path, record.pathLength);
  out.putPart(SHAPE, 40, 51);
  texts.putTitle(record.title, record.titleLength);
  out.putPart(SHAPE, 51, 64);
  texts.putExcerpt(record.text, record.textLength);
  out.putPart(SHAPE, 64, 76);
  if (record.isoLength > 0) {
    out.putByte(0x22);
    out.putEscaped(record.iso, record.isoLength);
    out.putByte(0x22);
  } else {
    out.putPart(SHAPE, 76, 80);
  }
  out.putPart(SHAPE, 80, 89);
  out.putNumber(score);
  out.putByte(0x7d);
}
