/** Parses ports, and explains why one cannot be used. */
import { UsageError } from './usage.ts';

/** The port number in `text`. Throws a UsageError unless it is 0 to 65535. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, not '${text}'`);
  return port;
}

/** A sentence for an error of listening; null: an unknown error. */
export function explainListenError(error: unknown, host: string, port: number): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is already in use.\nChoose another with --port N (npm start -- --port ${port + 1}), or --port 0 for any free one.`;
  }
  if (code === 'EACCES')
    return `Port ${port} needs rights that this user does not have. Choose one above 1023 with --port N.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is not an address of this machine. Leave --host out for 127.0.0.1.`;
  return null;
}
