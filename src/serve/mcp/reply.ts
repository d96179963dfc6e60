/** Answers of JSON-RPC 2.0 as text: around a result, or an error; texts within them escaped. */
import { loadU8 } from '../../site/memory.ts';
import type { Output } from '../search/output.ts';
import { type JsonReader, KIND_STRING, NO_NODE } from './json-reader.ts';

/** Codes of JSON-RPC 2.0 §5.1, and of MCP (2026-07-28, Base Protocol, Error Codes). */
export const PARSE_ERROR: i32 = -32700;
export const INVALID_REQUEST: i32 = -32600;
export const METHOD_NOT_FOUND: i32 = -32601;
export const INVALID_PARAMS: i32 = -32602;
export const HEADER_MISMATCH: i32 = -32020;
export const UNSUPPORTED_VERSION: i32 = -32022;

/** Bytes that an escape may take: "\u0000". */
export const WIDEST_ESCAPE: i32 = 6;

/** Writes what stands before a result or an error: with the id of the request, where it has one. */
export function putEnvelope(out: Output, json: JsonReader, id: i32): void {
  out.put('{"jsonrpc":"2.0"');
  if (id === NO_NODE) return;
  out.put(',"id":');
  const at: i32 = json.textAt(id);
  if (json.kind(id) === KIND_STRING) {
    out.putByte(0x22);
    putJsonText(out, at, json.textLength(id));
    out.putByte(0x22);
  } else {
    out.putBytes(at, json.textLength(id));
  }
}

/** Writes an error up to its message, which the caller writes, and closes with `"}}`. */
export function putErrorHead(out: Output, code: i32): void {
  out.put(',"error":{"code":-');
  out.putNumber(-code);
  out.put(',"message":"');
}

/** Writes a text escaped for a JSON string. */
export function putJsonText(out: Output, at: i32, length: i32): void {
  for (let i: i32 = at; i < at + length; i++) putJsonByte(out, loadU8(i));
}

/** Writes one byte of a text escaped for a JSON string. */
export function putJsonByte(out: Output, byte: i32): void {
  if (byte === 0x22 || byte === 0x5c) {
    out.putByte(0x5c);
    out.putByte(byte);
  } else if (byte >= 0x20) {
    out.putByte(byte);
  } else if (byte === 0x0a) {
    out.put('\\n');
  } else if (byte === 0x09) {
    out.put('\\t');
  } else {
    out.put('\\u00');
    out.putByte(byte < 0x10 ? 0x30 : 0x31);
    const low: i32 = byte & 15;
    out.putByte(low < 10 ? 0x30 + low : 0x57 + low);
  }
}
