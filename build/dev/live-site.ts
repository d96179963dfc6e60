/**
 * The site of one state of the content, made on request: for each request a site of the few paths that it may
 * involve is made, and the portable handler decides on it. The answers are those of a whole build.
 */
import { BodyStore } from '../bundle/body-store.ts';
import { uncompressed } from '../bundle/codings.ts';
import { makeManifest } from '../bundle/make-manifest.ts';
import type { HeaderPair, Manifest } from '../bundle/manifest.ts';
import { fieldsOf } from '../bundle/own-values.ts';
import { packChunks } from '../bundle/pack.ts';
import type { Resource, TimedResource } from '../bundle/resource.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { NativeMemory, type NativeRequest, type NativeResponse } from '../host/native.ts';
import { fillSearch, siteSearchIndex } from '../plan/fill-search.ts';
import { manifestSite } from '../plan/manifest-site.ts';
import type { SiteParts } from '../plan/site-parts.ts';
import { type Snapshot, timeline } from '../plan/timeline.ts';
import { placeRedirects } from '../rules/place-redirects.ts';
import { Instants } from '../site/instants.ts';
import { SAFETY_HEADERS, secureResource } from '../site/safety/safety-headers.ts';
import { longestFreshness } from './freshness.ts';
import { LivePlans, type SitePlan } from './live-plans.ts';
import { type LiveRules, liveRules } from './live-rules.ts';

/** Used by all sites: each writes its whole pack into it. */
const nativeMemory = new NativeMemory();

export class LiveSite {
  readonly parts: SiteParts;
  readonly #plans: LivePlans;
  readonly #secured = new WeakMap<Resource, Resource>();
  readonly #files: ReadonlySet<StoredBytes>;
  #rules: Promise<LiveRules> | null = null;
  #searchIndex: Uint8Array | null = null;

  /** The site of `parts`, whose content was read at `asOf`, in whole seconds since 1970. */
  constructor(parts: SiteParts, asOf: number) {
    this.parts = parts;
    this.#plans = new LivePlans(parts, new Instants(parts.context, asOf));
    this.#files = new Set(parts.context.content.assets.map(({ bytes }) => bytes));
  }

  /** The instant at which the content was read, in whole seconds since 1970. */
  get asOf(): number {
    return this.#plans.instants.asOf;
  }

  /** Answers as a component of the whole site would. Rejects where the requested path cannot be packed. */
  async respond(request: NativeRequest): Promise<NativeResponse> {
    const rules = await this.rules();
    const { target, now } = request;
    const targets = [typeof target === 'string' ? target : Buffer.from(target).toString('utf8')];
    if (request.body !== undefined) for (const each of targetsIn(request.body)) targets.push(each);
    const paths = [...new Set(targets.flatMap((each) => rules.pathsFor(each)))];
    let { manifest, store } = await this.#siteOf(paths, rules, now, 0);
    const horizon = longestFreshness(this.#headersThatMayChange(manifest, paths, rules));
    if ((this.#plans.instants.next(now) ?? Number.POSITIVE_INFINITY) <= now + horizon) {
      ({ manifest, store } = await this.#siteOf(paths, rules, now, horizon));
    }
    const pack = packChunks(manifest, (sha256) => store.get(sha256));
    return nativeMemory.respond(pack, request);
  }

  /** The author's rules on the whole site, and the site's own answers. */
  rules(): Promise<LiveRules> {
    this.#rules ??= liveRules(this.parts, this.#plans);
    return this.#rules;
  }

  /** The plan of the site at `now`, seconds since 1970. */
  planAt(now: number): SitePlan {
    return this.#plans.at(now);
  }

  /** A site of `paths` alone, from `now` until `horizon` seconds later. */
  async #siteOf(
    paths: readonly string[],
    rules: LiveRules,
    now: number,
    horizon: number,
  ): Promise<{ manifest: Manifest; store: BodyStore }> {
    for (;;) {
      const { instants } = this.#plans;
      const first = instants.current(now);
      const span = { first, last: now + horizon };
      const versions = await timeline(instants, (at) => this.#snapshot(paths, at), span);
      // An article that was just made may change between that instant and now.
      if (instants.current(now) === first) return this.#pack(versions, paths, rules);
    }
  }

  #snapshot(paths: readonly string[], at: number): Snapshot {
    const plan = this.planAt(at);
    const resources = new Map<string, Resource>();
    for (const path of paths) {
      const found = plan.paths.get(path);
      if (found !== undefined) resources.set(path, this.#secure(found.make()));
    }
    return resources;
  }

  #secure(resource: Resource): Resource {
    const known = this.#secured.get(resource);
    if (known !== undefined) return known;
    const isFile = resource.bodies.some(({ body }) => this.#files.has(body));
    const secured = secureResource(resource, this.parts.safety, () => {}, isFile);
    this.#secured.set(resource, secured);
    return secured;
  }

  async #pack(
    versions: ReadonlyMap<string, TimedResource[]>,
    paths: readonly string[],
    { authorRules, redirects, answers }: LiveRules,
  ): Promise<{ manifest: Manifest; store: BodyStore }> {
    const placed = placeRedirects(authorRules.written, versions).versions;
    const store = new BodyStore();
    const { manifest } = await makeManifest(
      {
        site: manifestSite(this.parts.context.content.config),
        documents: { posts: [], pages: [] },
        timeline: await fillSearch(new Map([...placed].filter(([path]) => paths.includes(path))), () =>
          this.#index(),
        ),
        answers,
        redirects,
        headerRules: authorRules.headerRules,
        common: SAFETY_HEADERS,
        headerRulesFor: authorRules.headerRulesFor,
      },
      store,
      uncompressed,
    );
    return { manifest, store };
  }

  /** The search index of this state of the content, made for the first search. */
  #index(): Uint8Array {
    this.#searchIndex ??= siteSearchIndex(this.parts.context, this.asOf);
    return this.#searchIndex;
  }

  /** The headers of all answers that may change. */
  #headersThatMayChange(
    manifest: Manifest,
    paths: readonly string[],
    { authorRules }: LiveRules,
  ): HeaderPair[] {
    const { byPath } = this.parts.fixed;
    const versions = manifest.routes
      .filter(({ path }) => !byPath.has(path))
      .flatMap((route) => route.versions);
    // The answer of an asset's path never changes.
    if (paths.some((path) => byPath.has(path)) && versions.length === 0) return [];
    return [
      ...[...versions, ...Object.values(manifest.answers)].flatMap(({ representations }) =>
        representations.flatMap((form) => fieldsOf(manifest.headerLists, form)),
      ),
      ...paths.flatMap((path) => authorRules.headerRulesFor(path).flatMap(({ set }) => set)),
    ];
  }
}

/** The path in a message to the MCP endpoint that reads a page: that page is packed beside the endpoint. */
function targetsIn(body: Uint8Array): string[] {
  try {
    const { params } = JSON.parse(Buffer.from(body).toString('utf8'));
    const path: unknown = params?.arguments?.path;
    return typeof path === 'string' ? [path.replace(/^https?:\/\/[^/]*/, '')] : [];
  } catch {
    return [];
  }
}
