/**
 * Looks the whole site over as a build does, for what is wrong with it, while the server goes on answering: in
 * short slices of work, and keeping of each article only what was found in it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Resource } from '../bundle/resource.ts';
import type { Asset, Document } from '../content/model.ts';
import { collectProblems, type Problem } from '../content/problem.ts';
import type { Rendered } from '../markdown/render.types.ts';
import { documentResources } from '../pages/documents/documents.ts';
import { renderDocument } from '../pages/documents/render-document.ts';
import { relatedPosts } from '../pages/related/related-posts.ts';
import type { SiteParts } from '../plan/site-parts.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import { sameData } from '../remember/same-data.ts';
import type { BuildMemory } from '../site/build-memory.ts';
import { Instants, walkInstants } from '../site/instants.ts';
import { secureVersions } from '../site/safety/secure-versions.ts';
import type { SiteContext } from '../site/site-context.ts';
import { SiteFindings } from '../site/site-findings.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';
import type { DocumentRequest } from '../site/snapshot-plan.ts';
import { CheckMemory } from './live-memory.ts';
import type { LiveSite } from './live-site.ts';

/** The longest that a request waits for the checker (milliseconds). */
const SLICE = 8;

/** What the policy of a page depends on beside its article: all else on it is text. */
type Frame = readonly unknown[];

/** What the policy of a page stops, and in what frame. */
interface Judgement {
  frame: Frame;
  problems: readonly Problem[];
}

/** A check that is under way. */
interface Check {
  context: SiteContext;
  isStale: () => boolean;
  /** What policies stop, as far as it is known. */
  secured: Problem[];
}

export class SiteChecker {
  readonly #memory: BuildMemory;
  readonly #judged = new WeakMap<Rendered, Judgement>();
  #sliceEnds = 0;

  /** `cache` keeps the articles for later processes. */
  constructor(cache?: ContentCache) {
    this.#memory = new CheckMemory(cache);
  }

  /**
   * Every problem that a build of `site` would find, in the order in which authors read them; null where
   * `isStale` says, in between, that nobody wants to know any more.
   */
  async check(site: LiveSite, isStale: () => boolean): Promise<Problem[] | null> {
    const { parts, asOf } = site;
    const findings = new SiteFindings();
    const context = this.#contextOf(parts, findings);
    const { assets } = context.content;
    const secured = policyProblems(parts.fixed.byPath, parts, [], assets);
    const look = (now: number): Promise<boolean> =>
      this.#checkInstant(site, now, { context, isStale, secured });
    for await (const { from, seen } of walkInstants(new Instants(context, asOf), look)) {
      if (!seen) return null;
      const home = from === null ? site.planAt(asOf).paths.get('/') : undefined;
      if (home !== undefined) secured.push(...policyProblems([['/', home.make()]], parts, [], []));
    }
    const { rules } = await site.frame();
    return collectProblems(
      parts.problems,
      findings.problems,
      findings.brokenAnchors(),
      secured,
      rules.problems,
    );
  }

  /** The context in which the pages of `parts` are looked over, with findings and a memory of its own. */
  #contextOf(parts: SiteParts, findings: SiteFindings): SiteContext {
    // What stands on a page as text has no problems.
    return { ...parts.context, memory: this.#memory, related: relatedPosts([]), findings };
  }

  /** Checks the documents that are public at `now`; false where `isStale` ended it. */
  async #checkInstant(site: LiveSite, now: number, check: Check): Promise<boolean> {
    const { context, isStale, secured } = check;
    const plan = site.planAt(now);
    context.findings.problems.push(...plan.collisions);
    const inputs = new Map<SnapshotInput, SnapshotInput>();
    for (const { input, document } of plan.requests) {
      const own = inputs.get(input) ?? { ...input, context };
      inputs.set(input, own);
      secured.push(...this.#checkDocument({ input: own, document }, site.parts));
      if (performance.now() > this.#sliceEnds) {
        await nextTurn();
        this.#sliceEnds = performance.now() + SLICE;
        if (isStale()) return false;
      }
    }
    return true;
  }

  /** What the policy of a document's pages stops; the findings get the rest. */
  #checkDocument({ input, document }: DocumentRequest, parts: SiteParts): readonly Problem[] {
    const { articles } = this.#memory;
    const frame = frameOf(parts);
    const known = articles.get(document.path);
    // An article of which only the findings are left cannot be put into another frame.
    if (known !== undefined && !sameData(this.#judged.get(known.rendered)?.frame, frame)) {
      articles.delete(document.path);
    }
    const first = renderDocument(input, document);
    for (let number = 2; number <= first.pageCount; number++) renderDocument(input, document, number);
    const judged = this.#judged.get(first);
    if (judged !== undefined) return judged.problems;
    // A stand-in is written nowhere, so what it stops is reported of its original, and here of the site.
    const authors = input.context.documents.get(document.file) === document ? [document] : [];
    const problems = policyProblems(documentResources(input, document).resources, parts, authors, []);
    this.#keep(document.path, first, { frame, problems });
    return problems;
  }

  /** Keeps of an article what was found, and not its text. */
  #keep(path: string, rendered: Rendered, judgement: Judgement): void {
    const { articles } = this.#memory;
    const article = articles.get(path);
    if (article === undefined) return;
    const findings: Rendered = { ...rendered, html: '', text: '', headings: [] };
    articles.set(path, { ...article, rendered: findings });
    this.#judged.set(findings, judgement);
  }
}

/** What a page's policy depends on beside its article. */
function frameOf({ context, safety }: SiteParts): Frame {
  return [context.content.config, context.content.theme, context.view.footerHtml, safety];
}

/** What the policies of `resources` stop; `documents` are those that are served there. */
function policyProblems(
  resources: Iterable<[string, Resource]>,
  { context, safety }: SiteParts,
  documents: readonly Document[],
  assets: readonly Asset[],
): Problem[] {
  const always = { from: null, until: null };
  const versions = new Map([...resources].map(([path, resource]) => [path, [{ ...always, resource }]]));
  return secureVersions(versions, safety, { documents, assets }, context.memory.secured).problems;
}
