/**
 * The page of results as the build made it: HTML in pieces between which something is written, and the words and
 * labels of its language. Behind the HTML stands a table, and at the very end its distance from there
 * (build/pages/search/template.ts).
 */
import { loadI32 } from '../../site/memory.ts';
import type { Output } from './output.ts';

/** 'CPST' as little-endian bytes. */
export const TEMPLATE_MAGIC: i32 = 0x54535043;
/** The pieces of the HTML: the head up to the title, the title up to the field, and so on. */
export const PIECE_COUNT: i32 = 5;
/** The texts of a template, HTML all of them. */
export const TEXT_PATH: i32 = 0;
export const TEXT_NONE: i32 = 1;
export const TEXT_BEFORE_COUNT: i32 = 2;
export const TEXT_AFTER_COUNT: i32 = 3;
export const TEXT_PAGER: i32 = 4;
export const TEXT_PREVIOUS: i32 = 5;
export const TEXT_NEXT: i32 = 6;
export const TEXT_BEFORE_PAGE: i32 = 7;
export const TEXT_AFTER_PAGE: i32 = 8;
export const TEXT_AFTER_PAGES: i32 = 9;
export const TEXT_TAGS: i32 = 10;
/** The markup around results: the list up to its first number, a result up to its address, and so on. */
export const TEXT_LIST: i32 = 11;
export const TEXT_RESULT: i32 = 12;
export const TEXT_META: i32 = 13;
export const TEXT_TIME: i32 = 14;
export const TEXT_AFTER_TIME: i32 = 15;
export const TEXT_POSITION: i32 = 16;
export const TEXT_PREVIOUS_LINK: i32 = 17;
export const TEXT_NEXT_LINK: i32 = 18;
export const TEXT_TAG: i32 = 19;
export const TEXT_AFTER_TAG: i32 = 20;
export const TEXT_AFTER_RESULT: i32 = 21;
export const TEXT_AFTER_LIST: i32 = 22;
export const TEXT_EXCERPT: i32 = 23;
export const TEXT_AFTER_EXCERPT: i32 = 24;
export const TEXT_AFTER_TAGS: i32 = 25;
export const TEXT_AFTER_PAGER: i32 = 26;
export const TEXT_AFTER_LINK: i32 = 27;
export const TEXT_PAGE: i32 = 28;
export const TEXT_COUNT: i32 = 29;
/** The table: magic, scope, then offset and length of each piece and each text. */
const TABLE_SCOPE: i32 = 4;
const TABLE_ENTRIES: i32 = 8;
export const TABLE_SIZE: i32 = TABLE_ENTRIES + (PIECE_COUNT + TEXT_COUNT) * 8;

export class Template {
  /** Whether the body is a template. */
  isSound: bool = false;
  /** The category whose documents are found. */
  scope: i32 = 0;
  private at: i32;
  private table: i32 = 0;

  /** The template of `length` bytes at `at`, which lie in the pack. */
  constructor(at: i32, length: i32) {
    this.at = at;
    this.isSound = this.open(length);
  }

  private open(length: i32): bool {
    if (length < TABLE_SIZE + 4) return false;
    const distance: i32 = loadI32(this.at + length - 4);
    if (distance < TABLE_SIZE || distance > length - 4) return false;
    this.table = this.at + length - 4 - distance;
    if (loadI32(this.table) !== TEMPLATE_MAGIC) return false;
    this.scope = loadI32(this.table + TABLE_SCOPE);
    for (let i: i32 = 0; i < PIECE_COUNT + TEXT_COUNT; i++) {
      const offset: i32 = loadI32(this.table + TABLE_ENTRIES + i * 8);
      const size: i32 = loadI32(this.table + TABLE_ENTRIES + i * 8 + 4);
      if (offset < 0 || size < 0 || offset > length || size > length - offset) return false;
    }
    return true;
  }

  /** Adds a piece of the HTML, where it lies. */
  addPiece(out: Output, piece: i32): void {
    const entry: i32 = this.table + TABLE_ENTRIES + piece * 8;
    out.addPiece(this.at + loadI32(entry), loadI32(entry + 4));
  }

  /** Writes one of the texts. */
  putText(out: Output, text: i32): void {
    const entry: i32 = this.table + TABLE_ENTRIES + (PIECE_COUNT + text) * 8;
    out.putBytes(this.at + loadI32(entry), loadI32(entry + 4));
  }
}
