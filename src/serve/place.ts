/** What a path leads to: a version to show, one of the site's own answers, or a redirect. */
import { ANSWER_NOT_FOUND, NEVER } from '../site/layout.ts';

export class Place {
  /** Address of the route's version at this time; it lies in the pack. 0: `answer` says what to show. */
  version: i32 = 0;
  /** ANSWER_*, where there is no version. ANSWER_REDIRECT: with the status and location below. */
  answer: i32 = ANSWER_NOT_FOUND;
  /** Of a redirect. */
  status: i32 = 0;
  /** Whether it is a redirect to another spelling of the path, and not the author's. */
  isSpelling: bool = false;
  /** Of a redirect: the Location without the request's query, length 0 for none. */
  location: i32 = 0;
  locationLength: i32 = 0;
  /** When another answer may be due (seconds since 1970): no cache may keep this one longer. */
  changes: f64 = NEVER;
}
