/** The data for the author's templates, from the theme's own views: of a page, of the site, and pieces. */
import type { TemplateName } from '../content/template-names.ts';
import type { Image, NavEntry, Site, Summary } from './author-templates.ts';
import { languagePack } from './languages/language.ts';
import { pageFrame } from './page.ts';
import type { PageData, TemplateCall } from './template-run.ts';
import { type ContentPieces, contentPieces, renderArticle, renderContent } from './templates/article.ts';
import type { CoverView, NavNode, PageView, PostSummaryView, SiteView } from './view.ts';

/** The templates that may make a page, the most special one first. */
export function templatesFor({
  kind,
  layout,
  list,
}: Pick<PageView, 'kind' | 'layout' | 'list'>): TemplateName[] {
  const special = layout === 'landing' || layout === 'docs' ? [layout] : [];
  switch (kind) {
    case 'home':
      return ['home', ...special];
    case 'page':
      return [...special, 'page'];
    case 'list':
      return listTemplates(list);
    default:
      return [kind];
  }
}

function listTemplates(list: PageView['list']): TemplateName[] {
  switch (list) {
    case 'tag':
    case 'author':
    case 'section':
      return [list, 'list'];
    case 'year':
    case 'month':
      return ['archive', 'list'];
    case 'search':
      return ['search'];
    default:
      return ['list'];
  }
}

/** The call of a template for a page. */
export function templateCall(site: SiteView, page: PageView): TemplateCall {
  const pieces = contentPieces(site, page, languagePack(page.language).strings);
  const { head, header, footer, before, after } = pageFrame(site, page);
  return {
    page: pageData(page),
    pieces: {
      head: head.markup,
      header: header.markup,
      footer: footer?.markup ?? '',
      main: renderContent(pieces).markup,
      article: renderArticle(pieces).markup,
      ...textsOf(pieces),
    },
    frame: { before: before.markup, after: `${after.markup}\n` },
  };
}

function textsOf(pieces: ContentPieces): Record<keyof ContentPieces, string> {
  const texts = Object.entries(pieces).map(([name, piece]) => [name, piece?.markup ?? '']);
  return Object.fromEntries(texts) as Record<keyof ContentPieces, string>;
}

/** The data of the site for templates. */
export function siteData({ config, nav, home, search, logo }: SiteView): Site {
  return {
    name: config.sitename,
    description: config.sitedescription,
    url: config.url,
    home,
    language: config.language,
    logo,
    search: search?.page ?? null,
    navigation: nav.map(navEntry),
  };
}

function navEntry({ title, href, children }: NavNode): NavEntry {
  return { title, href, children: children.map(navEntry) };
}

function pageData(page: PageView): PageData {
  const { path, title, description, language, direction, category = null, html, trail = [] } = page;
  const any = {
    path,
    title,
    description,
    language,
    direction,
    category,
    html,
    headings: page.headings.map(({ level, id, text }) => ({ level, id, text })),
    sections: trail,
    variants: page.variants.map(({ name, href, language: of, current }) => {
      return { name, href, language: of, current };
    }),
  };
  const posts = page.posts.map(summary);
  if (page.kind === 'error') return { ...any, posts };
  if (page.kind === 'list') return { ...any, of: page.list ?? 'lists', posts, pager: page.pager };
  const { document, meta, source, layout, previous, next, tags, series, related } = page;
  const text = {
    ...any,
    posts,
    file: document?.file ?? null,
    meta: document?.meta ?? {},
    layout: layout ?? 'page',
    author:
      meta === null || meta.author === null ? null : { name: meta.author, href: meta.authorHref ?? null },
    created: meta?.created ?? null,
    modified: meta?.modified ?? source?.modified ?? null,
    editHref: source?.editHref ?? null,
    previous,
    next,
  };
  if (page.kind !== 'post') return text;
  const minutesToRead = meta?.minutesToRead ?? null;
  return { ...text, image: imageOf(page.cover), tags, minutesToRead, series, related };
}

function summary({ href, title, description, date, author, ...post }: PostSummaryView): Summary {
  const { cover, minutesToRead = null, tags = [] } = post;
  return { href, title, description, date, author, image: imageOf(cover), minutesToRead, tags };
}

function imageOf(cover: CoverView | null | undefined): Image | null {
  return cover == null ? null : { url: cover.url, width: cover.width, height: cover.height };
}
