/** The page of results as HTML. All text of readers and authors is escaped on the way (output.ts). */
import type { IndexReader, SearchIndex } from '../../site/search-index.ts';
import { DocumentRecord } from './document-record.ts';
import type { Output } from './output.ts';
import { MOST_PAGES, type Parameters } from './parameters.ts';
import type { Ranking } from './ranking.ts';
import {
  TEXT_AFTER_COUNT,
  TEXT_AFTER_EXCERPT,
  TEXT_AFTER_LINK,
  TEXT_AFTER_LIST,
  TEXT_AFTER_PAGE,
  TEXT_AFTER_PAGER,
  TEXT_AFTER_PAGES,
  TEXT_AFTER_RESULT,
  TEXT_AFTER_TAG,
  TEXT_AFTER_TAGS,
  TEXT_AFTER_TIME,
  TEXT_BEFORE_COUNT,
  TEXT_BEFORE_PAGE,
  TEXT_EXCERPT,
  TEXT_LIST,
  TEXT_META,
  TEXT_NEXT,
  TEXT_NEXT_LINK,
  TEXT_NONE,
  TEXT_PAGE,
  TEXT_PAGER,
  TEXT_PATH,
  TEXT_POSITION,
  TEXT_PREVIOUS,
  TEXT_PREVIOUS_LINK,
  TEXT_RESULT,
  TEXT_TAG,
  TEXT_TAGS,
  TEXT_TIME,
  type Template,
} from './template.ts';
import type { TextWriter } from './texts.ts';

const BLANK: i32 = 0x20;
const PLUS: i32 = 0x2b;
/** U+2014. */
const DASH: i32 = 0x14;
/** Results of a page. */
export const PAGE_SIZE: i32 = 10;
/** Room that must be left for a pager and what stands around the results. */
const ROOM_AFTER: i32 = 1400;

/** The last page of `total` results, at least 1. */
export function lastPage(total: i32): i32 {
  let pages: i32 = 1;
  while (pages < MOST_PAGES && pages * PAGE_SIZE < total) pages++;
  return pages;
}

export class ResultPage {
  private index: SearchIndex;
  private template: Template;
  private parameters: Parameters;
  private out: Output;
  private texts: TextWriter;
  private record: DocumentRecord;

  constructor(
    index: SearchIndex,
    template: Template,
    parameters: Parameters,
    out: Output,
    texts: TextWriter,
  ) {
    this.index = index;
    this.template = template;
    this.parameters = parameters;
    this.out = out;
    this.texts = texts;
    this.record = new DocumentRecord(index);
  }

  /** Writes the whole page; `ranking` is null where nothing was looked for. */
  write(ranking: Ranking | null): void {
    const words: i32 = this.parameters.at;
    const length: i32 = this.parameters.length;
    this.template.addPiece(this.out, 0);
    if (length > 0) {
      this.out.putEscaped(words, length);
      this.out.putByte(BLANK);
      this.out.putSign(DASH);
      this.out.putByte(BLANK);
    }
    this.template.addPiece(this.out, 1);
    this.out.putEscaped(words, length);
    this.template.addPiece(this.out, 2);
    if (ranking !== null && length > 0) this.writeCount(ranking);
    this.template.addPiece(this.out, 3);
    if (ranking !== null && length > 0) this.writeResults(ranking);
    this.template.addPiece(this.out, 4);
  }

  private writeCount(ranking: Ranking): void {
    if (ranking.total === 0 && !ranking.isAtLeast) {
      this.template.putText(this.out, TEXT_NONE);
      return;
    }
    this.template.putText(this.out, TEXT_BEFORE_COUNT);
    this.out.putNumber(ranking.total);
    if (ranking.isAtLeast) this.out.putByte(PLUS);
    this.template.putText(this.out, TEXT_AFTER_COUNT);
  }

  private writeResults(ranking: Ranking): void {
    const first: i32 = (this.parameters.page - 1) * PAGE_SIZE;
    if (first >= ranking.count) return;
    this.template.putText(this.out, TEXT_LIST);
    this.out.putNumber(first + 1);
    this.out.putByte(0x22);
    this.out.putByte(0x3e);
    for (let hit: i32 = first; hit < first + PAGE_SIZE && hit < ranking.count; hit++) {
      const mark: i32 = this.out.mark();
      this.writeResult(ranking.documentAt(hit));
      if (this.out.room() >= ROOM_AFTER) continue;
      this.out.undo(mark);
      break;
    }
    this.template.putText(this.out, TEXT_AFTER_LIST);
    this.writePager(lastPage(ranking.total));
  }

  private writeResult(document: i32): void {
    const record: DocumentRecord = this.record;
    const out: Output = this.out;
    record.read(document);
    this.template.putText(this.out, TEXT_RESULT);
    out.putEscaped(record.path, record.pathLength);
    out.putByte(0x22);
    out.putByte(0x3e);
    this.texts.putTitle(record);
    this.template.putText(this.out, TEXT_META);
    if (record.isoLength > 0) {
      this.template.putText(this.out, TEXT_TIME);
      out.putEscaped(record.iso, record.isoLength);
      out.putByte(0x22);
      out.putByte(0x3e);
      out.putEscaped(record.date, record.dateLength);
      this.template.putText(this.out, TEXT_AFTER_TIME);
    }
    out.putEscaped(record.path, record.pathLength);
    this.template.putText(this.out, TEXT_EXCERPT);
    this.texts.putExcerpt(record);
    this.template.putText(this.out, TEXT_AFTER_EXCERPT);
    this.writeTags();
    this.template.putText(this.out, TEXT_AFTER_RESULT);
  }

  private writeTags(): void {
    const rest: IndexReader = this.record.rest;
    for (let left: i32 = rest.varint(); left > 0 && !this.index.broken; left--) rest.varint();
    const count: i32 = rest.varint();
    if (count === 0 || this.index.broken) return;
    this.template.putText(this.out, TEXT_TAGS);
    for (let left: i32 = count; left > 0 && !this.index.broken && !this.out.isFull; left--) {
      const tag: i32 = rest.varint();
      this.template.putText(this.out, TEXT_TAG);
      this.out.putEscaped(this.index.tagAt(tag), this.index.tagLength(tag));
      this.template.putText(this.out, TEXT_AFTER_TAG);
    }
    this.template.putText(this.out, TEXT_AFTER_TAGS);
  }

  private writePager(pages: i32): void {
    if (pages < 2) return;
    const page: i32 = this.parameters.page;
    this.template.putText(this.out, TEXT_PAGER);
    if (page > 1) this.writeLink(page - 1, TEXT_PREVIOUS_LINK, TEXT_PREVIOUS);
    this.template.putText(this.out, TEXT_POSITION);
    this.template.putText(this.out, TEXT_BEFORE_PAGE);
    this.out.putNumber(page);
    this.template.putText(this.out, TEXT_AFTER_PAGE);
    this.out.putNumber(pages);
    this.template.putText(this.out, TEXT_AFTER_PAGES);
    if (page < pages) this.writeLink(page + 1, TEXT_NEXT_LINK, TEXT_NEXT);
    this.template.putText(this.out, TEXT_AFTER_PAGER);
  }

  private writeLink(page: i32, link: i32, text: i32): void {
    this.template.putText(this.out, link);
    this.template.putText(this.out, TEXT_PATH);
    this.out.putByte(0x3f);
    this.out.putEscaped(this.parameters.query, this.parameters.wordsLength());
    if (page > 1) {
      this.template.putText(this.out, TEXT_PAGE);
      this.out.putNumber(page);
    }
    this.out.putByte(0x22);
    this.out.putByte(0x3e);
    this.template.putText(this.out, text);
    this.template.putText(this.out, TEXT_AFTER_LINK);
  }
}
