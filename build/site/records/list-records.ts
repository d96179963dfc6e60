/** Pages of lists as records of the cache: most lists of a large site are what they were in the build before. */
import type { CodedBody } from '../../bundle/codings.ts';
import type { Resource } from '../../bundle/resource.ts';
import type { StoredBytes } from '../../bundle/stored-bytes.ts';
import { type CacheSharing, type ContentCache, cacheKey } from '../../cache/content-cache.ts';
import { DataDigests } from '../data-digests.ts';
import type { ListSurroundings } from '../lists/list-resources.ts';
import { securedWithBlocked } from '../safety-headers.ts';
import type { SecuredBefore } from '../secure-versions.ts';
import { type RecordOptions, recordCircumstances } from './document-key.ts';
import { decodeRecord, encodeRecord, type ResourceRecord } from './resource-record.ts';

/** Raised when the same surroundings would give another page. */
const VERSION = 1;

/** Gives the coded forms of a body. */
export type CodeBody = (
  body: StoredBytes,
  type: string,
) => readonly CodedBody[] | Promise<readonly CodedBody[]>;

export class ListRecords {
  readonly #cache: ContentCache;
  readonly #sharing: CacheSharing;
  readonly #options: RecordOptions;
  readonly #secured: SecuredBefore;
  readonly #circumstances: string;
  readonly #digests = new DataDigests();
  /** What was made in this build, by its key. */
  readonly #made = new Map<string, ResourceRecord>();

  /** `secured` is told of each page that is safe already. */
  constructor(cache: ContentCache, sharing: CacheSharing, options: RecordOptions, secured: SecuredBefore) {
    this.#cache = cache;
    this.#sharing = sharing;
    this.#options = options;
    this.#secured = secured;
    this.#circumstances = recordCircumstances(options);
  }

  /** The page of these surroundings, from the cache or as `make` makes it. */
  get({ view, ...rest }: ListSurroundings, make: () => Resource): Resource {
    const key = cacheKey(
      'list record',
      VERSION,
      this.#circumstances,
      this.#digests.of(view),
      JSON.stringify(rest),
    );
    const record = this.#find(key) ?? this.#make(key, rest.model.path, make());
    const resource = record.resources[0]?.[1];
    if (resource === undefined) throw new RangeError(`the record of ${rest.model.path} is empty`);
    const blocked = record.blocked[0] ?? [];
    const { safety } = this.#options;
    this.#secured.set(resource, { options: safety, isFile: false, secured: resource, blocked });
    return resource;
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
      this.#cache.put(key, encodeRecord({ resources: await Promise.all(coded), blocked }).bytes);
    }
    this.#made.clear();
  }

  #find(key: string): ResourceRecord | null {
    const bytes = this.#sharing.view(key);
    const place = this.#cache.locate(key);
    return bytes === null || place === null ? null : decodeRecord(bytes, place);
  }

  #make(key: string, path: string, page: Resource): ResourceRecord {
    const { secured, blocked } = securedWithBlocked(page, this.#options.safety);
    const record: ResourceRecord = { resources: [[path, secured]], blocked: [blocked] };
    this.#made.set(key, record);
    return record;
  }
}
