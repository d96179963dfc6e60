/**
 * Shows a site on this machine whose media are on another server: answers lead to files of a local folder in their
 * place, whether they are uploaded or not.
 */
import { createReadStream, type Stats, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { mediaType } from '../site/assets/media-types.ts';
import type { HttpComponent } from './component.ts';
import type { IsolatedComponent } from './isolated.ts';
import type { HostRequest, HostResponse } from './wasi-http.ts';

/** Where the folder is on this machine's server: a path that no site has, since hidden folders are not published. */
const LOCAL = '/.coldpress-media/';

/** A header field that depends on the bytes of the body. */
const OF_BYTES = /^(?:content-length|repr-digest|accept-ranges)$/;
const TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)\b|image\/svg)/;

/** A component whose answers name the files of the local folder where they name the folder `address()`. */
export class LocalMedia implements IsolatedComponent {
  readonly #component: HttpComponent | IsolatedComponent;
  readonly #address: () => string | null;

  constructor(component: HttpComponent | IsolatedComponent, address: () => string | null) {
    this.#component = component;
    this.#address = address;
  }

  async handle(request: HostRequest): Promise<HostResponse> {
    const address = this.#address();
    if (address === null) return this.#component.handle(request);
    const headers = request.headers.filter(([name]) => name !== 'accept-encoding' && name !== 'range');
    return withLocalMedia(await this.#component.handle({ ...request, headers }), address);
  }

  async close(): Promise<void> {
    if ('close' in this.#component) await this.#component.close();
  }
}

/** `response` with the local folder in place of the one at `address`. */
function withLocalMedia(response: HostResponse, address: string): HostResponse {
  const remote = `${address}/`;
  const isText = response.headers.some(
    ([name, value]) => name === 'content-type' && TEXT.test(Buffer.from(value).toString('latin1')),
  );
  const body = isText ? Buffer.concat(response.chunks) : null;
  // The answer to HEAD has no body, and its fields would be those of another text.
  const isChanged = body?.includes(remote) === true || (isText && response.chunks.length === 0);
  const headers = response.headers.flatMap(([name, value]): [string, Uint8Array][] => {
    if (isChanged && OF_BYTES.test(name)) return [];
    const text = Buffer.from(value).toString('latin1');
    if (name === 'location') return [[name, Buffer.from(text.replace(remote, LOCAL), 'latin1')]];
    if (name !== 'content-security-policy') return [[name, value]];
    return [[name, Buffer.from(text.replaceAll(` ${new URL(address).origin}`, ''), 'latin1')]];
  });
  if (!isChanged || body === null || body.length === 0) return { ...response, headers };
  const changed = Buffer.from(body.toString('utf8').replaceAll(remote, LOCAL));
  return {
    ...response,
    headers: [...headers, ['content-length', Buffer.from(String(changed.length))]],
    chunks: [changed],
  };
}

/** Answers requests for files of `folder`, also for one range of bytes (players seek); false for other requests. */
export function serveMedia(
  folder: string,
): (incoming: Pick<IncomingMessage, 'url' | 'method' | 'headers'>, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    if (incoming.url?.startsWith(LOCAL) !== true) return false;
    const file = join(folder, basename(incoming.url.slice(LOCAL.length).split(/[?#]/, 1)[0] ?? ''));
    const stats = fileAt(file);
    if (stats === null) {
      outgoing.writeHead(404, { 'content-length': 0, 'cache-control': 'no-store' }).end();
      return true;
    }
    const range = byteRange(incoming.headers.range, stats.size);
    const { start, end } = range ?? { start: 0, end: stats.size - 1 };
    outgoing.writeHead(range === null ? 200 : 206, {
      'content-type': mediaType(`/${basename(file)}`, new Uint8Array()),
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${stats.size}` }),
    });
    if (incoming.method === 'HEAD' || stats.size === 0) outgoing.end();
    else
      createReadStream(file, { start, end })
        .on('error', () => outgoing.destroy())
        .pipe(outgoing);
    return true;
  };
}

function fileAt(path: string): Stats | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? stats : null;
}

/** The first and the last byte of one satisfiable range; null: the whole is sent (RFC 9110 §14.2 allows that). */
function byteRange(field: string | undefined, size: number): { start: number; end: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(field ?? '') ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end ? { start, end } : null;
}
