/**
 * The record of a group of documents: the heads of their own records, with each header once, and where these records
 * have the bodies.
 */
import type { HeaderPair } from '../../bundle/manifest.ts';
import type { Resource } from '../../bundle/resource.ts';
import type { ContentCache } from '../../remember/content-cache.ts';
import type { StoredForm } from '../../remember/memo.ts';
import {
  type BodyHead,
  distinctBodies,
  type StoredBodies,
  storedForms,
  toBody,
} from '../../site/records/resource-record.ts';
import type { DocumentRecord } from './document-record.ts';

interface Stored {
  /** Each distinct header. */
  headers: HeaderPair[];
  documents: [StoredBodies, StoredResource[], Omit<DocumentRecord, 'resources' | 'stored'>][];
}

type StoredResource = [path: string, resource: Omit<Resource, 'bodies'>, bodies: StoredBody[]];

/** The headers are indexes. */
type StoredBody = Omit<BodyHead, 'headers'> & { headers: number[] };

/** The stored form of groups whose documents are in `cache` already, each in a record of its own. */
export function groupForm(cache: ContentCache): StoredForm<readonly DocumentRecord[]> {
  return {
    encode: (records) => [Buffer.from(JSON.stringify(encodeGroup(records)))],
    decode: ({ bytes }) => {
      const { headers, documents } = JSON.parse(Buffer.from(bytes).toString()) as Stored;
      const records: DocumentRecord[] = [];
      for (const [stored, resources, rest] of documents) {
        // Damaged bodies are noticed here.
        const place = cache.peek(stored.key) === null ? null : cache.locate(stored.key);
        if (place === null) return null;
        const forms = storedForms(stored, place);
        const decoded = resources.map(([path, resource, own]): [string, Resource] => {
          const bodies = own.map((body) =>
            toBody(
              body,
              forms,
              body.headers.map((index) => headers[index] as HeaderPair),
            ),
          );
          return [path, Object.assign(resource, { bodies })];
        });
        records.push(Object.assign(rest, { resources: decoded, stored }));
      }
      return records;
    },
  };
}

function encodeGroup(records: readonly DocumentRecord[]): Stored {
  const headers: HeaderPair[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (pair: HeaderPair): number => {
    const text = pair.join(' ');
    const index = indexes.get(text) ?? headers.length;
    if (index === headers.length) headers.push(pair);
    indexes.set(text, index);
    return index;
  };
  return {
    headers,
    documents: records.map(({ resources, stored, ...rest }) => {
      if (stored === undefined) throw new TypeError('a document of a group is not in the cache');
      const places = new Map(distinctBodies({ resources }).map(({ body }, at) => [body, at]));
      const all = resources.map(
        ([path, { bodies, ...resource }]): StoredResource => [
          path,
          resource,
          bodies.map(({ body, forms: _, headers: own, ...facts }) => ({
            ...facts,
            headers: own.map(indexOf),
            at: places.get(body) ?? -1,
          })),
        ],
      );
      return [stored, all, rest];
    }),
  };
}
