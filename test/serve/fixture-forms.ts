/** Representations for fixtures: bodies, their codings, and header lists as the build makes them. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type {
  Coding,
  HeaderList,
  HeaderPair,
  ListField,
  Representation,
  Version,
} from '../../build/bundle/manifest.ts';

const SAFETY: HeaderPair[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['content-security-policy', "default-src 'none'; style-src 'self'"],
];

export interface FormOptions {
  type?: string;
  language?: string;
  /** Codings beside identity. */
  codings?: Coding[];
  cacheControl?: string;
  vary?: string;
  /** Seconds since 1970. */
  lastModified?: number;
  headers?: HeaderPair[];
  /** Fields that stand in no list. */
  own?: HeaderPair[];
}

/** Makes versions for a fixture and keeps their bodies and header lists. */
export class FixtureForms {
  readonly bodies: Map<string, Uint8Array> = new Map<string, Uint8Array>();
  /** The lists of the manifest. */
  readonly headerLists: HeaderList[];

  /** Lists are added to `headerLists`. */
  constructor(headerLists: HeaderList[] = []) {
    this.headerLists = headerLists;
  }

  /** The body of that SHA-256, for packManifest. */
  readonly readBody: (sha256: string) => Uint8Array = (sha256: string): Uint8Array => {
    const body = this.bodies.get(sha256);
    if (body === undefined) throw new Error(`no body ${sha256}`);
    return body;
  };

  /** The representations of one body: identity, which is inflated where gzip is one of the others, then its codings. */
  of(status: number, content: string | Uint8Array, options: FormOptions = {}): Representation[] {
    const body = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const codings: Coding[] = ['identity', ...(options.codings ?? [])];
    const forms = codings.map((coding) => this.#form(status, encode(body, coding, sha256), coding, options));
    const source = forms.find(({ coding }) => coding === 'gzip')?.body ?? null;
    return forms.map((form) => ({ ...form, inflatedFrom: form.coding === 'identity' ? source : null }));
  }

  /** A version that stands for ever. */
  version(status: number, content: string | Uint8Array, options: FormOptions = {}): Version {
    return {
      from: null,
      until: null,
      status,
      location: null,
      representations: this.of(status, content, options),
    };
  }

  #form(status: number, body: Uint8Array, coding: Coding, options: FormOptions): Representation {
    const digest = createHash('sha256').update(body).digest();
    const sha256 = digest.toString('hex');
    this.bodies.set(sha256, body);
    const type = options.type ?? 'text/html';
    const vary = options.vary ?? (options.codings === undefined ? null : 'accept-encoding');
    const etag = status === 200 ? `"${digest.toString('base64url').slice(0, 22)}"` : null;
    const lastModified = options.lastModified ?? null;
    const bodyHeaders: ListField[] = [
      ['content-type', type.startsWith('text/') ? `${type}; charset=utf-8` : type],
      ['content-length', null],
    ];
    if (coding !== 'identity') bodyHeaders.push(['content-encoding', coding]);
    if (options.language !== undefined) bodyHeaders.push(['content-language', options.language]);
    if (status === 200) bodyHeaders.push(['accept-ranges', 'bytes']);
    bodyHeaders.push(['repr-digest', null]);
    const headers: ListField[] = etag === null ? [] : [['etag', null]];
    headers.push([
      'cache-control',
      options.cacheControl ?? (status === 200 ? 'public, no-cache' : 'no-store'),
    ]);
    if (vary !== null) headers.push(['vary', vary]);
    if (lastModified !== null) headers.push(['last-modified', null]);
    return {
      type,
      language: options.language ?? null,
      coding,
      body: sha256,
      length: body.length,
      inflatedFrom: null,
      etag,
      lastModified,
      list: this.#list({ bodyHeaders, headers: [...headers, ...(options.headers ?? []), ...SAFETY] }),
      own: options.own ?? [],
    };
  }

  #list(list: HeaderList): number {
    const known = this.headerLists.findIndex((each) => JSON.stringify(each) === JSON.stringify(list));
    return known < 0 ? this.headerLists.push(list) - 1 : known;
  }
}

/** Coded bodies by coding and body: the fixture is made many times in a run, with the same bodies. */
const encoded = new Map<string, Uint8Array>();

function encode(body: Uint8Array, coding: Coding, sha256: string): Uint8Array {
  const key = `${coding} ${sha256}`;
  const known = encoded.get(key) ?? compress(body, coding);
  encoded.set(key, known);
  return known;
}

function compress(body: Uint8Array, coding: Coding): Uint8Array {
  if (coding === 'br') return brotliCompressSync(body);
  if (coding === 'gzip') return gzipSync(body);
  return coding === 'zstd' ? zstdRaw(body) : body;
}

/** A Zstandard frame (RFC 8878 §3.1.1) of one raw block: valid, if not smaller. Node 20 cannot make better. */
function zstdRaw(body: Uint8Array): Uint8Array {
  if (body.length >= 1 << 17) throw new Error('too long for one block');
  const head = Buffer.alloc(12);
  head.writeUInt32LE(0xfd2fb528, 0);
  head[4] = 0xa0; // single segment, content size in four bytes
  head.writeUInt32LE(body.length, 5);
  head.writeUIntLE((body.length << 3) | 1, 9, 3); // last block, raw
  return Buffer.concat([head, body]);
}
