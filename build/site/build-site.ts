/** The whole build but for reading options and writing files: a content folder to manifest, bodies and pack. */
import { BodyCoder } from '../bundle/body-coder.ts';
import { BodyStore } from '../bundle/body-store.ts';
import type { Chunks } from '../bundle/chunks.ts';
import { levelsFor, uncompressed } from '../bundle/codings.ts';
import { makeManifest } from '../bundle/make-manifest.ts';
import type { Manifest } from '../bundle/manifest.ts';
import { packChunks } from '../bundle/pack.ts';
import type { Encoder } from '../bundle/representations.ts';
import type { Resource } from '../bundle/resource.ts';
import { type SiteLimits, SiteTooLarge } from '../bundle/site-limits.ts';
import { type ContentCache, NO_CACHE } from '../cache/content-cache.ts';
import type { SiteContent } from '../content/model.ts';
import { distinctProblems, type Problem, sortProblems } from '../content/problem.ts';
import { readContent } from '../content/read-content.ts';
import { readTree } from '../content/read-tree.ts';
import { findStyleFiles, type SiteFile } from '../theme/style/style-files.ts';
import { brokenAnchors } from './anchors.ts';
import { siteAnswers } from './answers.ts';
import { type AssetSet, assetSet } from './assets.ts';
import { applyAuthorRules } from './author-rules.ts';
import { BuildMemory } from './build-memory.ts';
import { socialCards } from './cards/social-cards.ts';
import { categoryRules } from './categories/category-resources.ts';
import { createSiteContext } from './create-site-context.ts';
import { differences } from './differences/differences.ts';
import { errorPage } from './error-page.ts';
import { manifestDocuments } from './manifest-documents.ts';
import { manifestSite } from './manifest-site.ts';
import { missingFonts } from './missing-fonts.ts';
import { missingIcons } from './missing-icons.ts';
import { publicationMoments } from './publication.ts';
import { SAFETY_HEADERS, secureResource } from './safety-headers.ts';
import { secureVersions } from './secure-versions.ts';
import { showDrafts } from './show-drafts.ts';
import { type Scale, siteDocuments } from './site-documents.ts';
import { assembleSnapshot, planSnapshot } from './snapshot.ts';
import { themeAssets } from './theme-assets.ts';
import { Timeline } from './timeline.ts';
import { tooLargeProblem } from './too-large.ts';
import { webApp } from './web-app.ts';

/** Hears of a stage of the build, how many of its steps are done, and how many there are; 0: nobody knows. */
export type Progress = (stage: string, done: number, total: number) => void;

export interface BuildInput {
  /** The content folder. */
  content: string;
  /** Folders inside it that are not content: the output. */
  exclude: string[];
  /** Windows that ended before are left out: seconds since 1970, or what gives them for the site's timezone. */
  asOf: number | ((timezone: string) => number);
  /** Show drafts, marked: for a preview, never for what is written. */
  drafts?: boolean;
  /**
   * What builds keep of their work; without it all is done anew. Whoever gives it saves it: when what was built
   * has been written, since the result refers to what is in it.
   */
  cache?: ContentCache;
  /** What the last build in this process left, of whatever folder. It has a cache of its own. */
  memory?: BuildMemory;
  /** Hears how far the build has come. */
  progress?: Progress;
  /** For those who only want to know, or to look at it on their own machine: no compressed forms, no social cards. */
  quick?: boolean;
  /** How large the site may be, where that is less than what a component holds. */
  limits?: SiteLimits;
  /** From which numbers of documents on records and threads are used; a test may set them low. */
  scale?: Scale;
  /** Say what works otherwise than in mdcms too, among the problems. */
  notes?: boolean;
}

/** The author's files by path, to show the line a problem stands on. */
export type Sources = ReadonlyMap<string, Uint8Array>;

export interface BuiltSite {
  manifest: Manifest;
  /** The content of bodies.bin. */
  bodies: Chunks;
  pack: Chunks;
}

export interface BuildResult {
  problems: Problem[];
  sources: Sources;
  /** Paths of the drafts that were shown. */
  drafts: string[];
  /** Null where an error stopped the build. */
  result: BuiltSite | null;
}

/** Reads and builds. Whatever is wrong with the content is in `problems`; nothing is thrown for it. */
export async function buildSite(input: BuildInput): Promise<BuildResult> {
  const { cache = NO_CACHE, progress = () => {} } = input;
  progress('reading', 0, 0);
  const memory = input.memory ?? new BuildMemory(cache);
  const { tree, problems: unread } = await readTree(input.content, {
    exclude: input.exclude,
    memory: memory.files,
  });
  // Of a folder that is not there, nothing else is worth saying.
  if (unread.some(({ code }) => code === 'folder-missing')) {
    return { problems: unread, sources: tree, drafts: [], result: null };
  }
  const written = readContent(tree, memory.reader);
  const { content: visible, drafts } =
    input.drafts === true ? showDrafts(written) : { content: written, drafts: new Set<string>() };
  const content = memory.keep(visible);
  const assets = assetSet(content.assets);
  const styleFiles = findStyleFiles(servedFiles(content, assets), content.config, content.theme);
  const theme = memory.themes.get('theme', [content.config, content.theme, styleFiles], () =>
    themeAssets(content, styleFiles),
  );
  const found = [
    ...unread,
    ...content.problems,
    ...missingFonts(content, styleFiles),
    ...missingIcons(content, tree),
  ];
  const app = webApp(content, assets);
  const { cards, problems: cardProblems } = await socialCards(content, {
    draw: input.quick !== true,
    cache,
  });
  const images = new Map([...cards].map(([file, { image }]) => [file, image]));
  const context = {
    ...createSiteContext(content, assets, theme, app.view, drafts, memory),
    cards: images,
  };
  const fixed = {
    byPath: new Map([...assets.resources, ...theme.resources, ...app.resources]),
    gone: errorPage(context, 410),
    cards,
  };
  const asOf = typeof input.asOf === 'number' ? input.asOf : input.asOf(content.config.timezone);
  const moments = publicationMoments(content, asOf);
  const levels = levelsFor(content.documents.length);
  const coder = input.quick === true ? null : new BodyCoder(levels, cache);
  const safety = { scripts: theme.inlineScripts, extension: content.config.csp };
  const code: Encoder =
    coder === null ? uncompressed : (body, type): ReturnType<Encoder> => coder.forms(body, type);
  // Compression begins while the next page is rendered.
  const offer = ({ bodies }: Resource): void => {
    for (const { body, type, forms } of bodies) if (forms === undefined) coder?.forms(body, type);
  };
  const documents = siteDocuments(input, content.documents.length, {
    assets,
    theme,
    levels,
    safety,
    offer,
    code,
    memory,
    isChanging: moments.length > 0,
    progress: (done, total) => progress('rendering', done, total),
  });
  try {
    const line = new Timeline(asOf, moments);
    while (line.now !== null) {
      const plan = planSnapshot(context, line.now);
      line.add(assembleSnapshot(plan, fixed, await documents.make(plan), offer));
    }
    const authored = { documents: context.documents.values(), assets: content.assets };
    const secured = secureVersions(line.versions, safety, authored, memory.secured);
    const rules = applyAuthorRules(tree, secured.versions, content.config.url);
    const anchors = brokenAnchors(context.pendingAnchors, context.anchors);
    const problems = sortProblems(
      distinctProblems([
        ...found,
        ...(input.notes === true ? differences(content, tree, asOf) : []),
        ...cardProblems,
        ...context.problems,
        ...anchors,
        ...secured.problems,
        ...rules.problems,
      ]),
    );
    const shown = content.documents.filter(({ file }) => drafts.has(file)).map(({ path }) => path);
    const outcome = { problems, sources: tree, drafts: shown };
    if (problems.some(({ severity }) => severity === 'error')) {
      return { ...outcome, result: null };
    }
    const store = new BodyStore();
    const { config } = content;
    const { manifest, bodies } = await makeManifest(
      {
        site: manifestSite(config),
        ...manifestDocuments(context, asOf, (document) => documents.textsOf(document)),
        timeline: rules.versions,
        answers: siteAnswers((status) => secureResource(errorPage(context, status), safety, () => {})),
        redirects: [...rules.redirects, ...categoryRules(config)],
        headerRules: rules.headerRules,
        common: SAFETY_HEADERS,
        headerRulesFor: rules.headerRulesFor,
      },
      store,
      code,
      (done, total) => progress('compressing', done, total),
    );
    await documents.keep();
    await coder?.close();
    progress('packing', 0, 0);
    try {
      const pack = packChunks(manifest, (sha) => store.get(sha), input.limits);
      return { ...outcome, result: { manifest, bodies, pack } };
    } catch (error) {
      if (!(error instanceof SiteTooLarge)) throw error;
      return {
        ...outcome,
        problems: sortProblems([...problems, tooLargeProblem(error, manifest)]),
        result: null,
      };
    }
  } finally {
    await Promise.all([coder?.close(), documents.close()]);
  }
}

/** The author's assets with the URLs at which pages refer to them. */
function servedFiles(content: SiteContent, { hashed }: AssetSet): SiteFile[] {
  return content.assets.map(({ file, path }) => ({ file, href: hashed.get(path) ?? path }));
}
