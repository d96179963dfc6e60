/**
 * The answer of a route that searches: a page of results, or the same as JSON. Its version has the page's template
 * as its representations and the index as the last of them; head and validators are those of the build as far as they
 * do not depend on what is looked for.
 */
import { allocateText, isText, putNumber, putText } from '../../site/bytes.ts';
import { setValue } from '../../site/headers.ts';
import {
  ANSWER_PERMANENT_REDIRECT,
  ANSWER_PRECONDITION_FAILED,
  ANSWER_REDIRECT,
  LABEL_SIZE,
  LABEL_TYPE,
  LABEL_TYPE_LENGTH,
  PAIR_LENGTH,
  PAIR_SIZE,
  PAIR_TEXT,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_ETAG,
  REPRESENTATION_LABEL,
  REPRESENTATION_LAST_MODIFIED,
  REPRESENTATION_SIZE,
  VERSION_REPRESENTATION_COUNT,
} from '../../site/layout.ts';
import { allocate, copyBytes, loadI32, storeI32, storeU8 } from '../../site/memory.ts';
import {
  entityTag,
  hasSoundHeaders,
  isSoundRepresentation,
  representationAt,
} from '../../site/representations.ts';
import { SearchIndex } from '../../site/search-index.ts';
import { INDEX_AT_TAG, TAG_LENGTH } from '../../site/search-layout.ts';
import type { Site } from '../../site/site.ts';
import type { Answer } from '../answer.ts';
import { brokenAnswer, crampedAnswer, notModifiedAnswer, ownAnswer, wholeAnswer } from '../compose.ts';
import { setContentLength } from '../content-range.ts';
import type { Exchange } from '../exchange.ts';
import { setLocation } from '../location.ts';
import { checkPreconditions, NOT_MODIFIED, PRECONDITION_FAILED } from '../preconditions.ts';
import { METHOD_HEAD } from '../request.ts';
import { lastPage, PAGE_SIZE, ResultPage } from './html.ts';
import { writeJson } from './json.ts';
import { OUTPUT_SIZE, Output } from './output.ts';
import { PARAMETERS_SIZE, Parameters } from './parameters.ts';
import { QUERY_SIZE, Query } from './query.ts';
import { RANKING_SIZE, Ranking } from './ranking.ts';
import { READER_SIZE, readQuery } from './read-query.ts';
import { Template } from './template.ts';
import { TEXTS_SIZE, TextWriter } from './texts.ts';

const OK: i32 = 200;
const MOVED_PERMANENTLY: i32 = 301;
const FOUND: i32 = 302;

/** The answer of a sound version that searches, in the form `representation`, whose headers are sound. */
export function searchAnswer(exchange: Exchange, version: i32, representation: i32): Answer {
  const last: i32 = representationAt(version, loadI32(version + VERSION_REPRESENTATION_COUNT) - 1);
  if (!isSoundRepresentation(exchange.site, last)) return brokenAnswer();
  const at: i32 = loadI32(last + REPRESENTATION_BODY);
  const length: i32 = loadI32(last + REPRESENTATION_BODY_LENGTH);
  // It is read in place, so it is never one that is inflated.
  if (!exchange.site.holds(at, length)) return brokenAnswer();
  const index: SearchIndex = new SearchIndex(at, length);
  if (index.broken) return brokenAnswer();
  // The index itself is never sent.
  const shown: i32 = representation === last ? representationAt(version, 0) : representation;
  if (!isSoundRepresentation(exchange.site, shown) || !hasSoundHeaders(exchange.site, shown))
    return brokenAnswer();
  const scratch: i32 = allocate(
    PARAMETERS_SIZE + QUERY_SIZE + READER_SIZE + RANKING_SIZE + OUTPUT_SIZE + TEXTS_SIZE,
  );
  if (scratch === 0) return crampedAnswer(exchange.site, exchange.request);
  return new Search(exchange, index, shown, scratch).answer();
}

class Search {
  private exchange: Exchange;
  private index: SearchIndex;
  private representation: i32;
  private template: Template;
  private parameters: Parameters;
  private scope: i32;
  private isJson: bool;
  private scratch: i32;

  constructor(exchange: Exchange, index: SearchIndex, representation: i32, scratch: i32) {
    this.exchange = exchange;
    this.index = index;
    this.representation = representation;
    const body: i32 = loadI32(representation + REPRESENTATION_BODY);
    const bodyLength: i32 = loadI32(representation + REPRESENTATION_BODY_LENGTH);
    // The file of mdcms may be coded or inflated: it is no template.
    const template: Template = new Template(body, exchange.site.holds(body, bodyLength) ? bodyLength : 0);
    this.template = template;
    // What mdcms calls search.json is no template: it is of the whole site.
    this.scope = template.isSound ? template.scope : index.defaultScope();
    this.isJson = !isPage(exchange.site, representation);
    this.parameters = new Parameters(exchange.target, scratch);
    this.scratch = scratch + PARAMETERS_SIZE;
  }

  answer(): Answer {
    const parameters: Parameters = this.parameters;
    if (!this.template.isSound) {
      if (!this.isJson) return brokenAnswer();
      // The file of mdcms, which stands at the address of the results.
      if (!parameters.isThere) return this.wholeFile();
    }
    if (!parameters.isCanonical) return this.redirect(MOVED_PERMANENTLY);
    const moment: i32 = this.limitTime();
    const own: i32 = this.ownRepresentation(moment);
    if (own === 0) return crampedAnswer(this.exchange.site, this.exchange.request);
    const condition: i32 = this.preconditions(own);
    if (condition === PRECONDITION_FAILED) return ownAnswer(this.exchange, ANSWER_PRECONDITION_FAILED);
    if (condition === NOT_MODIFIED) return this.label(notModifiedAnswer(own), own);
    return this.results(own);
  }

  /** The results, or the way to the last page of them. */
  private results(own: i32): Answer {
    const parameters: Parameters = this.parameters;
    const query: Query = new Query(this.index, this.scope, this.exchange.now, this.scratch);
    const reader: i32 = this.scratch + QUERY_SIZE;
    const end: i32 = parameters.at + parameters.length;
    readQuery(this.index, query, parameters.at, end, reader);
    const memory: i32 = reader + READER_SIZE;
    const most: i32 = parameters.page * PAGE_SIZE;
    const ranking: Ranking = new Ranking(this.index, query, this.scope, this.exchange.now, most, memory);
    if (this.index.broken) return brokenAnswer();
    const last: i32 = lastPage(ranking.total);
    if (parameters.page > last) {
      parameters.setPage(last);
      return this.redirect(FOUND);
    }
    const out: Output = new Output(memory + RANKING_SIZE, this.isJson);
    const places: i32 = memory + RANKING_SIZE + OUTPUT_SIZE;
    const texts: TextWriter = new TextWriter(this.index, query, out, !this.isJson, places);
    if (this.isJson) writeJson(this.index, parameters, ranking, out, texts);
    else new ResultPage(this.index, this.template, parameters, out, texts).write(ranking);
    if (this.index.broken) return brokenAnswer();
    const answer: Answer = this.label(wholeAnswer(this.exchange.request, OK, own), own);
    if (answer.status !== OK) return answer;
    out.giveTo(answer);
    if (!setContentLength(answer)) return crampedAnswer(this.exchange.site, this.exchange.request);
    if (this.exchange.request.method === METHOD_HEAD) {
      answer.spansCount = 0;
      answer.length = 0;
    }
    return answer;
  }

  /** The file of mdcms as any other file. */
  private wholeFile(): Answer {
    const condition: i32 = this.preconditions(this.representation);
    if (condition === PRECONDITION_FAILED) return ownAnswer(this.exchange, ANSWER_PRECONDITION_FAILED);
    if (condition === NOT_MODIFIED) return notModifiedAnswer(this.representation);
    return wholeAnswer(this.exchange.request, OK, this.representation);
  }

  private redirect(status: i32): Answer {
    const exchange: Exchange = this.exchange;
    const target: i32 = allocate(exchange.path.length + 1 + PARAMETERS_SIZE);
    if (target === 0) return crampedAnswer(exchange.site, exchange.request);
    const end: i32 = this.parameters.putTarget(target, exchange.path.at, exchange.path.length);
    const isPermanent: bool = status === MOVED_PERMANENTLY;
    const answer: Answer = ownAnswer(exchange, isPermanent ? ANSWER_PERMANENT_REDIRECT : ANSWER_REDIRECT);
    if (answer.status >= 400) return answer;
    answer.status = status;
    // The query is part of the location already.
    exchange.target.queryLength = -1;
    if (setLocation(answer, target, end - target, exchange.target)) return answer;
    return crampedAnswer(exchange.site, exchange.request);
  }

  /**
   * No cache may keep the answer past the next moment at which something is found or not found any more. Gives how
   * many such moments have passed: with the index that is what the answer depends on.
   */
  private limitTime(): i32 {
    const exchange: Exchange = this.exchange;
    let passed: i32 = 0;
    while (passed < this.index.momentCount && this.index.momentAt(passed) <= exchange.now) passed++;
    if (passed < this.index.momentCount) {
      const next: f64 = this.index.momentAt(passed);
      if (next < exchange.place.changes) exchange.place.changes = next;
    }
    return passed;
  }

  private preconditions(representation: i32): i32 {
    const exchange: Exchange = this.exchange;
    return checkPreconditions(exchange.site, exchange.request, representation, exchange.now);
  }

  /** A copy of the representation with a tag of its own: of the index, of the template, of the time. */
  private ownRepresentation(moment: i32): i32 {
    const own: i32 = allocate(REPRESENTATION_SIZE + PAIR_SIZE);
    const template: i32 = entityTag(this.exchange.site, this.representation);
    const known: i32 = template === 0 ? 0 : loadI32(template + PAIR_LENGTH);
    const tag: i32 = allocate(known + TAG_LENGTH + 24);
    if (own === 0 || tag === 0) return 0;
    copyBytes(own, this.representation, REPRESENTATION_SIZE);
    // The template's own tag without its closing quote: "abc becomes "abc-index-3".
    let end: i32 = tag;
    if (known > 1) {
      copyBytes(tag, loadI32(template + PAIR_TEXT), known - 1);
      end = tag + known - 1;
    } else {
      storeU8(tag, 0x22);
      end = tag + 1;
    }
    end = putText(end, '-');
    copyBytes(end, this.index.at + INDEX_AT_TAG, TAG_LENGTH);
    end = putNumber(putText(end + TAG_LENGTH, '-'), moment);
    storeU8(end, 0x22);
    const pair: i32 = own + REPRESENTATION_SIZE;
    storeI32(pair + PAIR_TEXT, tag);
    storeI32(pair + PAIR_LENGTH, end + 1 - tag);
    storeI32(own + REPRESENTATION_ETAG, pair);
    storeI32(own + REPRESENTATION_LAST_MODIFIED, 0);
    return own;
  }

  /** Gives an answer the tag of its representation, and takes away what is true of the template alone. */
  private label(answer: Answer, own: i32): Answer {
    if (!answer.own(2)) return crampedAnswer(this.exchange.site, this.exchange.request);
    removeField(answer, 'accept-ranges');
    removeField(answer, 'content-encoding');
    removeField(answer, 'repr-digest');
    removeField(answer, 'last-modified');
    const pair: i32 = loadI32(own + REPRESENTATION_ETAG);
    const tag: i32 = loadI32(pair + PAIR_TEXT);
    const tagLength: i32 = loadI32(pair + PAIR_LENGTH);
    const record: i32 = answer.find('etag');
    if (record !== 0) {
      setValue(record, tag, tagLength);
      return answer;
    }
    const name: i32 = allocateText('etag');
    if (name === 0) return crampedAnswer(this.exchange.site, this.exchange.request);
    answer.add(name, 4, tag, tagLength);
    return answer;
  }
}

/** Whether a representation is a page. Its label is not read by isSoundLabel, which is compiled into its one caller. */
function isPage(site: Site, representation: i32): bool {
  const label: i32 = loadI32(representation + REPRESENTATION_LABEL);
  if (!site.holdsTable(label, 1, LABEL_SIZE)) return false;
  const type: i32 = loadI32(label + LABEL_TYPE);
  const length: i32 = loadI32(label + LABEL_TYPE_LENGTH);
  return site.holds(type, length) && isText(type, length, 'text/html');
}

/** Takes a field out of a list that is the answer's own. */
function removeField(answer: Answer, name: string): void {
  const text: i32 = allocateText(name);
  if (text !== 0) answer.remove(text, name.length, answer.headersCount);
}
