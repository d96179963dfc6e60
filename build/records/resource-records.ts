/**
 * What the site makes of its documents by itself as records of the cache: the pages of lists, feeds, the files for
 * programs. Most of them are what they were in the build before; then nothing of them is written, hashed or compressed.
 */
import type { CodedBody } from '../bundle/codings.ts';
import type { Resource } from '../bundle/resource.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { type CacheSharing, type ContentCache, cacheKey } from '../remember/content-cache.ts';
import { DataDigests } from '../remember/data-digests.ts';
import { securedWithBlocked } from '../site/safety/safety-headers.ts';
import { type SecuredBefore, tellSecured } from '../site/safety/secure-versions.ts';
import { type RecordOptions, recordCircumstances } from './document-key.ts';
import { RecordedArticles } from './recorded-articles.ts';
import { encodeRecord, findRecord, type ResourceRecord } from './resource-record.ts';

/** Raised when the same surroundings would give other resources. */
const VERSION = 3;

/** Gives the coded forms of a body. */
export type CodeBody = (
  body: StoredBytes,
  type: string,
) => readonly CodedBody[] | Promise<readonly CodedBody[]>;

/** All that some resources are made of, as plain data. */
export interface ResourceSurroundings {
  /** What they are: 'list', 'feed' … */
  kind: string;
  /** What many of them see alike: it is digested once for the same object. */
  shared: object;
  own: unknown;
}

/** Resources by their paths. */
type Resources = [string, Resource][];

export class ResourceRecords {
  readonly articles: RecordedArticles = new RecordedArticles();
  readonly #cache: ContentCache;
  readonly #sharing: CacheSharing;
  readonly #options: RecordOptions;
  readonly #secured: SecuredBefore;
  readonly #circumstances: string;
  readonly #digests = new DataDigests();
  /** What was found or made in this build, by its key. */
  readonly #known = new Map<string, Resources>();
  /** What was made of it, and is not in the cache yet. */
  readonly #made = new Map<string, ResourceRecord>();

  /** `secured` is told of each resource that is safe already. */
  constructor(cache: ContentCache, sharing: CacheSharing, options: RecordOptions, secured: SecuredBefore) {
    this.#cache = cache;
    this.#sharing = sharing;
    this.#options = options;
    this.#secured = secured;
    this.#circumstances = recordCircumstances(options);
  }

  /** The resources of these surroundings: those of this build, from the cache, or as `make` makes them. */
  get({ kind, shared, own }: ResourceSurroundings, make: () => Resources): Resources {
    const key = cacheKey(
      `${kind} record`,
      VERSION,
      this.#circumstances,
      this.#digests.of(shared),
      JSON.stringify(own),
    );
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { resources, blocked } = findRecord(this.#cache, this.#sharing, key) ?? this.#make(key, make());
    for (const [index, [, resource]] of resources.entries()) {
      tellSecured(this.#secured, resource, this.#options.safety, blocked[index] ?? []);
    }
    this.#known.set(key, resources);
    return resources;
  }

  /** Puts what was made in this build into the cache, with the forms that `code` gives. */
  async keep(code: CodeBody): Promise<void> {
    for (const [key, { resources, blocked }] of this.#made) {
      const coded = resources.map(async ([path, resource]): Promise<[string, Resource]> => {
        const bodies = resource.bodies.map(async (body) => ({
          ...body,
          forms: await code(body.body, body.type),
        }));
        return [path, { ...resource, bodies: await Promise.all(bodies) }];
      });
      const { head, bodies } = encodeRecord({ resources: await Promise.all(coded), blocked });
      this.#cache.put(key, head, ...bodies);
    }
    this.#made.clear();
  }

  #make(key: string, made: Resources): ResourceRecord {
    const record: ResourceRecord = { resources: [], blocked: [] };
    for (const [path, resource] of made) {
      const { secured, blocked } = securedWithBlocked(resource, this.#options.safety);
      record.resources.push([path, secured]);
      record.blocked.push(blocked);
    }
    this.#made.set(key, record);
    return record;
  }
}

/** The same where records are kept; elsewhere the resources are made. */
export function recordedOr(
  records: ResourceRecords | null,
  around: ResourceSurroundings,
  make: () => Resources,
): Resources {
  return records === null ? make() : records.get(around, make);
}
