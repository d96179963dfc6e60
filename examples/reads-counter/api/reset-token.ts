/// <reference path="../../../wit/api/interfaces.d.ts" />
/** Who may reset a counter: whoever sends the application's token. */
import { get } from 'fermyon:spin/variables@2.0.0';

/** Whether an Authorization header carries the token. Without a token set, nobody may. */
export function mayReset(authorization: string | null): boolean {
  const token = get('reads_reset_token');
  return token !== '' && authorization !== null && sameText(authorization, `Bearer ${token}`);
}

/** Compares every character whatever the first difference is, so that the time taken tells nothing. */
function sameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let i = 0; i < right.length; i++) difference |= left.charCodeAt(i % left.length) ^ right.charCodeAt(i);
  return difference === 0;
}
