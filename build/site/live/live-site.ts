/**
 * The site of one state of the content, made as it is asked for: each request gets a site of just those paths that
 * it may have to do with, on which the portable handler decides. The answers are those of a whole build.
 */
import { BodyStore } from '../../bundle/body-store.ts';
import { uncompressed } from '../../bundle/codings.ts';
import { makeManifest } from '../../bundle/make-manifest.ts';
import type { AnswerName, HeaderPair, Manifest, RedirectRule } from '../../bundle/manifest.ts';
import { packChunks } from '../../bundle/pack.ts';
import type { Resource } from '../../bundle/resource.ts';
import type { StoredBytes } from '../../bundle/stored-bytes.ts';
import { createNativeSite, type NativeRequest, type NativeResponse } from '../../host/native.ts';
import { placeRedirects } from '../../rules/place-redirects.ts';
import { safeAnswers } from '../answers.ts';
import { type AuthorRules, applyAuthorRules } from '../author-rules.ts';
import { categoryRules } from '../categories/category-resources.ts';
import { manifestSite } from '../manifest-site.ts';
import { documentPlans } from '../plan/document-plans.ts';
import { type PathPlan, planPaths } from '../plan/path-plan.ts';
import { publicationMoments } from '../publication.ts';
import { SAFETY_HEADERS, secureResource } from '../safety-headers.ts';
import type { SiteParts } from '../site-parts.ts';
import { planSnapshot, type SnapshotPlan } from '../snapshot-plan.ts';
import { type Snapshot, type TimedResource, timeline } from '../timeline.ts';
import { farthestFreshness } from './freshness.ts';
import { type RequestPaths, requestPaths } from './request-paths.ts';

/** What holds for every request. */
export interface Frame {
  rules: AuthorRules;
  redirects: RedirectRule[];
  pathsFor: RequestPaths;
  answers: Record<AnswerName, Resource>;
}

/** What the site is made from at one instant, and every path with what will make its answer. */
export interface SitePlan extends SnapshotPlan, PathPlan {}

/** Plans of instants that are kept: of now, and of the next few at which the site changes. */
const KEPT_PLANS = 4;

export class LiveSite {
  readonly parts: SiteParts;
  /** The instant at which the content was read, in whole seconds since 1970. */
  readonly asOf: number;
  /** Instants after `asOf` at which something changes: those of the documents, and more as things are made. */
  readonly #moments: Set<number>;
  /** By the instant for which they were made. */
  readonly #plans = new Map<number, SitePlan>();
  readonly #secured = new WeakMap<Resource, Resource>();
  readonly #files: ReadonlySet<StoredBytes>;
  #frame: Promise<Frame> | null = null;
  /** How many articles have been asked when they change. */
  #heard = 0;

  constructor(parts: SiteParts, asOf: number) {
    this.parts = parts;
    this.asOf = asOf;
    this.#moments = new Set(publicationMoments(parts.context.content, asOf));
    this.#files = new Set(parts.context.content.assets.map(({ bytes }) => bytes));
  }

  /** Answers as a component of the whole site would. Rejects where what is asked for cannot be packed. */
  async respond(request: NativeRequest): Promise<NativeResponse> {
    const frame = await this.frame();
    const { target, now } = request;
    const paths = frame.pathsFor(typeof target === 'string' ? target : Buffer.from(target).toString('utf8'));
    let { manifest, store } = await this.#siteOf(paths, frame, now, 0);
    const horizon = farthestFreshness(this.#headersThatEnd(manifest, paths, frame));
    if (this.#momentsAfter(now).some((moment) => moment <= now + horizon)) {
      ({ manifest, store } = await this.#siteOf(paths, frame, now, horizon));
    }
    return createNativeSite(packChunks(manifest, (sha256) => store.get(sha256))).respond(request);
  }

  /** The author's rules on the whole site, and the site's own answers. */
  frame(): Promise<Frame> {
    this.#frame ??= this.#makeFrame();
    return this.#frame;
  }

  /** The plan of the site at `now`, seconds since 1970. */
  planAt(now: number): SitePlan {
    const plan = this.#plans.get(now) ?? this.#plan(now);
    // The one that was asked for last is the last to go.
    this.#plans.delete(now);
    this.#plans.set(now, plan);
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > KEPT_PLANS && oldest !== undefined) this.#plans.delete(oldest);
    return plan;
  }

  #plan(now: number): SitePlan {
    const { context, fixed } = this.parts;
    const plan = planSnapshot(context, now);
    // What is made for who asks is not kept: the memory of a development server would hold the whole site.
    return { ...plan, ...planPaths(plan, fixed, { documentPlans, once: (make) => make }) };
  }

  /** The instants after `now` at which something changes, as far as they are known, ascending. */
  #momentsAfter(now: number): number[] {
    return [...this.#moments].filter((moment) => moment > now).sort((a, b) => a - b);
  }

  /** The last instant up to `now` at which something changed. */
  #instantOf(now: number): number {
    let last = this.asOf;
    for (const moment of this.#moments) if (moment <= now && moment > last) last = moment;
    return last;
  }

  /** A site of `paths` alone, from `now` until `horizon` seconds later. */
  async #siteOf(
    paths: readonly string[],
    frame: Frame,
    now: number,
    horizon: number,
  ): Promise<{ manifest: Manifest; store: BodyStore }> {
    for (;;) {
      const instant = this.#instantOf(now);
      const moments = this.#momentsAfter(instant).filter((moment) => moment <= now + horizon);
      const versions = await timeline(instant, moments, (at) => this.#snapshot(paths, at));
      // What was made may have said that it changes between that instant and now.
      if (this.#instantOf(now) === instant) return this.#pack(versions, paths, frame);
    }
  }

  #snapshot(paths: readonly string[], at: number): Snapshot {
    const plan = this.planAt(at);
    const resources = new Map<string, Resource>();
    for (const path of paths) {
      const found = plan.paths.get(path);
      if (found !== undefined) resources.set(path, this.#secure(found.make()));
    }
    this.#learnMoments();
    return { resources, changesAt: [] };
  }

  /** Articles say when they change of their own accord, wherever they were rendered for. */
  #learnMoments(): void {
    const { noted } = this.parts.context;
    if (noted.size === this.#heard) return;
    this.#heard = noted.size;
    for (const { changesAt } of noted) {
      for (const moment of changesAt) if (moment > this.asOf) this.#moments.add(moment);
    }
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
    { rules, redirects, answers }: Frame,
  ): Promise<{ manifest: Manifest; store: BodyStore }> {
    const placed = placeRedirects(rules.written, versions).versions;
    const store = new BodyStore();
    const { manifest } = await makeManifest(
      {
        site: manifestSite(this.parts.context.content.config),
        documents: () => ({ posts: [], pages: [] }),
        timeline: new Map([...placed].filter(([path]) => paths.includes(path))),
        answers,
        redirects,
        headerRules: rules.headerRules,
        common: SAFETY_HEADERS,
        headerRulesFor: rules.headerRulesFor,
      },
      store,
      uncompressed,
    );
    return { manifest, store };
  }

  /** The headers of all that may answer and may be another thing tomorrow. */
  #headersThatEnd(manifest: Manifest, paths: readonly string[], { rules }: Frame): HeaderPair[] {
    const { byPath } = this.parts.fixed;
    const versions = manifest.routes
      .filter(({ path }) => !byPath.has(path))
      .flatMap((route) => route.versions);
    // Of an asset's path nothing else will ever answer.
    if (paths.some((path) => byPath.has(path)) && versions.length === 0) return [];
    return [
      ...[...versions, ...Object.values(manifest.answers)].flatMap(({ representations }) =>
        representations.flatMap(({ headers }) => headers),
      ),
      ...paths.flatMap((path) => rules.headerRulesFor(path).flatMap(({ set }) => set)),
    ];
  }

  async #makeFrame(): Promise<Frame> {
    const { tree, context } = this.parts;
    const { config } = context.content;
    const hasRules = tree.has('_redirects') || tree.has('_headers');
    const outlines = hasRules
      ? await timeline(this.asOf, publicationMoments(context.content, this.asOf), (at) => this.#outline(at))
      : new Map<string, TimedResource[]>();
    const rules = applyAuthorRules(tree, outlines, config.url);
    const redirects = [...rules.redirects, ...categoryRules(config)];
    return {
      rules,
      redirects,
      pathsFor: requestPaths(redirects),
      answers: safeAnswers(this.parts),
    };
  }

  /** The whole site at an instant, its bodies without bytes. */
  #outline(at: number): Snapshot {
    const { paths } = this.planAt(at);
    this.#learnMoments();
    const resources = new Map([...paths].map(([path, { outline }]) => [path, outline]));
    return { resources, changesAt: this.#momentsAfter(at) };
  }
}
