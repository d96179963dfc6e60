/** A request's target URI (RFC 9112 §3.3), for a handler that is given a whole URL. */

export interface TargetUri {
  /** host[:port] */
  authority: string;
  /** Path and query: an origin-form target. */
  path: string;
}

/** For requests without a host, as HTTP/1.0 allows. */
const DEFAULT_AUTHORITY = 'localhost';

/**
 * The URI that `target` and the Host field name; an absolute-form target beats the field (§3.2.2). Null: the
 * authority is malformed, and the request is to be answered 400 (§3.2). No other part of a target makes a URL
 * unreadable.
 */
export function targetUri(target: string, host: string | undefined): TargetUri | null {
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/is.exec(target);
  const authority = absolute?.[1] ?? (host === undefined || host === '' ? DEFAULT_AUTHORITY : host);
  const rest = absolute?.[2] ?? target;
  // A URL would take a path or user information out of these.
  if (/[/?#@\\]/.test(authority) || authority === '' || !URL.canParse(`http://${authority}/`)) return null;
  return { authority, path: rest.startsWith('/') || absolute === null ? rest : `/${rest}` };
}
