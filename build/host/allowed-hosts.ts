/**
 * The Host fields that a server on an author's machine answers. A foreign page can make its own name resolve to
 * 127.0.0.1 (DNS rebinding) and would then read drafts; the request shows it by a Host that is not this machine.
 */
import { isIP } from 'node:net';

/** Whether `host`, the value of a Host field, may be answered by a server that listens on `listening`. */
export function isAllowedHost(host: string | undefined, listening: string): boolean {
  // HTTP/1.0 has no Host, and browsers do not use it.
  if (host === undefined || host === '') return true;
  const name = hostName(host);
  if (name === null) return false;
  if (name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0) return true;
  return name === listening.toLowerCase();
}

/** The name in `name`, `name:port`, `[::1]` or `[::1]:port`, in small letters and without a final dot. */
function hostName(host: string): string | null {
  const bracketed = /^\[([0-9a-f:.]+)\](?::\d*)?$/i.exec(host)?.[1];
  if (bracketed !== undefined) return bracketed.toLowerCase();
  const plain = /^([^:[\]/@\s]+)(?::\d*)?$/.exec(host)?.[1];
  return plain === undefined ? null : plain.toLowerCase().replace(/\.$/, '');
}
