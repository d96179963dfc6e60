/** A document as the index has it: what a result shows of it, and where its text stands. */
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';

export class DocumentRecord {
  /** Address and length of each. The path and the dates are text, the title and the article numbers of words. */
  path: i32 = 0;
  pathLength: i32 = 0;
  title: i32 = 0;
  titleLength: i32 = 0;
  iso: i32 = 0;
  isoLength: i32 = 0;
  date: i32 = 0;
  dateLength: i32 = 0;
  text: i32 = 0;
  textLength: i32 = 0;
  /** Reads what follows: the neighbours, each a number, and the tags, each a text, both after their count. */
  rest: IndexReader;
  private index: SearchIndex;

  constructor(index: SearchIndex) {
    this.index = index;
    this.rest = new IndexReader(index, index.at);
  }

  /** Becomes the record of a document; `document` is below documentCount. */
  read(document: i32): void {
    const reader: IndexReader = this.rest;
    reader.at = this.index.recordOf(document);
    this.pathLength = reader.count();
    this.path = reader.at;
    reader.at += this.pathLength;
    this.titleLength = reader.count();
    this.title = reader.at;
    reader.at += this.titleLength;
    this.isoLength = reader.count();
    this.iso = reader.at;
    reader.at += this.isoLength;
    this.dateLength = reader.count();
    this.date = reader.at;
    reader.at += this.dateLength;
    const offset: i32 = reader.varint();
    const length: i32 = reader.varint();
    this.text = this.index.textAt(offset, length);
    this.textLength = this.index.broken ? 0 : length;
  }
}
