/** Reads a document's file name: its kind, its variant, its URL and, without a better one, its title. */
import { canonicalPath } from './canonical-path.ts';
import { isCopy, isUnderscored } from './file-kinds.ts';
import type { Config, Document } from './model.ts';
import { lastPart } from './path-parts.ts';

export interface DocumentName
  extends Pick<Document, 'kind' | 'file' | 'baseFile' | 'variant' | 'slug' | 'path'> {
  /** The date that a post's name begins with, YYYY-MM-DD; null: none. */
  date: string | null;
}

/** The part of the configuration on which a file's name depends. */
export type VariantRules = Pick<
  Config,
  'categoriesUse' | 'categoriesDates' | 'categories' | 'defaultCategory'
>;

/**
 * Whether a file is a page or a post: Markdown below pages/ or posts/ that is no editor's copy. Names that begin
 * with `_` are neither, except in a folder `_drafts`, whose documents are drafts.
 */
export function isDocumentFile(file: string): boolean {
  if (!/^(?:pages|posts)\/(?:.*\/)?[^/]+\.(?:md|markdown|mdown|mkd)$/i.test(file) || isCopy(file))
    return false;
  return !isUnderscored(file.replaceAll('/_drafts/', '/'));
}

/** Whether a file is a draft by its folder. */
export function isInDraftsFolder(file: string): boolean {
  return file.includes('/_drafts/');
}

/**
 * posts/2026/x.md is the post /posts/2026/x, pages/x.md the page /x. A suffix that is a declared category's
 * code, or with `categories-dates` a date, makes it a variant of the file without it: pages/about.nb.md is
 * /nb/about, posts/x.nb.md is /nb/posts/x; a dated variant keeps its date, /report.20260704. Any other dot is part
 * of the name. index.md, _index.md and README.md in a folder are the folder's page: pages/guide/index.md is /guide.
 */
export function readDocumentName(file: string, rules: VariantRules): DocumentName {
  const kind = file.startsWith('posts/') ? 'post' : 'page';
  const stem = withoutExtension(file);
  const variant = variantOf(stem, rules);
  const baseStem = variant === null ? stem : stem.slice(0, -(variant.length + 1));
  const inCategory = rules.categories.some(({ code }) => code === variant);
  const written = inCategory ? baseStem : stem;
  const folder = folderOfIndex(written);
  const named = folder ?? written;
  const path = canonicalPath(kind === 'post' ? `/${named}` : named.slice('pages'.length));
  const slug = lastPart(named);
  return {
    kind,
    file,
    baseFile: baseStem + file.slice(stem.length),
    variant,
    slug,
    path: inCategory && variant !== null ? categoryPath(variant, path) : path,
    date: kind === 'post' ? dateOfName(slug) : null,
  };
}

/** Whether the file is the page of its folder by its name: index, _index or README, a variant's too. */
export function isIndex(baseFile: string): boolean {
  return INDEX.test(withoutExtension(baseFile));
}

/** The path of an index file as an ordinary page: /guide/index. */
export function plainPath(baseFile: string): string {
  const stem = withoutExtension(baseFile);
  return canonicalPath(stem.startsWith('posts/') ? `/${stem}` : stem.slice('pages'.length));
}

const INDEX = /\/(?:_?index|readme)$/i;

/** The folder of which a file is the page; null for another file, and at the root, where it is the homepage. */
function folderOfIndex(stem: string): string | null {
  if (!INDEX.test(stem)) return null;
  const folder = stem.slice(0, stem.lastIndexOf('/'));
  return folder.includes('/') ? folder : null;
}

/** The date that a name begins with: 2026-01-02-my-post, 2026-01-02. */
function dateOfName(name: string): string | null {
  const [, date = null] = /^(\d{4}-\d{2}-\d{2})(?:[-_ .]|$)/.exec(name) ?? [];
  return date !== null && isVariantDate(date.replaceAll('-', '')) ? date : null;
}

/** A name without its date, unless it is all of the name. */
export function withoutDate(name: string): string {
  return dateOfName(name) === null ? name : name.slice('2026-01-02-'.length) || name;
}

function withoutExtension(file: string): string {
  return file.slice(0, file.lastIndexOf('.'));
}

/** A path in a category that is not the default: /nb/about for /about, /nb for the homepage. */
export function categoryPath(code: string, path: string): string {
  return path === '/' ? `/${code}` : `/${code}${path}`;
}

function variantOf(stem: string, rules: VariantRules): string | null {
  const name = lastPart(stem);
  const dot = name.lastIndexOf('.');
  if (!rules.categoriesUse || dot < 1) return null;
  const suffix = name.slice(dot + 1);
  if (rules.categoriesDates && isVariantDate(suffix)) return suffix;
  const declared = [rules.defaultCategory, ...rules.categories];
  return declared.some((category) => category?.code === suffix) ? suffix : null;
}

/** Whether eight digits are a day that exists: 20260704. */
export function isVariantDate(text: string): boolean {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return Number(match[1]) >= 100 && date.toISOString().slice(0, 10) === `${match[1]}-${match[2]}-${match[3]}`;
}

/**
 * The name of a file in Title Case, `-` and `_` as spaces: pages/getting-started.md gives `Getting Started`. A
 * folder's page has the folder's name, a post not the date of its name.
 */
export function titleFromFile(baseFile: string): string {
  const stem = folderOfIndex(withoutExtension(baseFile)) ?? withoutExtension(baseFile);
  const name = lastPart(stem);
  return titleCase(baseFile.startsWith('posts/') ? withoutDate(name) : name);
}

/** Words from a code or file name, each with a capital letter. Other letters stay as they are. */
export function titleCase(name: string): string {
  const words = name.split(/[-_\s]+/).filter((word) => word !== '');
  return words.map((word) => word.replace(/^./u, (letter) => letter.toUpperCase())).join(' ') || name;
}

/** The path of a document's Markdown source: /posts/x.md for /posts/x, /index.md for the homepage. */
export function markdownPath(path: string): string {
  return path === '/' ? '/index.md' : `${path}.md`;
}
