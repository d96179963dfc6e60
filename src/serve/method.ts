/**
 * Step 5: the method. A site is only read: GET and HEAD are answered, OPTIONS says so (RFC 9110 §9.3.7), and
 * any other is not allowed (§15.5.6), unknown ones and those in small letters included.
 */
import { ANSWER_METHOD_NOT_ALLOWED, ANSWER_OPTIONS } from '../site/layout.ts';
import { METHOD_GET, METHOD_HEAD, METHOD_OPTIONS } from './request.ts';

/** The method asks for what stands at the path. */
export const READS: i32 = -1;

const TEMPORARY_REDIRECT: i32 = 307;
const PERMANENT_REDIRECT: i32 = 308;

/**
 * READS, or the ANSWER_* that the method gets, where the path would be answered with `status`. The redirects
 * that keep the method (§15.4.8, §15.4.9) are made for any.
 */
export function checkMethod(method: i32, status: i32): i32 {
  if (method === METHOD_GET || method === METHOD_HEAD) return READS;
  if (method === METHOD_OPTIONS) return ANSWER_OPTIONS;
  return status === TEMPORARY_REDIRECT || status === PERMANENT_REDIRECT ? READS : ANSWER_METHOD_NOT_ALLOWED;
}
