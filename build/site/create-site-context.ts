/** Makes the context of a site, once for a build. */
import { meantHint } from '../content/did-you-mean.ts';
import type { Document, SiteContent } from '../content/model.ts';
import { THEME_SHEET } from '../content/own-files.ts';
import type { Picture } from '../content/picture.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import { publicationWindow } from '../content/publication.ts';
import { createResolver, type ResolvedTarget, type ResolverOptions } from '../content/resolve.ts';
import { renderBlocks, renderInline } from '../markdown/inline.ts';
import type { Kind, Memo } from '../remember/memo.ts';
import { sourceMatcher } from '../rules/redirect-sources.ts';
import type { AppView, SharedView } from '../theme/view.ts';
import type { AssetSet } from './assets/assets.ts';
import type { ThemeAssets } from './assets/theme-assets.ts';
import { generatedPaths } from './generated-paths.ts';
import type { RelatedPosts } from './related-posts.ts';
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

/** The links of pages to the site's icons, and the forms of its logo. */
export interface SiteIconViews {
  links: NonNullable<SharedView['icons']>;
  favicon: string | null;
  logo: readonly string[];
}

/** The parts of a context beside the content. */
export interface ContextParts {
  assets: ContextAssets;
  theme: Pick<ThemeAssets, 'stylesheet' | 'scripts' | 'preloads'>;
  /** Null: the site is no installable app. */
  app: AppView | null;
  /** The site's icons; without them there is only the author's file. */
  icons?: SiteIconViews;
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

/** Each is compared with every path of the site, so that many of them would take long. */
const MOST_HINTS = 20;

/** Lists that a site without a post that has a date does not have. */
const LISTS_OF_POSTS = /^(?:\/[^/]+)?\/(?:posts|archive|feed\.xml|atom\.xml|feed\.json)\/?$/;

/** A warning for each link of nav.yml to a path of this site at which nothing is. */
function brokenNavLinks(
  { nav, documents }: SiteContent,
  generated: ReadonlySet<string>,
  resolve: Resolve,
): Problem[] {
  const [from] = documents;
  if (from === undefined) return [];
  const broken = nav.pages.flatMap(({ link }) =>
    link?.href.startsWith('/') === true && resolve(from, link.href) === null ? [link] : [],
  );
  return broken.map(({ href, place }, index) => {
    const meant = index < MOST_HINTS ? meantHint(href, [...generated]) : undefined;
    const hint = LISTS_OF_POSTS.test(href) ? 'It is there once a post has a date (`created`)' : meant;
    return createProblem('broken-link', place, `nothing is at \`${href}\``, hint);
  });
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

function sharedView(
  content: SiteContent,
  documents: ReadonlyMap<string, Document>,
  { assets, theme, app, icons }: ContextParts,
  resolve: Resolve,
): SharedView {
  const { config } = content;
  const image = (name: string | null): string | null =>
    name === null
      ? null
      : (assets.hashed.get(`/${name}`) ?? assets.hashed.get(`/assets/images/${name}`) ?? null);
  const logo = image(config.logo);
  const home = [...documents.values()].find(({ path }) => path === '/');
  const resolveFromHome = (target: string): ResolvedTarget | null =>
    home === undefined ? null : resolve(home, target);
  const [anyDocument] = documents.values();
  const logoPath = content.assets.find(({ file }) => file === config.logo)?.path;
  const size = anyDocument === undefined || logoPath === undefined ? null : resolve(anyDocument, logoPath);
  return {
    theme: content.theme,
    stylesheet: theme.stylesheet,
    ...(theme.preloads === undefined ? {} : { preloads: theme.preloads }),
    logo,
    logoSize:
      size === null || size.width === null || size.height === null
        ? null
        : { width: size.width, height: size.height },
    ...(icons === undefined ? {} : { icons: icons.links, logoForms: icons.logo }),
    favicon: icons?.favicon ?? image(config.favicon) ?? logo,
    footerHtml: renderInline(config.footer, resolveFromHome, config.url),
    themeStylesheet: content.themeFolder === '' ? null : image(THEME_SHEET),
    customStylesheet: image(config.css),
    parts: Object.fromEntries(
      content.parts.map(({ place, kind, format, text }) => [
        kind === null ? place : `${place}.${kind}`,
        format === 'html' ? text : renderBlocks(text, resolveFromHome, config.url),
      ]),
    ),
    app,
    scripts: theme.scripts,
    selectIcon: assets.hashed.get(`/assets/icons/${config.categoriesSelectIcon ?? ''}.svg`) ?? null,
  };
}
