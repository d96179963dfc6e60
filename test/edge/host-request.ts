/** A request as the model hosts hand it over, and what they check of the headers of an answer. */
import type { FieldList } from './guest.ts';

export interface ModelRequest {
  method: string;
  /** Null: the host has none to give (an option that is none). */
  target: string | null;
  headers: FieldList;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
const FORBIDDEN = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'te']);

/** The case of wasi:http's variant `method`; 9 is `other`, which carries the name. */
export function methodCase(method: string): number {
  const index = METHODS.indexOf(method);
  return index === -1 ? 9 : index;
}

/** Whether a host takes this list for fields: tokens, visible bytes, no name that is the host's own. */
export function areSoundFields(fields: FieldList): boolean {
  return fields.every(
    ([name, value]) =>
      /^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name) &&
      !FORBIDDEN.has(name) &&
      /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/.test(value),
  );
}
