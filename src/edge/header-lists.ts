/**
 * Header lists as the host's fields. The host reads a list name by name and value by value, which for a page
 * costs it as much as anything else in the request; copying fields that it has read before costs a fifth of
 * that. So an instance keeps the fields of lists that come again. They are what the pack says and nothing of
 * a request. An instance of WASI 0.3 serves 128 requests without any option of the host; one of WASI 0.2
 * serves one, which keeps nothing, or as many as an option says.
 *
 * Both versions of WASI have these functions alike; the component (component-0.2.wat, component-0.3.wat) gives the
 * handler those of its own.
 */
import { revealHeaders } from '../site/headers';
import { PACK_BASE } from '../site/layout';
import { RESULT } from '../site/memory';

@external("fields", "[static]fields.from-list")
declare function fieldsFromList(entries: i32, count: i32, at: usize): void;
@external("fields", "[method]fields.clone")
declare function cloneFields(fields: i32): i32;
@external("fields", "[resource-drop]fields")
export declare function dropFields(fields: i32): void;

/** The host refuses the list, or it is not sound. */
export const REFUSED: i32 = 0;

/**
 * A list that has come: where its parts stand in the pack, their lengths in the halves of one number, and its
 * fields, or 0 when it came once.
 */
@unmanaged
class Known {
  at: i32;
  restAt: i32;
  counts: i32;
  fields: i32;
}

const PLACE_BITS: i32 = 6;
const PLACES = memory.data(16 << 6, 16);

/** New fields of the host's with `count` records from `at` and `restCount` from `restAt`, or REFUSED. */
export function makeFields(at: i32, count: i32, restAt: i32, restCount: i32): i32 {
  // Lists in the arena are made for one answer.
  if (at < PACK_BASE) return readList(at, count, restAt, restCount);
  // Each list has one place (multiplicative hashing: Knuth, The Art of Computer Programming 3, §6.4).
  const place = (<u32>(at ^ restAt) * 0x9e3779b1) >>> (32 - PLACE_BITS);
  const known = changetype<Known>(PLACES + place * offsetof<Known>());
  const counts = count | (restCount << 16);
  const hasCome = known.at == at && known.restAt == restAt && known.counts == counts;
  if (hasCome && known.fields != 0) return cloneFields(known.fields);
  const fields = readList(at, count, restAt, restCount);
  if (fields == REFUSED) return REFUSED;
  // Keeping costs a copy, so the fields of a list that comes once are not kept.
  if (hasCome) {
    known.fields = fields;
    return cloneFields(fields);
  }
  if (known.fields != 0) dropFields(known.fields);
  known.at = at;
  known.restAt = restAt;
  known.counts = counts;
  known.fields = 0;
  return fields;
}

function readList(at: i32, count: i32, restAt: i32, restCount: i32): i32 {
  const list = revealHeaders(at, count, restAt, restCount);
  if (list == 0) return REFUSED;
  fieldsFromList(list, count + restCount, RESULT);
  return load<u8>(RESULT) == 0 ? load<i32>(RESULT, 4) : REFUSED;
}
