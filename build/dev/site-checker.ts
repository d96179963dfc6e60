/**
 * Checks the whole site as a build does, while the server goes on answering: in short slices of work, keeping only
 * the findings of each article.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Resource } from '../bundle/resource.ts';
import { foldBrokenTargets } from '../content/fold-repeats.ts';
import type { Asset, Document } from '../content/model.ts';
import { collectProblems, type Problem } from '../content/problem.ts';
import { suggestTargets } from '../content/suggest-targets.ts';
import type { Rendered } from '../markdown/render.types.ts';
import { documentResources } from '../pages/documents/documents.ts';
import { ARTICLE, readAround, sourceOf } from '../pages/documents/render-document.ts';
import { errorPage } from '../pages/error-page.ts';
import { relatedPosts } from '../pages/related/related-posts.ts';
import { ownPages } from '../plan/generated-plans.ts';
import { healthUnderRules } from '../plan/health-check.ts';
import type { SiteParts } from '../plan/site-parts.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import { type Kind, Memo } from '../remember/memo.ts';
import { Instants, walkInstants } from '../site/instants.ts';
import { secureVersions } from '../site/safety/secure-versions.ts';
import { languageOf, type SiteContext } from '../site/site-context.ts';
import { type ArticleFindings, SiteFindings } from '../site/site-findings.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';
import type { DocumentRequest } from '../site/snapshot-requests.ts';
import type { SitePlan } from './live-plans.ts';
import type { LiveSite } from './live-site.ts';

/** The longest that a request waits for the checker (milliseconds). */
const SLICE = 8;

/** The data beside the article that decides a page's policy; all else on the page is text. */
type PolicyData = readonly unknown[];

/** The findings in a document; its articles are not kept. */
interface CheckedDocument {
  articles: readonly ArticleFindings[];
  /** Problems with the policies of its pages. */
  problems: readonly Problem[];
}

const CHECKED: Kind<CheckedDocument> = { name: 'checked document' };

/** A check that is under way. */
interface Check {
  context: SiteContext;
  isStale: () => boolean;
  /** Problems with policies so far. */
  secured: Problem[];
}

export class SiteChecker {
  readonly #memo: Memo;
  #sliceEnds = 0;

  /** `cache` keeps articles for later processes. */
  constructor(cache?: ContentCache) {
    this.#memo = new Memo(cache, [ARTICLE.name, 'page']);
  }

  /**
   * Every problem that a build of `site` would find, in the order in which authors read them; null as soon as
   * `isStale` returns true.
   */
  async check(site: LiveSite, isStale: () => boolean): Promise<Problem[] | null> {
    const { parts, asOf } = site;
    const findings = new SiteFindings();
    const context = this.#contextOf(parts, findings);
    const { assets } = context.content;
    const secured = policyProblems(parts.fixed.byPath, parts, [], assets);
    const visit = (now: number): Promise<boolean> =>
      this.#checkInstant(site, now, { context, isStale, secured });
    for await (const { from, result } of walkInstants(new Instants(context, asOf), visit)) {
      if (!result) return null;
      const home = from === null ? site.planAt(asOf).paths.get('/') : undefined;
      if (home !== undefined) secured.push(...policyProblems([['/', home.make()]], parts, [], []));
    }
    const { authorRules: rules } = await site.rules();
    const problems = collectProblems(
      parts.problems,
      findings.problems,
      findings.brokenAnchors(),
      secured,
      rules.problems,
      healthUnderRules(parts.context.content, rules.written),
    );
    return foldBrokenTargets(suggestTargets(problems, parts.tree.keys()));
  }

  /** The context for checking the pages of `parts`, with findings and a memo of its own. */
  #contextOf(parts: SiteParts, findings: SiteFindings): SiteContext {
    // Text on a page has no problems, so related posts are left out.
    return { ...parts.context, memo: this.#memo, related: relatedPosts([]), findings };
  }

  /** Checks the documents that are public at `now`; false where it became stale. */
  async #checkInstant(site: LiveSite, now: number, check: Check): Promise<boolean> {
    const { context, isStale, secured } = check;
    const plan = site.planAt(now);
    for (const each of plan.collisions) context.findings.problems.push(each);
    const inputs = new Map<SnapshotInput, SnapshotInput>();
    for (const { input, document } of plan.requests) {
      const own = inputs.get(input) ?? { ...input, context };
      inputs.set(input, own);
      for (const each of this.#checkDocument({ input: own, document }, site.parts)) secured.push(each);
      if (!(await this.#continues(isStale))) return false;
    }
    return context.shortcodes.templates.isEmpty || this.#checkTemplates(plan, inputs, check);
  }

  /** Makes the generated pages by the author's templates, for their problems; false where it became stale. */
  async #checkTemplates(
    { requests }: SitePlan,
    inputs: ReadonlyMap<SnapshotInput, SnapshotInput>,
    { context, isStale }: Check,
  ): Promise<boolean> {
    const written = new Set(requests.map(({ document }) => document.path));
    for (const input of inputs.values()) {
      errorPage(context, 404, input.now);
      for (const [, { make }] of ownPages(input, (path) => written.has(path))) {
        make();
        if (!(await this.#continues(isStale))) return false;
      }
    }
    return true;
  }

  /** Lets requests be answered after a slice of work; false where the check became stale. */
  async #continues(isStale: () => boolean): Promise<boolean> {
    if (performance.now() <= this.#sliceEnds) return true;
    await nextTurn();
    this.#sliceEnds = performance.now() + SLICE;
    return !isStale();
  }

  /** The problems with the policies of a document's pages; its other problems are added to the findings. */
  #checkDocument({ input, document }: DocumentRequest, parts: SiteParts): readonly Problem[] {
    // A stand-in has no file of its own, so a problem with its policy is reported for its original, and here for
    // the site.
    const authors = input.context.documents.get(document.file) === document ? [document] : [];
    const language = languageOf(input.context, document);
    const source = authors.length === 0 ? null : document.source;
    const inputs = { ...sourceOf(document), source, language, policy: policyDataOf(parts) };
    const subject = { name: document.path, inputs, read: readAround(input, document) };
    const { articles, problems } = this.#memo.remember(CHECKED, subject, (read) => {
      const { articles: rendered, resources } = documentResources(input, document, read);
      return {
        articles: rendered.map(findingsOf),
        problems: policyProblems(resources, parts, authors, []),
      };
    });
    for (const article of articles) input.context.findings.add(document.path, article);
    return problems;
  }
}

function findingsOf({ problems, anchors, pendingAnchors, changesAt }: Rendered): ArticleFindings {
  return { problems, anchors, pendingAnchors, changesAt };
}

function policyDataOf({ context, safety, authorCode }: SiteParts): PolicyData {
  const templates = authorCode.templates.map(({ name, digest }) => [name, digest]);
  return [context.content.config, context.content.theme, context.view, safety, templates];
}

/** The problems with the policies of `resources`; `documents` are those at their paths. */
function policyProblems(
  resources: Iterable<[string, Resource]>,
  { context, safety }: SiteParts,
  documents: readonly Document[],
  assets: readonly Asset[],
): Problem[] {
  const always = { from: null, until: null };
  const versions = new Map([...resources].map(([path, resource]) => [path, [{ ...always, resource }]]));
  const { config, parts } = context.content;
  return secureVersions(versions, safety, { documents, assets, parts, base: config.base }).problems;
}
