/**
 * What any answer to any request must be, however hostile: no 5xx, its length exact, every byte of it one of
 * the site's, and no way off the site that the author did not write.
 */
import { createHash } from 'node:crypto';
import type { Manifest } from '../../build/bundle/manifest.ts';
import type { HostResponse } from '../harness/host.ts';

export class Judge {
  /** All bodies that the site can send, by SHA-256. */
  readonly #whole = new Map<string, Uint8Array>();
  /** And by length, to find the one that a part is of. */
  readonly #byLength = new Map<number, Uint8Array[]>();
  /** Hosts that the author's rules lead to. */
  readonly #hosts: readonly string[];

  constructor(manifest: Manifest, readBody: (sha256: string) => Uint8Array, hosts: readonly string[]) {
    this.#hosts = hosts;
    const versions = [
      ...manifest.routes.flatMap((route) => route.versions),
      ...Object.values(manifest.answers),
    ];
    for (const { body } of versions.flatMap((version) => version.representations)) {
      if (body === null || this.#whole.has(body)) continue;
      const bytes = readBody(body);
      this.#whole.set(body, bytes);
      this.#byLength.set(bytes.length, [...(this.#byLength.get(bytes.length) ?? []), bytes]);
    }
  }

  /** What is wrong with the answer, or null. `byHost`: the host may have answered by itself, with no body. */
  fault(method: string, response: HostResponse, byHost: boolean): string | null {
    const { status, headers, body } = response;
    if (status < 200 || status > 499) return `status ${status}`;
    for (const [name, value] of headers) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) return `a control character in ${name}`;
      if (/^(?:set-cookie|x-injected)$/i.test(name)) return `the field ${name}, which the site never sends`;
    }
    if (byHost && status >= 400 && body.length === 0) return null;
    return (
      this.#lengthFault(method, response) ??
      this.#locationFault(response) ??
      this.#bodyFault(method, response)
    );
  }

  #lengthFault(method: string, { status, headers, body }: HostResponse): string | null {
    const lengths = headers
      .filter(([name]) => name.toLowerCase() === 'content-length')
      .map(([, value]) => value);
    if (status === 204 || status === 304) {
      return lengths.length === 0 && body.length === 0 ? null : `a ${status} with a length or a body`;
    }
    if (lengths.length !== 1) return `${lengths.length} Content-Lengths`;
    if (method === 'HEAD') return body.length === 0 ? null : 'a body for HEAD';
    return lengths[0] === String(body.length) ? null : `Content-Length ${lengths[0]}, ${body.length} bytes`;
  }

  #locationFault({ status, headers }: HostResponse): string | null {
    const [location, ...more] = headers
      .filter(([name]) => name.toLowerCase() === 'location')
      .map(([, value]) => value);
    const redirects = status >= 300 && status < 400 && status !== 304;
    if (redirects !== (location !== undefined) || more.length > 0)
      return `status ${status}, Location ${location}`;
    if (location === undefined) return null;
    // As a browser reads it: backslashes are slashes, tabs and line breaks are not there.
    const url = new URL(location, 'http://own.invalid/');
    const isAllowed = url.host === 'own.invalid' || this.#hosts.includes(url.host);
    return isAllowed ? null : `it leads to ${url.host}: ${location}`;
  }

  #bodyFault(method: string, { status, headers, body }: HostResponse): string | null {
    if (method === 'HEAD' || body.length === 0) return null;
    if (status !== 206) {
      return this.#whole.has(sha256(body)) ? null : `a body that is not the site’s (${body.length} bytes)`;
    }
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    const boundary = /^multipart\/byteranges; *boundary="?([^"]+)"?$/.exec(type)?.[1];
    if (boundary !== undefined) return this.#multipartFault(body, boundary);
    const range = headers.find(([name]) => name.toLowerCase() === 'content-range')?.[1] ?? '';
    return this.#isPart(body, range) ? null : `a part that is not the site’s: ${range}`;
  }

  /** RFC 9110 §14.6. */
  #multipartFault(body: Uint8Array, boundary: string): string | null {
    const bytes = Buffer.from(body);
    const delimiter = `--${boundary}`;
    let at = bytes.indexOf(delimiter);
    if (at === -1) return 'a multipart body without its boundary';
    for (;;) {
      at += delimiter.length;
      if (bytes.toString('latin1', at, at + 2) === '--') return null;
      const headEnd = bytes.indexOf('\r\n\r\n', at);
      const range = /content-range: *([^\r\n]+)/i.exec(bytes.toString('latin1', at, headEnd))?.[1] ?? '';
      const [, first = 0, last = -1] = /^bytes (\d+)-(\d+)\//.exec(range) ?? [];
      const end = headEnd + 4 + Number(last) - Number(first) + 1;
      if (headEnd === -1 || !this.#isPart(bytes.subarray(headEnd + 4, end), range)) return `a part: ${range}`;
      if (bytes.toString('latin1', end, end + 2 + delimiter.length) !== `\r\n${delimiter}`)
        return 'a part’s end';
      at = end + 2;
    }
  }

  #isPart(part: Uint8Array, range: string): boolean {
    const [, first, last, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range) ?? [];
    if (first === undefined || Number(last) - Number(first) + 1 !== part.length) return false;
    const wholes = this.#byLength.get(Number(size)) ?? [];
    return wholes.some(
      (whole) => Buffer.compare(whole.subarray(Number(first), Number(last) + 1), part) === 0,
    );
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
