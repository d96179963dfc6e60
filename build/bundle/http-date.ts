/** IMF-fixdate, the one date format that HTTP senders may use (RFC 9110 §5.6.7). */

/** `seconds` since 1970 as `Sun, 06 Nov 1994 08:49:37 GMT`. */
export function httpDate(seconds: number): string {
  // ECMAScript §21.4.4.43 gives just this format, in any locale.
  return new Date(seconds * 1000).toUTCString();
}
