/** A document as the index has it: what a result shows of it, and where its text stands. */
import { IndexReader, type SearchIndex } from '../../site/search-index.ts';
import { LONGEST_TEXT } from '../../site/search-layout.ts';

export class DocumentRecord {
  /** Title and text: the address of the bytes of their words, and how many words each has. */
  text: i32 = 0;
  titleCount: i32 = 0;
  textCount: i32 = 0;
  /** Address and length of texts in UTF-8. */
  path: i32 = 0;
  pathLength: i32 = 0;
  iso: i32 = 0;
  isoLength: i32 = 0;
  date: i32 = 0;
  dateLength: i32 = 0;
  /** Reads what follows: the numbers of neighbours and of tags, both after their count. */
  rest: IndexReader;
  private index: SearchIndex;

  constructor(index: SearchIndex) {
    this.index = index;
    this.rest = new IndexReader(index, index.at);
  }

  /** Becomes the record of a document as far as its text is concerned; `document` is below documentCount. */
  readText(document: i32): void {
    const reader: IndexReader = this.rest;
    reader.at = this.index.recordOf(document);
    const offset: i32 = reader.varint();
    const title: i32 = reader.varint();
    const text: i32 = reader.varint();
    const isSound: bool = title <= LONGEST_TEXT && text <= LONGEST_TEXT && title + text <= LONGEST_TEXT;
    if (!isSound) this.index.broken = true;
    this.text = this.index.textAt(offset, isSound ? title + text : 0);
    this.titleCount = this.index.broken ? 0 : title;
    this.textCount = this.index.broken ? 0 : text;
  }

  /** Becomes the record of a document; `document` is below documentCount. */
  read(document: i32): void {
    this.readText(document);
    const reader: IndexReader = this.rest;
    this.pathLength = reader.count();
    this.path = reader.at;
    reader.at += this.pathLength;
    this.isoLength = reader.count();
    this.iso = reader.at;
    reader.at += this.isoLength;
    this.dateLength = reader.count();
    this.date = reader.at;
    reader.at += this.dateLength;
  }
}
