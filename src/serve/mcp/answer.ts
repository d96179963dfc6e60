/**
 * The MCP endpoint: Streamable HTTP without sessions and streams, each message an answer of its own
 * (modelcontextprotocol.io, revisions 2026-07-28, 2025-11-25 and 2025-06-18; JSON-RPC 2.0). It reads what any reader may
 * read, by the same rules of time.
 */
import { allocateText, isText, sameText } from '../../site/bytes.ts';
import { setValue } from '../../site/headers.ts';
import {
  ANSWER_OPTIONS,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_LENGTH,
  STATUS_SEARCH,
  VERSION_REPRESENTATION_COUNT,
} from '../../site/layout.ts';
import { allocate, loadI32 } from '../../site/memory.ts';
import {
  hasSoundHeaders,
  isSoundRepresentation,
  isSoundVersion,
  representationAt,
  statusOf,
} from '../../site/representations.ts';
import { SearchIndex } from '../../site/search-index.ts';
import type { Site } from '../../site/site.ts';
import type { Answer } from '../answer.ts';
import { brokenAnswer, crampedAnswer, ownAnswer, wholeAnswer } from '../compose.ts';
import { setContentLength } from '../content-range.ts';
import { locate } from '../decide.ts';
import { Exchange } from '../exchange.ts';
import { readPath } from '../path.ts';
import type { Place } from '../place.ts';
import { METHOD_HEAD, METHOD_OPTIONS, type Request } from '../request.ts';
import type { Path } from '../request-path.ts';
import { OUTPUT_SIZE, Output } from '../search/output.ts';
import { readTarget, type Target } from '../target.ts';
import { type AgentRequest, METHOD_POST } from './agent-request.ts';
import {
  AGENT_CONTENT,
  AGENT_DISCOVER,
  AGENT_INITIALIZE,
  AGENT_LASTING,
  AGENT_ORIGIN,
  AGENT_RESULT,
  AGENT_TOOLS,
  AGENT_UNSUPPORTED,
  AGENT_VERSIONS,
  AgentTexts,
  SAY_METHOD,
  SAY_MISMATCH,
  SAY_NOT_JSON,
  SAY_NOT_RPC,
  SAY_ORIGIN,
  SAY_PARAMS,
  SAY_POST,
  SAY_TOO_LONG,
  SAY_TOOL,
  SAY_TYPE,
} from './agent-texts.ts';
import { JSON_SIZE, JsonReader, NO_NODE } from './json-reader.ts';
import { Message } from './message.ts';
import {
  HEADER_MISMATCH,
  INVALID_PARAMS,
  INVALID_REQUEST,
  METHOD_NOT_FOUND,
  PARSE_ERROR,
  putEnvelope,
  putErrorHead,
  putJsonText,
  UNSUPPORTED_VERSION,
} from './reply.ts';
import { Tools } from './tools.ts';

const OK: i32 = 200;
const ACCEPTED: i32 = 202;
const BAD_REQUEST: i32 = 400;
const FORBIDDEN: i32 = 403;
const NOT_FOUND: i32 = 404;
const METHOD_NOT_ALLOWED: i32 = 405;
const CONTENT_TOO_LARGE: i32 = 413;
const UNSUPPORTED_MEDIA_TYPE: i32 = 415;

/**
 * The answer to a request that `isForAgents`, at `now` (seconds since 1970); null where the site has no endpoint, or
 * another thing at its path.
 */
export function agentAnswer(
  request: Request,
  sent: AgentRequest,
  site: Site | null,
  now: f64,
): Answer | null {
  if (site === null) return null;
  const target: Target = readTarget(request.targetAt, request.targetLength);
  const path: Path = readPath(target.path, target.pathLength);
  if (path.overflow || path.length === 0) return null;
  const place: Place = locate(site, path, now);
  if (place.version === 0 || !isSoundVersion(site, place.version)) return null;
  if (statusOf(place.version) !== STATUS_SEARCH) return null;
  const exchange: Exchange = new Exchange(site, request, target, path, place, now);
  const form: i32 = representationAt(place.version, 0);
  const last: i32 = representationAt(
    place.version,
    loadI32(place.version + VERSION_REPRESENTATION_COUNT) - 1,
  );
  if (!isSoundRepresentation(site, form) || !hasSoundHeaders(site, form)) return brokenAnswer();
  if (!isSoundRepresentation(site, last)) return brokenAnswer();
  const at: i32 = loadI32(form + REPRESENTATION_BODY);
  const length: i32 = loadI32(form + REPRESENTATION_BODY_LENGTH);
  const indexAt: i32 = loadI32(last + REPRESENTATION_BODY);
  const indexLength: i32 = loadI32(last + REPRESENTATION_BODY_LENGTH);
  if (!site.holds(at, length) || !site.holds(indexAt, indexLength)) return brokenAnswer();
  const texts: AgentTexts = new AgentTexts(at, length);
  const index: SearchIndex = new SearchIndex(indexAt, indexLength);
  if (!texts.isSound || index.broken) return brokenAnswer();
  const memory: i32 = allocate(OUTPUT_SIZE + JSON_SIZE);
  if (memory === 0) return crampedAnswer(site, request);
  return new Endpoint(exchange, sent, form, texts, index, memory).answer();
}

class Endpoint {
  private exchange: Exchange;
  private sent: AgentRequest;
  private form: i32;
  private texts: AgentTexts;
  private index: SearchIndex;
  private out: Output;
  private json: JsonReader;

  constructor(
    exchange: Exchange,
    sent: AgentRequest,
    form: i32,
    texts: AgentTexts,
    index: SearchIndex,
    memory: i32,
  ) {
    this.exchange = exchange;
    this.sent = sent;
    this.form = form;
    this.texts = texts;
    this.index = index;
    this.out = new Output(memory, true);
    this.json = new JsonReader(sent.bodyAt, sent.bodyLength, memory + OUTPUT_SIZE);
  }

  answer(): Answer {
    const sent: AgentRequest = this.sent;
    if (!this.isFromHere()) return this.refuse(FORBIDDEN, INVALID_REQUEST, NO_NODE, SAY_ORIGIN);
    if (this.exchange.request.method !== METHOD_POST) return this.allow();
    if (sent.isTooLong) {
      return this.refuse(CONTENT_TOO_LARGE, INVALID_REQUEST, NO_NODE, SAY_TOO_LONG);
    }
    if (!this.isJson()) return this.refuse(UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST, NO_NODE, SAY_TYPE);
    if (sent.isBroken || !this.json.read())
      return this.refuse(BAD_REQUEST, PARSE_ERROR, NO_NODE, SAY_NOT_JSON);
    const message: Message = new Message(this.json, sent);
    if (message.fault !== 0) return this.refuseMessage(message);
    if (message.id === NO_NODE) return this.reply(ACCEPTED);
    return this.result(message);
  }

  /**
   * Whether the request comes from no page of another site (Streamable HTTP, Security). A page on the reader's own machine
   * may send one: no name that an attacker can point there is an origin of that kind.
   */
  private isFromHere(): bool {
    const at: i32 = this.sent.origin;
    const length: i32 = this.sent.originLength;
    if (at === 0) return true;
    const own: i32 = this.texts.textLength(AGENT_ORIGIN);
    if (own > 0 && length === own && sameText(at, this.texts.textAt(AGENT_ORIGIN), own)) return true;
    return (
      isHost(at, length, 'http://localhost') ||
      isHost(at, length, 'http://127.0.0.1') ||
      isHost(at, length, 'http://[::1]')
    );
  }

  private isJson(): bool {
    let length: i32 = 0;
    while (length < this.sent.typeLength && isTypeByte(this.sent.type + length)) length++;
    return this.sent.type !== 0 && isText(this.sent.type, length, 'application/json');
  }

  /** 405, or what OPTIONS is for. */
  private allow(): Answer {
    const exchange: Exchange = this.exchange;
    const isOptions: bool = exchange.request.method === METHOD_OPTIONS;
    const answer: Answer = isOptions
      ? ownAnswer(exchange, ANSWER_OPTIONS)
      : this.refuse(METHOD_NOT_ALLOWED, INVALID_REQUEST, NO_NODE, SAY_POST);
    const name: i32 = allocateText('allow');
    const methods: i32 = allocateText('POST, OPTIONS');
    if (name === 0 || methods === 0 || !answer.own(1)) return crampedAnswer(exchange.site, exchange.request);
    const record: i32 = answer.find('allow');
    if (record !== 0) setValue(record, methods, 13);
    else answer.add(name, 5, methods, 13);
    return answer;
  }

  private refuseMessage(message: Message): Answer {
    const fault: i32 = message.fault;
    const id: i32 = message.id;
    if (fault === UNSUPPORTED_VERSION) return this.refuseVersion(message);
    if (fault === HEADER_MISMATCH) return this.refuse(BAD_REQUEST, fault, id, SAY_MISMATCH);
    if (fault === INVALID_PARAMS) return this.refuse(BAD_REQUEST, fault, id, SAY_PARAMS);
    return this.refuse(BAD_REQUEST, fault, id, SAY_NOT_RPC);
  }

  private refuseVersion(message: Message): Answer {
    const out: Output = this.out;
    putEnvelope(out, this.json, message.id);
    putErrorHead(out, UNSUPPORTED_VERSION);
    this.texts.add(out, AGENT_UNSUPPORTED);
    this.texts.add(out, AGENT_VERSIONS);
    out.put(',"requested":"');
    if (message.version !== NO_NODE)
      putJsonText(out, this.json.textAt(message.version), this.json.textLength(message.version));
    else putJsonText(out, this.sent.version, this.sent.versionLength);
    out.put('"}}}');
    return this.reply(BAD_REQUEST);
  }

  private refuse(status: i32, code: i32, id: i32, why: i32): Answer {
    putEnvelope(this.out, this.json, id);
    putErrorHead(this.out, code);
    this.texts.add(this.out, why);
    this.out.put('"}}');
    return this.reply(status);
  }

  private result(message: Message): Answer {
    const json: JsonReader = this.json;
    const method: i32 = message.method;
    if (json.isString(method, 'tools/call')) return this.callTool(message);
    if (json.isString(method, 'tools/list')) {
      this.begin(message);
      this.texts.add(this.out, AGENT_TOOLS);
      if (message.isModern) this.texts.add(this.out, AGENT_LASTING);
      return this.end();
    }
    if (message.isModern && json.isString(method, 'server/discover')) {
      putEnvelope(this.out, json, message.id);
      this.out.put(',"result":');
      this.texts.add(this.out, AGENT_DISCOVER);
      this.out.putByte(0x7d);
      return this.reply(OK);
    }
    if (!message.isModern && json.isString(method, 'initialize')) return this.initialize(message);
    if (!message.isModern && json.isString(method, 'ping')) {
      this.begin(message);
      return this.end();
    }
    return this.refuse(message.isModern ? NOT_FOUND : OK, METHOD_NOT_FOUND, message.id, SAY_METHOD);
  }

  /** Agrees on the version that was named, or on the newest that begins so. */
  private initialize(message: Message): Answer {
    const json: JsonReader = this.json;
    const version: i32 = json.member(message.params, 'protocolVersion');
    this.begin(message);
    this.out.put('"protocolVersion":"');
    this.out.put(json.isString(version, '2025-06-18') ? '2025-06-18' : '2025-11-25');
    this.out.putByte(0x22);
    this.texts.add(this.out, AGENT_INITIALIZE);
    return this.end();
  }

  private callTool(message: Message): Answer {
    const json: JsonReader = this.json;
    const exchange: Exchange = this.exchange;
    const tools: Tools = new Tools(exchange.site, this.index, this.texts, json, this.out, exchange.now);
    const name: i32 = json.member(message.params, 'name');
    if (!tools.has(name)) return this.refuse(OK, INVALID_PARAMS, message.id, SAY_TOOL);
    this.begin(message);
    this.texts.add(this.out, AGENT_CONTENT);
    tools.call(name, json.member(message.params, 'arguments'));
    if (tools.isCramped) return crampedAnswer(exchange.site, exchange.request);
    if (this.index.broken || this.out.isFull) return brokenAnswer();
    this.out.put('"}],"isError":');
    this.out.put(tools.isError ? 'true' : 'false');
    return this.end();
  }

  private begin(message: Message): void {
    putEnvelope(this.out, this.json, message.id);
    this.out.put(',"result":{');
    if (message.isModern) this.texts.add(this.out, AGENT_RESULT);
  }

  private end(): Answer {
    this.out.put('}}');
    return this.reply(OK);
  }

  /** What was written, with the head that the site has for the endpoint; 202 has no body. */
  private reply(status: i32): Answer {
    const exchange: Exchange = this.exchange;
    const answer: Answer = wholeAnswer(exchange.request, status, this.form);
    const noStore: i32 = allocateText('no-store');
    if (noStore === 0 || !answer.own(1)) return crampedAnswer(exchange.site, exchange.request);
    removeFields(answer);
    const lasting: i32 = answer.find('cache-control');
    if (lasting !== 0) setValue(lasting, noStore, 8);
    if (status === ACCEPTED) {
      removeField(answer, 'content-type');
      answer.spansCount = 0;
      answer.length = 0;
    } else {
      if (this.out.isFull) return brokenAnswer();
      this.out.giveTo(answer);
    }
    const isSent: bool = setContentLength(answer);
    if (exchange.request.method === METHOD_HEAD) {
      answer.spansCount = 0;
      answer.length = 0;
    }
    return isSent ? answer : crampedAnswer(exchange.site, exchange.request);
  }
}

/** Takes away what is true of the body that stands at the path alone. */
function removeFields(answer: Answer): void {
  removeField(answer, 'accept-ranges');
  removeField(answer, 'etag');
  removeField(answer, 'repr-digest');
  removeField(answer, 'last-modified');
  removeField(answer, 'vary');
}

function removeField(answer: Answer, name: string): void {
  const text: i32 = allocateText(name);
  if (text !== 0) answer.remove(text, name.length, answer.headersCount);
}

/** Whether an origin is that host, on any port. */
function isHost(at: i32, length: i32, host: string): bool {
  if (length < host.length || !isText(at, host.length, host)) return false;
  return length === host.length || isText(at + host.length, 1, ':');
}

/** Whether the byte is part of a media type: nothing of parameters, no blank. */
function isTypeByte(at: i32): bool {
  return !isText(at, 1, ';') && !isText(at, 1, ' ');
}
