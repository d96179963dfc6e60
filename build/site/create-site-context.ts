/** Makes the context of a site, once for a build. */
import type { Document, SiteContent } from '../content/model.ts';
import type { Picture } from '../content/picture.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import { publicationWindow } from '../content/publication.ts';
import { createResolver, type ResolverOptions } from '../content/resolve.ts';
import type { Kind, Memo } from '../remember/memo.ts';
import { sourceMatcher } from '../rules/redirect-sources.ts';
import type { AssetSet } from './assets/assets.ts';
import { brokenNavLinks } from './broken-nav-links.ts';
import { generatedPaths } from './generated-paths.ts';
import type { RelatedPosts } from './related-posts.ts';
import { sharedView, type ViewParts } from './shared-view.ts';
import { type AuthorCode, NO_CODE } from './shortcodes/bundle-shortcodes.ts';
import { authorCalls } from './shortcodes/shortcode-calls.ts';
import { listablePosts, newestFirst, type SiteContext } from './site-context.ts';
import { SiteFindings } from './site-findings.ts';

type Resolve = SiteContext['resolve'];

const RESOLVER: Kind<Resolve> = { name: 'resolver' };

/** The facts about assets that pages read; `sizeOf` is for threads, which do not have their bytes. */
type ContextAssets = Pick<AssetSet, 'hashed'> &
  Pick<ResolverOptions, 'sizeOf'> & {
    /** By file: the forms of a picture among which browsers choose. */
    pictures: ReadonlyMap<string, Picture>;
  };

/** The parts of a context beside the content. */
export interface ContextParts extends ViewParts {
  assets: ContextAssets;
  /** Files of the drafts that are shown; all others are left out. */
  drafts: ReadonlySet<string>;
  /** The paths that the author's rules redirect, as patterns. */
  redirects: readonly string[];
  cards: SiteContext['cards'];
  /** Computes which posts are related. */
  relatedTo: (posts: readonly Document[]) => RelatedPosts;
  memo: Memo;
  /** The author's own blocks; without it there are none. */
  authorCode?: AuthorCode;
}

/** The context of a build of `content`. */
export function createSiteContext(content: SiteContent, parts: ContextParts): SiteContext {
  const { assets, drafts, redirects, cards, memo } = parts;
  const documents = new Map<string, Document>();
  for (const document of content.documents) if (!document.draft) documents.set(document.file, document);
  const posts = listablePosts(documents.values(), content.config.defaultCategory?.code ?? null);
  const generated = generatedPaths(posts, content, categoryPosts(content));
  const resolve = memo.remember(
    RESOLVER,
    { name: '', inputs: [...resolverInputs(content, assets, generated), redirects] },
    () => resolveToHashed(content, assets, generated, redirects),
  );
  return {
    content,
    documents,
    drafts,
    redirects,
    posts,
    related: parts.relatedTo(posts),
    cards,
    memo,
    records: null,
    resolve,
    shortcodes: authorCalls(parts.authorCode ?? NO_CODE),
    view: sharedView(content, documents, parts, resolve),
    findings: new SiteFindings([...missingUrl(content), ...brokenNavLinks(content, generated, resolve)]),
  };
}

/** The posts of each category but the default, by its code. */
function categoryPosts({ config, documents }: SiteContent): Map<string, Document[]> {
  if (!config.categoriesUse || config.defaultCategory === null) return new Map();
  const own = documents.filter(({ kind, draft, created }) => kind === 'post' && !draft && created !== null);
  return new Map(
    config.categories.map(({ code }) => [
      code,
      own.filter(({ variant }) => variant === code).sort(newestFirst),
    ]),
  );
}

/** Feeds and sitemap need a URL; a site without posts may do without one. */
function missingUrl({ config, documents }: SiteContent): Problem[] {
  if (config.url !== null || !documents.some(({ kind, draft }) => kind === 'post' && !draft)) return [];
  return [createProblem('url-missing', wholeFile('config.yml'), 'config.yml has no `url`')];
}

/** Everything that decides the resolver's results, but for the redirects. */
function resolverInputs(
  content: SiteContent,
  { hashed, pictures }: ContextAssets,
  generated: ReadonlySet<string>,
): unknown[] {
  return [
    content.documents.map(asTarget),
    content.assets,
    [...hashed],
    [...pictures],
    [...generated],
    content.config,
  ];
}

const targets: WeakMap<Document, unknown> = new WeakMap();

/** The data of a document that decide where links to it lead; the identical object for the identical document. */
function asTarget(document: Document): unknown {
  if (document.draft) return null;
  let target = targets.get(document);
  if (target === undefined) {
    const { file, baseFile, variant, path, aliases } = document;
    const { from, until } = publicationWindow(document);
    target = [file, baseFile, variant, path, from, until, ...aliases.map((alias) => alias.path)];
    targets.set(document, target);
  }
  return target;
}

/** The content's resolver, with hashed paths of assets. */
function resolveToHashed(
  content: SiteContent,
  assets: ContextAssets,
  generated: ReadonlySet<string>,
  redirects: readonly string[],
): Resolve {
  const isRedirected = sourceMatcher(redirects);
  const resolver = createResolver(content, { generated, isRedirected, ...assets });
  return (document, target) => {
    const resolved = resolver(document, target);
    if (resolved === null || resolved.asset === null) return resolved;
    const { file, path } = resolved.asset;
    const rest = resolved.path.slice(path.length);
    const picture = assets.pictures.get(file);
    const found = { ...resolved, path: (assets.hashed.get(path) ?? path) + rest };
    return picture === undefined ? found : { ...found, picture };
  };
}
