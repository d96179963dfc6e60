/**
 * Looks the whole site over as a build does, for what is wrong with it, while the server goes on answering: in
 * short slices of work, and keeping of each article only what was found in it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Resource } from '../bundle/resource.ts';
import type { Asset, Document } from '../content/model.ts';
import { collectProblems, type Problem } from '../content/problem.ts';
import { suggestTargets } from '../content/suggest-targets.ts';
import type { Rendered } from '../markdown/render.types.ts';
import { documentResources } from '../pages/documents/documents.ts';
import { ARTICLE, readAround, sourceOf } from '../pages/documents/render-document.ts';
import { relatedPosts } from '../pages/related/related-posts.ts';
import type { SiteParts } from '../plan/site-parts.ts';
import type { ContentCache } from '../remember/content-cache.ts';
import { type Kind, Memo } from '../remember/memo.ts';
import { Instants, walkInstants } from '../site/instants.ts';
import { secureVersions } from '../site/safety/secure-versions.ts';
import { languageOf, type SiteContext } from '../site/site-context.ts';
import { type ArticleFindings, SiteFindings } from '../site/site-findings.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';
import type { DocumentRequest } from '../site/snapshot-requests.ts';
import type { LiveSite } from './live-site.ts';

/** The longest that a request waits for the checker (milliseconds). */
const SLICE = 8;

/** What the policy of a page depends on beside its article: all else on it is text. */
type Frame = readonly unknown[];

/** What looking a document over has found: its articles are not kept. */
interface CheckedDocument {
  articles: readonly ArticleFindings[];
  /** What the policies of its pages stop. */
  problems: readonly Problem[];
}

const CHECKED: Kind<CheckedDocument> = { name: 'checked document' };

/** A check that is under way. */
interface Check {
  context: SiteContext;
  isStale: () => boolean;
  /** What policies stop, as far as it is known. */
  secured: Problem[];
}

export class SiteChecker {
  readonly #memo: Memo;
  #sliceEnds = 0;

  /** `cache` keeps the articles for later processes. */
  constructor(cache?: ContentCache) {
    this.#memo = new Memo(cache, [ARTICLE.name, 'page']);
  }

  /**
   * Every problem that a build of `site` would find, in the order in which authors read them; null where
   * `isStale` returns true in between.
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
    const problems = collectProblems(
      parts.problems,
      findings.problems,
      findings.brokenAnchors(),
      secured,
      rules.problems,
    );
    return suggestTargets(problems, parts.tree.keys());
  }

  /** The context in which the pages of `parts` are looked over, with findings and a memo of its own. */
  #contextOf(parts: SiteParts, findings: SiteFindings): SiteContext {
    // What stands on a page as text has no problems.
    return { ...parts.context, memo: this.#memo, related: relatedPosts([]), findings };
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
    // A stand-in has no file of its own, so what its policy stops is reported for its original, and here for the site.
    const authors = input.context.documents.get(document.file) === document ? [document] : [];
    const language = languageOf(input.context, document);
    const source = authors.length === 0 ? null : document.source;
    const inputs = { ...sourceOf(document), source, language, frame: frameOf(parts) };
    const subject = { name: document.path, inputs, read: readAround(input, document) };
    const { articles, problems } = this.#memo.remember(CHECKED, subject, (read) => {
      const made = documentResources(input, document, read);
      return {
        articles: made.articles.map(findingsOf),
        problems: policyProblems(made.resources, parts, authors, []),
      };
    });
    for (const article of articles) input.context.findings.add(document.path, article);
    return problems;
  }
}

function findingsOf({ problems, anchors, pendingAnchors, changesAt }: Rendered): ArticleFindings {
  return { problems, anchors, pendingAnchors, changesAt };
}

/** What a page's policy depends on beside its article. */
function frameOf({ context, safety }: SiteParts): Frame {
  return [context.content.config, context.content.theme, context.view, safety];
}

/** What the policies of `resources` stop; `documents` are those that are served there. */
function policyProblems(
  resources: Iterable<[string, Resource]>,
  { safety }: SiteParts,
  documents: readonly Document[],
  assets: readonly Asset[],
): Problem[] {
  const always = { from: null, until: null };
  const versions = new Map([...resources].map(([path, resource]) => [path, [{ ...always, resource }]]));
  return secureVersions(versions, safety, { documents, assets }).problems;
}
