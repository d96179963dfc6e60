/** The whole build but for reading options and writing files: a content folder to manifest, bodies and pack. */
import { resolve } from 'node:path';
import { BodyCoder } from '../bundle/body-coder.ts';
import { levelsFor, uncompressed } from '../bundle/codings.ts';
import type { Encoder } from '../bundle/representations.ts';
import type { Resource } from '../bundle/resource.ts';
import type { SiteLimits } from '../bundle/site-limits.ts';
import { newFileReader } from '../content/file-reader.ts';
import { foldBrokenTargets } from '../content/fold-repeats.ts';
import { collectProblems, type Problem } from '../content/problem.ts';
import { type ReadTreeResult, readTree } from '../content/read-tree.ts';
import { suggestTargets } from '../content/suggest-targets.ts';
import type { DocumentThreads } from '../large/document-threads.ts';
import type { IndexWriter } from '../large/index-writer.ts';
import type { EarlierAssets } from '../output/earlier-assets.ts';
import { type ContentCache, NO_CACHE } from '../remember/content-cache.ts';
import { Memo } from '../remember/memo.ts';
import { mdcmsNotes } from '../site/mdcms/mdcms-notes.ts';
import type { BuiltSite } from './built-site.ts';
import { largeAnswers } from './large-answers.ts';
import { layOut } from './lay-out.ts';
import { packSite, siteManifest } from './pack-site.ts';
import { SiteDocuments, startEarly, startIndexing } from './site-documents.ts';
import { isFolderMissing, type SiteParts, siteParts } from './site-parts.ts';

/** Called with (stage, done, total); a total of 0 is not known. */
export type Progress = (stage: string, done: number, total: number) => void;

export interface BuildInput {
  /** The content folder. */
  content: string;
  /** Folders inside it that are not content: the output. */
  exclude: string[];
  /** Windows that ended before are left out: seconds since 1970, or a function of the site's timezone. */
  asOf: number | ((timezone: string) => number);
  /** Show drafts, marked: for a preview, never for an output. */
  drafts?: boolean;
  /**
   * The cache; without it everything is made anew. The caller saves it after the output is written, since the
   * result has slices of it.
   */
  cache?: ContentCache;
  /** The memo of earlier builds in this process, of any folder. It has a cache of its own. */
  memo?: Memo;
  /** Called with the progress of the build. */
  progress?: Progress;
  /** Without compressed forms and social cards: for checks, calendars and previews. */
  bare?: boolean;
  /** Returns the assets of earlier builds, for a site that keeps them; without it none are kept. */
  earlier?: () => EarlierAssets;
  /** The limits of the site's size, where they are below those of a component. */
  limits?: SiteLimits;
  /** The least number of documents to make for which threads are started; a test may set it low. */
  many?: number;
  /** Whether notes on mdcms are among the problems. */
  notes?: boolean;
}

/** The author's files by path, to show the line a problem stands on. */
export type Sources = ReadonlyMap<string, Uint8Array>;

export interface BuildResult {
  problems: Problem[];
  sources: Sources;
  /** Paths of the drafts that were shown. */
  drafts: string[];
  /** Null where an error stopped the build. */
  result: BuiltSite | null;
}

/** Reads and builds. Faults in the content are in `problems`, never thrown. */
export async function buildSite(input: BuildInput): Promise<BuildResult> {
  input.progress?.('reading', 0, 0);
  const memo = input.memo ?? new Memo(input.cache);
  // Without a memo of earlier builds this one is alone in its process.
  const files = input.memo === undefined ? {} : { files: memo.part(newFileReader) };
  const read = await readTree(input.content, { exclude: input.exclude, ...files });
  if (isFolderMissing(read)) {
    return { problems: read.problems, sources: read.tree, drafts: [], result: null };
  }
  const { cache = NO_CACHE } = input;
  const recorded = isRecorded(input);
  const threads = recorded ? startEarly(read.tree.keys(), cache) : null;
  const indexWriter = recorded ? startIndexing(read.tree.keys(), cache) : null;
  try {
    return await buildRead(read, input, memo, { threads, indexWriter });
  } finally {
    await Promise.all([threads?.close(), indexWriter?.close()]);
  }
}

/** Whether documents and other resources are kept in the cache as records: not without their coded forms. */
function isRecorded({ bare = false, memo, cache = NO_CACHE }: BuildInput): boolean {
  return !bare && memo === undefined && cache !== NO_CACHE;
}

/** Builds the site of a folder that was read. */
async function buildRead(
  read: ReadTreeResult,
  input: BuildInput,
  memo: Memo,
  started: { threads: DocumentThreads | null; indexWriter: IndexWriter | null },
): Promise<BuildResult> {
  const { cache = NO_CACHE, progress = () => {}, bare = false } = input;
  const found = await siteParts(read, {
    folder: resolve(input.content),
    memo,
    cache,
    makesImages: !bare,
    onPicture: (done, total) => progress('making pictures', done, total),
    drafts: input.drafts === true,
  });
  const { content } = found.context;
  const asOf = typeof input.asOf === 'number' ? input.asOf : input.asOf(content.config.timezone);
  const levels = levelsFor(content.documents.length);
  // Where threads make the documents, with their compressed forms, little is left for others.
  const coder = bare ? null : new BodyCoder(levels, cache, started.threads === null ? undefined : 1);
  const code: Encoder =
    coder === null ? uncompressed : (body, type): ReturnType<Encoder> => coder.forms(body, type);
  const offer = (resource: Resource): void => beginCoding(coder, resource);
  const records = isRecorded(input) ? { levels, safety: found.safety, code } : null;
  const parts: SiteParts = { ...found, context: { ...found.context, records } };
  const documents = new SiteDocuments({
    ...parts,
    cache,
    offer,
    ...started,
    progress: (done, total) => progress('rendering', done, total),
    ...(input.many === undefined ? {} : { many: input.many }),
  });
  try {
    const earlier = content.config.keepAssets > 0 ? (input.earlier?.() ?? null) : null;
    const { rules, assets, problems: laidOut } = await layOut(parts, asOf, documents, offer, earlier);
    const notes = input.notes === true ? mdcmsNotes(content, read.tree, asOf) : [];
    const all = collectProblems(parts.problems, notes, laidOut);
    const problems = foldBrokenTargets(suggestTargets(all, read.tree.keys()));
    const outcome = { problems, sources: read.tree, drafts: draftPaths(parts) };
    if (problems.some(({ severity }) => severity === 'error')) return { ...outcome, result: null };
    const site = await siteManifest(parts, rules, {
      asOf,
      documents,
      code,
      onRoute: (done, total) => progress('compressing', done, total),
    });
    await memo.settle();
    documents.rememberGroups();
    await coder?.close();
    progress('packing', 0, 0);
    const packed = packSite(site, assets, cache, input.limits);
    const tooLong = largeAnswers(site.manifest, content);
    return { ...outcome, ...packed, problems: collectProblems(problems, tooLong, packed.problems) };
  } finally {
    await Promise.all([coder?.close(), documents.close()]);
  }
}

/** Begins to compress the bodies of `resource`, while the next page is rendered. */
function beginCoding(coder: BodyCoder | null, { bodies }: Resource): void {
  for (const { body, type, forms } of bodies) if (forms === undefined) coder?.forms(body, type);
}

/** The paths of the drafts that are shown. */
function draftPaths({ context: { content, drafts } }: SiteParts): string[] {
  return content.documents.filter(({ file }) => drafts.has(file)).map(({ path }) => path);
}
