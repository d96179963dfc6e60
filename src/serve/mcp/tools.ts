/** The tools: search, list and read. Each writes the text of its result; what it cannot do it says in words. */
import { digitCount, putNumber, putText, sameBytes } from '../../site/bytes.ts';
import { allocate, loadU8 } from '../../site/memory.ts';
import type { SearchIndex } from '../../site/search-index.ts';
import type { Site } from '../../site/site.ts';
import { putEncoded } from '../canonical.ts';
import { DocumentRecord } from '../search/document-record.ts';
import { lastPage, PAGE_SIZE } from '../search/html.ts';
import type { Output } from '../search/output.ts';
import { MOST_PAGES, PARAMETERS_SIZE, Parameters } from '../search/parameters.ts';
import { QUERY_SIZE, Query } from '../search/query.ts';
import { RANKING_SIZE, Ranking } from '../search/ranking.ts';
import { READER_SIZE, readQuery } from '../search/read-query.ts';
import { TEXTS_SIZE, TextWriter } from '../search/texts.ts';
import { Target } from '../target.ts';
import {
  AGENT_BASE,
  AGENT_CATEGORIES,
  type AgentTexts,
  SAY_BEHIND,
  SAY_BYTES,
  SAY_CATEGORY,
  SAY_CURSOR,
  SAY_DAMAGED,
  SAY_FOUND,
  SAY_MORE,
  SAY_MOVED,
  SAY_NEXT,
  SAY_NO_MORE,
  SAY_NO_PAGE,
  SAY_NO_TEXT,
  SAY_OFFSET,
  SAY_PAGE,
  SAY_PATH,
  SAY_QUERY,
} from './agent-texts.ts';
import { type JsonReader, KIND_STRING, NO_NODE } from './json-reader.ts';
import { PageText } from './page-text.ts';
import { putJsonText, WIDEST_ESCAPE } from './reply.ts';

/** Bytes of a query that are looked at; a search takes fewer of them. */
const MOST_QUERY: i32 = 1024;
/** Documents of a list, and room that must be left behind each for the end of the answer. */
const LIST_SIZE: i32 = 50;
const ROOM_AFTER: i32 = 400;
const LINE_FEED: i32 = 0x0a;

export class Tools {
  /** Whether the tool could not do what it was asked for; its text says why. */
  isError: bool = false;
  private site: Site;
  private index: SearchIndex;
  private texts: AgentTexts;
  private json: JsonReader;
  private out: Output;
  private now: f64;
  private scope: i32;
  /** Whether there was memory for it. */
  isCramped: bool = false;

  constructor(site: Site, index: SearchIndex, texts: AgentTexts, json: JsonReader, out: Output, now: f64) {
    this.site = site;
    this.index = index;
    this.texts = texts;
    this.json = json;
    this.out = out;
    this.now = now;
    this.scope = index.defaultScope();
  }

  /** Whether there is a tool of this name. */
  has(name: i32): bool {
    return (
      this.json.isString(name, 'search') ||
      this.json.isString(name, 'list') ||
      this.json.isString(name, 'read')
    );
  }

  /** Writes the text of the tool's result, escaped for the JSON string that it stands in. */
  call(name: i32, given: i32): void {
    if (this.json.isString(name, 'search')) this.search(given);
    else if (this.json.isString(name, 'list')) this.list(given);
    else this.read(given);
  }

  private fail(why: i32): void {
    this.isError = true;
    this.say(why);
  }

  /** Writes one of the texts where it can be taken back. */
  private say(text: i32): void {
    this.out.putBytes(this.texts.textAt(text), this.texts.textLength(text));
  }

  /** An argument that is a number from `least` on; `least` where it is not given, -1 where it is something else. */
  private numberOf(given: i32, name: string, least: i32): i32 {
    const node: i32 = this.json.member(given, name);
    if (node === NO_NODE) return least;
    const value: i32 = this.json.smallInteger(node);
    return value < least ? -1 : value;
  }

  /** Takes the category whose pages are wanted, the default where none is named. False: the site has no such category. */
  private takeCategory(given: i32): bool {
    const node: i32 = this.json.member(given, 'category');
    if (node === NO_NODE) return true;
    const isText: bool = this.json.kind(node) === KIND_STRING;
    const length: i32 = isText ? this.json.textLength(node) : -1;
    let at: i32 = this.texts.textAt(AGENT_CATEGORIES);
    const end: i32 = at + this.texts.textLength(AGENT_CATEGORIES);
    for (let scope: i32 = 1; at < end; scope++) {
      let stop: i32 = at;
      while (stop < end && loadU8(stop) !== LINE_FEED) stop++;
      if (stop - at === length && sameBytes(at, this.json.textAt(node), length)) {
        this.scope = scope;
        return true;
      }
      at = stop + 1;
    }
    this.fail(SAY_CATEGORY);
    return false;
  }

  private search(given: i32): void {
    const words: i32 = this.json.member(given, 'query');
    const page: i32 = this.numberOf(given, 'page', 1);
    if (this.json.kind(words) !== KIND_STRING) {
      this.fail(SAY_QUERY);
      return;
    }
    if (page < 0 || page > MOST_PAGES) {
      this.fail(SAY_PAGE);
      return;
    }
    if (!this.takeCategory(given)) return;
    const scratch: i32 = allocate(PARAMETERS_SIZE + QUERY_SIZE + READER_SIZE + RANKING_SIZE + TEXTS_SIZE);
    const target: Target | null = this.queryTarget(words, page);
    if (scratch === 0 || target === null) {
      this.isCramped = true;
      return;
    }
    const parameters: Parameters = new Parameters(target, scratch);
    const memory: i32 = scratch + PARAMETERS_SIZE;
    const query: Query = new Query(this.index, this.scope, this.now, memory);
    const reader: i32 = memory + QUERY_SIZE;
    const end: i32 = parameters.at + parameters.length;
    readQuery(this.index, query, parameters.at, end, reader);
    const kept: i32 = page * PAGE_SIZE;
    const ranking: Ranking = new Ranking(this.index, query, this.scope, this.now, kept, reader + READER_SIZE);
    const places: i32 = reader + READER_SIZE + RANKING_SIZE;
    this.writeHits(ranking, page, new TextWriter(this.index, query, this.out, false, places));
  }

  private writeHits(ranking: Ranking, page: i32, texts: TextWriter): void {
    const out: Output = this.out;
    out.putNumber(ranking.total);
    if (ranking.isAtLeast) out.put('+');
    this.say(SAY_FOUND);
    if (ranking.total > PAGE_SIZE) {
      out.put(', page ');
      out.putNumber(page);
      out.put(' of ');
      out.putNumber(lastPage(ranking.total));
    }
    out.put('\\n');
    const first: i32 = (page - 1) * PAGE_SIZE;
    const record: DocumentRecord = new DocumentRecord(this.index);
    for (let hit: i32 = first; hit < first + PAGE_SIZE && hit < ranking.count; hit++) {
      const mark: i32 = out.mark();
      record.read(ranking.documentAt(hit));
      out.put('\\n');
      this.writeEntry(record, texts);
      texts.putExcerpt(record);
      out.put('\\n');
      if (out.room() >= ROOM_AFTER) continue;
      out.undo(mark);
      return;
    }
  }

  /** Writes title, address and date of a document, a line each but for the date. */
  private writeEntry(record: DocumentRecord, texts: TextWriter): void {
    const out: Output = this.out;
    texts.putTitle(record);
    out.put('\\n');
    putJsonText(out, this.texts.textAt(AGENT_BASE), this.texts.textLength(AGENT_BASE));
    putJsonText(out, record.path, record.pathLength);
    if (record.isoLength > 0) {
      out.put(' (');
      putJsonText(out, record.iso, record.isoLength);
      out.putByte(0x29);
    }
    out.put('\\n');
  }

  /** The words and the page as the query of a target, in the form of a form. */
  private queryTarget(words: i32, page: i32): Target | null {
    const length: i32 = this.json.textLength(words) < MOST_QUERY ? this.json.textLength(words) : MOST_QUERY;
    const at: i32 = allocate(length * 3 + 24);
    if (at === 0) return null;
    let end: i32 = putText(at, 'q=');
    for (let i: i32 = 0; i < length; i++) {
      end = putEncoded(end, loadU8(this.json.textAt(words) + i));
    }
    end = putNumber(putText(end, '&page='), page);
    const target: Target = new Target();
    target.query = at;
    target.queryLength = end - at;
    return target;
  }

  private list(given: i32): void {
    const cursor: i32 = this.numberOf(given, 'cursor', 0);
    if (cursor < 0) {
      this.fail(SAY_CURSOR);
      return;
    }
    if (!this.takeCategory(given)) return;
    const scratch: i32 = allocate(QUERY_SIZE + TEXTS_SIZE);
    if (scratch === 0) {
      this.isCramped = true;
      return;
    }
    const query: Query = new Query(this.index, this.scope, this.now, scratch);
    const texts: TextWriter = new TextWriter(this.index, query, this.out, false, scratch + QUERY_SIZE);
    const record: DocumentRecord = new DocumentRecord(this.index);
    const out: Output = this.out;
    let listed: i32 = 0;
    let document: i32 = cursor;
    for (; document < this.index.documentCount && listed < LIST_SIZE && !this.index.broken; document++) {
      if (!this.index.isShown(document, this.scope, this.now)) continue;
      const mark: i32 = out.mark();
      record.read(document);
      this.writeEntry(record, texts);
      out.put('\\n');
      if (out.room() < ROOM_AFTER) {
        out.undo(mark);
        break;
      }
      listed++;
    }
    if (listed === 0) this.say(SAY_NO_MORE);
    while (document < this.index.documentCount && !this.index.isShown(document, this.scope, this.now))
      document++;
    if (document < this.index.documentCount) {
      this.say(SAY_MORE);
      out.putNumber(document);
    }
  }

  private read(given: i32): void {
    const path: i32 = this.json.member(given, 'path');
    const offset: i32 = this.numberOf(given, 'offset', 0);
    if (this.json.kind(path) !== KIND_STRING) {
      this.fail(SAY_PATH);
      return;
    }
    if (offset < 0) {
      this.fail(SAY_OFFSET);
      return;
    }
    let at: i32 = this.json.textAt(path);
    let length: i32 = this.json.textLength(path);
    // An address that a result has shown, with the site's own name before the path.
    const base: i32 = this.texts.textLength(AGENT_BASE);
    if (base > 0 && length >= base && sameBytes(at, this.texts.textAt(AGENT_BASE), base)) {
      at += base;
      length -= base;
    }
    const page: PageText = new PageText(this.site, at, length, this.now);
    if (page.isCramped) this.isCramped = true;
    else if (page.location !== 0) this.writeMoved(page);
    else if (!page.isThere) this.fail(SAY_NO_PAGE);
    else if (!page.hasText) this.fail(SAY_NO_TEXT);
    else if (offset > page.length) this.fail(SAY_BEHIND);
    else this.writePart(page, offset);
  }

  private writeMoved(page: PageText): void {
    this.fail(SAY_MOVED);
    putJsonText(this.out, page.location, page.locationLength);
  }

  /** Writes the text from an offset on, as far as there is room for it, and where the next part begins. */
  private writePart(page: PageText, offset: i32): void {
    const out: Output = this.out;
    const room: i32 = ROOM_AFTER + digitCount(page.length) * 2;
    const end: i32 = page.write(out, offset, room + WIDEST_ESCAPE * 4);
    if (end < 0) {
      this.isError = true;
      this.say(SAY_DAMAGED);
    } else if (end < page.length) {
      this.say(SAY_BYTES);
      out.putNumber(offset);
      out.put(' to ');
      out.putNumber(end);
      out.put(' of ');
      out.putNumber(page.length);
      this.say(SAY_NEXT);
      out.putNumber(end);
      out.putByte(0x5d);
    }
  }
}
