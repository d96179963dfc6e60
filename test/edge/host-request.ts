/** What the model hosts of both WASI versions do alike: hand a request over, take the fields of an answer. */
import type { FieldList, Guest } from './guest.ts';

export interface ModelRequest {
  method: string;
  /** Null: the host has none to give (an option that is none). */
  target: string | null;
  headers: FieldList;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
const FORBIDDEN = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'te']);

/** Lowers wasi:http's variant `method` at `at`; case 9 is `other`, which carries the name. */
export function lowerMethod(guest: Guest, at: number, { method }: ModelRequest): void {
  const index = METHODS.indexOf(method);
  guest.view.setUint8(at, index === -1 ? 9 : index);
  if (index === -1) guest.lowerText(at + 4, method);
}

/** Lowers the target, an option<string>, at `at`. */
export function lowerTarget(guest: Guest, at: number, { target }: ModelRequest): void {
  guest.view.setUint8(at, target === null ? 0 : 1);
  if (target !== null) guest.lowerText(at + 4, target);
}

/** The fields of a request, as a list that the handler's copy of them can be changed in. */
export function fieldsOf({ headers }: ModelRequest): [string, string][] {
  return headers.map(([name, value]) => [name, value]);
}

/**
 * What `fields.from-list` does with `count` entries at `at`: result<fields, header-error> at `result`, whose
 * handle `add` makes.
 */
function takeFields(
  guest: Guest,
  at: number,
  count: number,
  result: number,
  add: (fields: [string, string][]) => number,
): void {
  const fields = guest.liftFields(at, count);
  const isSound = areSoundFields(fields);
  guest.view.setUint8(result, isSound ? 0 : 1);
  guest.view.setUint32(result + 4, isSound ? add(fields) : 0, true);
}

/** The handles of a model host, as far as fields need them. */
interface FieldsHandles {
  add(entry: { kind: 'fields'; fields: [string, string][] }): number;
  get(handle: number, kind: 'fields'): { fields: [string, string][] };
  remove(handle: number, ...kinds: ('fields' | 'request-fields')[]): unknown;
}

/**
 * The functions of header lists, which both versions of WASI have alike (src/edge/header-lists.ts); `guest` returns the
 * guest once it is started.
 */
export function fieldsImports(
  guest: () => Guest,
  handles: FieldsHandles,
): Record<string, (...args: number[]) => unknown> {
  return {
    '[static]fields.from-list': (at = 0, count = 0, result = 0) =>
      takeFields(guest(), at, count, result, (fields) => handles.add({ kind: 'fields', fields })),
    '[method]fields.clone': (self = 0) =>
      handles.add({ kind: 'fields', fields: [...handles.get(self, 'fields').fields] }),
    '[resource-drop]fields': (self = 0) => handles.remove(self, 'fields', 'request-fields'),
  };
}

/** Whether a host takes this list for fields: tokens, visible bytes, no name that is the host's own. */
function areSoundFields(fields: FieldList): boolean {
  return fields.every(
    ([name, value]) =>
      /^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name) &&
      !FORBIDDEN.has(name) &&
      /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/.test(value),
  );
}
