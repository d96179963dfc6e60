/** The URLs of a server: on this machine and, where it listens on the network, for other machines such as a phone. */
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';
import type { Terminal } from './command.ts';

/** Addresses that mean every address of the machine. */
const ANY: readonly string[] = ['0.0.0.0', '::', '::0'];

/** Whether a server on `host` listens at every address of the machine, and so answers others too. */
function isPublicHost(host: string): boolean {
  return ANY.includes(host);
}

/** The URL to open on this machine; `base` is the path that the site lives below. */
export function localUrl(host: string, port: number, base: string): string {
  const name = isPublicHost(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}${base === '' ? '/' : base}`;
}

/** The URLs for other machines in the network, where the server on `host` answers them. */
function networkUrls(host: string, port: number, base: string): string[] {
  if (!isPublicHost(host)) return [];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}${base === '' ? '/' : base}`);
}

/** Prints the URLs for other machines, on a terminal with a code for the camera of a phone. */
export function noteNetwork(host: string, port: number, base: string, terminal: Terminal): void {
  const urls = networkUrls(host, port, base);
  for (const url of urls) terminal.note(`On a phone in the same network: ${url}\n`);
  const [first] = urls;
  if (first !== undefined && terminal.interactive) terminal.note(`${renderUnicodeCompact(first)}\n`);
}
