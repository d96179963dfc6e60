/**
 * A message to the MCP endpoint: what it is by JSON-RPC 2.0, and of which era. Revision 2026-07-28 and later say version
 * and capabilities in each request (modern); earlier ones begin with `initialize` (legacy). Both are served, each request
 * by itself.
 */
import { isText, sameBytes } from '../../site/bytes.ts';
import type { AgentRequest } from './agent-request.ts';
import { isEncodedAs } from './encoded-name.ts';
import { type JsonReader, KIND_INTEGER, KIND_OBJECT, KIND_STRING, NO_NODE } from './json-reader.ts';
import { HEADER_MISMATCH, INVALID_PARAMS, INVALID_REQUEST, UNSUPPORTED_VERSION } from './reply.ts';

/** The root of what was read. */
const ROOT: i32 = 0;
/** Bytes of an id that is a string. */
const LONGEST_ID: i32 = 256;

export class Message {
  /** NO_NODE: a notification. */
  id: i32 = NO_NODE;
  method: i32 = NO_NODE;
  params: i32 = NO_NODE;
  isModern: bool = false;
  /** The version that the request speaks, as a node; NO_NODE: it does not say. */
  version: i32 = NO_NODE;
  /** What is wrong with it, as a code of JSON-RPC; 0: nothing. */
  fault: i32 = 0;
  private json: JsonReader;
  private sent: AgentRequest;

  constructor(json: JsonReader, sent: AgentRequest) {
    this.json = json;
    this.sent = sent;
    this.fault = this.readMessage();
    if (this.fault === 0 && this.id !== NO_NODE) this.fault = this.readEra();
  }

  private readMessage(): i32 {
    const json: JsonReader = this.json;
    if (json.kind(ROOT) !== KIND_OBJECT) return INVALID_REQUEST;
    const id: i32 = json.member(ROOT, 'id');
    if (id !== NO_NODE) {
      const kind: i32 = json.kind(id);
      if ((kind !== KIND_STRING && kind !== KIND_INTEGER) || json.textLength(id) > LONGEST_ID)
        return INVALID_REQUEST;
      this.id = id;
    }
    this.method = json.member(ROOT, 'method');
    if (json.kind(this.method) !== KIND_STRING) return INVALID_REQUEST;
    if (!json.isString(json.member(ROOT, 'jsonrpc'), '2.0')) return INVALID_REQUEST;
    const params: i32 = json.member(ROOT, 'params');
    if (params !== NO_NODE && json.kind(params) !== KIND_OBJECT) return INVALID_PARAMS;
    this.params = params;
    return 0;
  }

  /** Reads the version, and holds the fields of HTTP to what the body says (Streamable HTTP, Server Validation). */
  private readEra(): i32 {
    const json: JsonReader = this.json;
    const sent: AgentRequest = this.sent;
    const meta: i32 = json.member(this.params, '_meta');
    this.version = json.member(meta, 'io.modelcontextprotocol/protocolVersion');
    if (sent.isDoubled) return HEADER_MISMATCH;
    if (this.version === NO_NODE) return this.readLegacy();
    if (json.kind(this.version) !== KIND_STRING) return INVALID_PARAMS;
    if (!this.isHeader(sent.version, sent.versionLength, this.version)) return HEADER_MISMATCH;
    if (!json.isString(this.version, '2026-07-28')) return this.readLegacy();
    this.isModern = true;
    if (!this.isHeader(sent.method, sent.methodLength, this.method)) return HEADER_MISMATCH;
    if (json.isString(this.method, 'tools/call')) {
      const name: i32 = json.member(this.params, 'name');
      if (name === NO_NODE) return INVALID_PARAMS;
      if (!this.isHeader(sent.name, sent.nameLength, name)) return HEADER_MISMATCH;
    }
    const capabilities: i32 = json.member(meta, 'io.modelcontextprotocol/clientCapabilities');
    return json.kind(capabilities) === KIND_OBJECT ? 0 : INVALID_PARAMS;
  }

  /** A request without a version in it: before it was agreed upon there is none in a header either. */
  private readLegacy(): i32 {
    const at: i32 = this.sent.version;
    const length: i32 = this.sent.versionLength;
    if (at === 0 || this.json.isString(this.method, 'initialize')) return 0;
    if (isText(at, length, '2026-07-28')) return INVALID_PARAMS;
    return isText(at, length, '2025-11-25') || isText(at, length, '2025-06-18') ? 0 : UNSUPPORTED_VERSION;
  }

  /** Whether a header field says the same as a string of the body. */
  private isHeader(at: i32, length: i32, node: i32): bool {
    if (at === 0 || this.json.kind(node) !== KIND_STRING) return false;
    const text: i32 = this.json.textAt(node);
    if (isEncodedAs(at, length, text, this.json.textLength(node))) return true;
    return length === this.json.textLength(node) && sameBytes(at, text, length);
  }
}
