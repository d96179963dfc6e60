/**
 * The navigation: nav.yml merged with the pages that exist. mdcms writes the pages of nav.yml anew from their front
 * matter with each build, so a page that is not listed yet belongs in it too.
 */
import { compareCodeUnits } from './code-units.ts';
import { meantHint } from './did-you-mean.ts';
import { isIndex, titleCase } from './document-name.ts';
import { groupBy } from './group-by.ts';
import type { Config, Document, Nav, NavPage, NavSection } from './model.ts';
import { type NavEntry, type NavFile, SORT_LAST } from './nav-file.ts';
import { MOST_LISTED } from './nav-limits.ts';
import { linkTitle, ownAddress } from './nav-link.ts';
import { objectOf } from './object-of.ts';
import { lastPart } from './path-parts.ts';
import { createProblem, type Problem } from './problem.ts';
import { groupVariants, mainVariant } from './variants.ts';

const HOME = 'pages/home.md';

export interface BuiltNav {
  nav: Nav;
  /** Codes of draft sections and those below them, whose pages are not published. */
  draftSections: ReadonlySet<string>;
  /** Section and sort of each page by its `baseFile`, nav.yml's before the front matter's; drafts too. */
  placements: ReadonlyMap<string, { sectionId: string | null; sort: number }>;
  /** Whether nav.yml lists any page that there is. */
  listsPages: boolean;
}

/** Merges nav.yml with the pages; entries without a page are added to `problems`. */
export function buildNav(
  file: NavFile,
  documents: readonly Document[],
  config: Config,
  problems: Problem[],
): BuiltNav {
  const variants = groupVariants(documents.filter(({ kind }) => kind === 'page'));
  const written = file.entries.map((entry) => asMeant(entry, variants));
  const entries = usableEntries(written, variants, problems);
  const sections = new Map(file.sections.map((section) => [section.code, section]));
  const folders =
    entries.size === 0 ? addFolderSections(sections, variants, config) : new Map<string, string>();
  const placements = new Map<string, { sectionId: string | null; sort: number }>();
  const pages: NavPage[] = [];
  for (const [baseFile, group] of variants) {
    const entry = entries.get(baseFile) ?? null;
    const main = mainVariant(group, config);
    const sectionId = entry?.sectionId ?? main.sectionId ?? folders.get(baseFile) ?? null;
    const sort = entry?.sort ?? main.sort;
    placements.set(baseFile, { sectionId, sort });
    const published = group.filter((document) => !document.draft);
    if (published.length === 0) continue;
    if (entry === null && isUntitled(baseFile, published)) continue;
    if (sectionId !== null && !sections.has(sectionId)) sections.set(sectionId, newSection(sectionId));
    const title = entry?.title ?? mainVariant(published, config).title;
    const titles = titlesOf(published, entry);
    pages.push({ file: baseFile, title, titles, sectionId, sort, ...iconOf(entry) });
  }
  for (const entry of written) {
    const { link: href, rel, title, titles, sectionId, sort, place } = entry;
    if (href === undefined) continue;
    if (sectionId !== null && !sections.has(sectionId)) sections.set(sectionId, newSection(sectionId));
    const link = { href, rel, place };
    pages.push({
      file: '',
      title: title ?? href,
      titles,
      sectionId,
      sort: sort ?? 100,
      link,
      ...iconOf(entry),
    });
  }
  reportLarge(file.entries, problems);
  const draftSections = draftsAndBelow([...sections.values()]);
  const nav: Nav = {
    sections: [...sections.values()]
      .filter(({ code }) => !draftSections.has(code))
      .sort((a, b) => a.sort - b.sort || compareCodeUnits(a.code, b.code)),
    pages: pages
      .filter(({ sectionId }) => sectionId === null || !draftSections.has(sectionId))
      .sort(
        (a, b) => a.sort - b.sort || indexFirst(a, b) || linksLast(a, b) || compareCodeUnits(a.file, b.file),
      ),
    isListed: entries.size > 0,
  };
  return { nav, draftSections, placements, listsPages: entries.size > 0 };
}

/**
 * mdcms (0.11) leaves pages without title and heading out of the navigation. The homepage and a folder's page have
 * the site's and the folder's name.
 */
export function isUntitled(baseFile: string, published: readonly Document[]): boolean {
  return baseFile !== HOME && !isIndex(baseFile) && !published.some(({ hasTitle }) => hasTitle);
}

/** Reports a nav.yml that pages do not show whole: a thousand links on each page are of no use to readers. */
function reportLarge(entries: readonly NavEntry[], problems: Problem[]): void {
  const last = entries[MOST_LISTED];
  if (last === undefined) return;
  const message = `nav.yml has ${entries.length} entries: a page shows only those near it`;
  problems.push(createProblem('nav-large', last.place, message));
}

function iconOf(entry: NavEntry | null): Pick<NavPage, 'icon'> {
  return entry?.icon === undefined ? {} : { icon: entry.icon };
}

/** Links to other than pages stand after the pages, in the order in which they are written. */
function linksLast(a: NavPage, b: NavPage): number {
  return Number(a.link !== undefined) - Number(b.link !== undefined);
}

/** A folder's page stands before the others of its folder. */
function indexFirst(a: NavPage, b: NavPage): number {
  return Number(isIndex(b.file)) - Number(isIndex(a.file));
}

/**
 * Where nav.yml lists no pages, folders are sections: each with more than its own page, named after that page. Adds
 * them to `sections` and returns the section of each page that has none of its own.
 */
function addFolderSections(
  sections: Map<string, NavSection>,
  variants: ReadonlyMap<string, readonly Document[]>,
  config: Config,
): Map<string, string> {
  const counts = new Map<string, number>();
  const indexes = new Map<string, Document>();
  for (const [baseFile, group] of variants) {
    const published = group.filter(({ draft }) => !draft);
    if (published.length === 0) continue;
    for (const folder of foldersOf(baseFile)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    const own = foldersOf(baseFile)[0];
    if (own !== undefined && isIndex(baseFile)) indexes.set(own, mainVariant(published, config));
  }
  const isSection = (folder: string): boolean => (counts.get(folder) ?? 0) > 1;
  const found = new Map<string, string>();
  for (const baseFile of variants.keys()) {
    const [folder, ...above] = foldersOf(baseFile).filter(isSection);
    if (folder === undefined) continue;
    found.set(baseFile, folder);
    for (const [index, code] of [folder, ...above].entries()) {
      if (sections.has(code)) continue;
      const page = indexes.get(code);
      const name = page?.title ?? titleCase(lastPart(code));
      const sort = page?.sort ?? SORT_LAST;
      sections.set(code, { ...newSection(code), name, sort, parent: above[index] ?? null, parentSort: sort });
    }
  }
  return found;
}

/** The folders of a page below pages/, the innermost first: pages/a/b/x.md is in a/b and a. */
function foldersOf(baseFile: string): string[] {
  const parts = baseFile.split('/').slice(1, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/**
 * The sections in one section, in the order of the navigation and of the files for programs: by `parent-sort`, and of
 * one number as they stand in `Nav`.
 */
export function childrenInOrder(children: readonly NavSection[]): NavSection[] {
  return [...children].sort((a, b) => a.parentSort - b.parentSort);
}

/**
 * The pages in the order in which the navigation shows them: those without a section, then section by
 * section, each followed by its child sections.
 */
export function pagesInOrder(nav: Nav): NavPage[] {
  const pages = groupBy(nav.pages, ({ sectionId }) => sectionId);
  const sections = groupBy(nav.sections, ({ parent }) => parent);
  const within = (code: string | null): NavPage[] => {
    const children = code === null ? (sections.get(null) ?? []) : childrenInOrder(sections.get(code) ?? []);
    return [...(pages.get(code) ?? []), ...children.flatMap((child) => within(child.code))];
  };
  return within(null).filter(({ link }) => link === undefined);
}

/**
 * The entry with the file or address that it means: a page may be written without `pages/` or `.md`, and it may be a
 * list or feed of the site, or a file in assets/.
 */
function asMeant(entry: NavEntry, variants: ReadonlyMap<string, unknown>): NavEntry {
  const { file, link } = entry;
  if (link !== undefined || variants.has(file)) return entry;
  const bare = file.replace(/\/$/, '');
  const names = [
    `pages/${file}`,
    `${bare}.md`,
    `pages/${bare}.md`,
    `${bare}/index.md`,
    `pages/${bare}/index.md`,
  ];
  const meant = names.find((name) => name.startsWith('pages/') && variants.has(name));
  if (meant !== undefined) return { ...entry, file: meant };
  const href = ownAddress(file);
  return href === null ? entry : { ...entry, file: '', title: entry.title ?? linkTitle(href), link: href };
}

/** Each misspelt entry is compared with every page, so that a large nav.yml of none that exist would take minutes. */
const MOST_HINTS = 100;
const MOST_COMPARISONS = 500_000;

function pageHint(file: string, known: readonly string[]): string | undefined {
  const whole = `pages/${file.replace(/\.\w+$/, '')}.md`;
  return meantHint(file, known) ?? meantHint(whole, known);
}

function missingPage({ file, place }: NavEntry, hint: string | undefined): Problem {
  if (!file.startsWith('posts/')) {
    return createProblem('nav-missing-page', place, `there is no page ${file}`, hint);
  }
  const url = `/${file.replace(/\.\w+$/, '')}`;
  const message = `${file} is a post, and the navigation has only pages`;
  return createProblem('nav-missing-page', place, message, `To link to it, write \`url: ${url}\``);
}

/** The entries of pages that exist, by base file, each once. */
function usableEntries(
  entries: readonly NavEntry[],
  variants: ReadonlyMap<string, readonly Document[]>,
  problems: Problem[],
): Map<string, NavEntry> {
  const usable = new Map<string, NavEntry>();
  const known = [...variants.keys()];
  let hints = Math.min(MOST_HINTS, Math.floor(MOST_COMPARISONS / Math.max(1, known.length)));
  for (const entry of entries) {
    if (entry.link !== undefined) continue;
    if (!variants.has(entry.file)) {
      const hint = hints-- > 0 ? pageHint(entry.file, known) : undefined;
      problems.push(missingPage(entry, hint));
    } else if (usable.has(entry.file)) {
      problems.push(createProblem('nav-duplicate', entry.place, `${entry.file} is listed twice`));
    } else {
      usable.set(entry.file, entry);
    }
  }
  return usable;
}

/** Titles by category: nav.yml's, else the variant's own. */
function titlesOf(group: readonly Document[], entry: NavEntry | null): Record<string, string> {
  const own = group.flatMap(({ variant, title }) => (variant === null ? [] : [[variant, title] as const]));
  return objectOf([...own, ...Object.entries(entry?.titles ?? {})]);
}

/** The section that a `section-id` creates when nav.yml has none of that code. */
function newSection(code: string): NavSection {
  return {
    code,
    name: titleCase(code),
    sort: SORT_LAST,
    visibility: 'visible',
    parent: null,
    parentSort: 100,
    categoryNames: objectOf([]),
    pagination: false,
  };
}

/** The codes of draft sections and of the sections in them. */
function draftsAndBelow(sections: readonly NavSection[]): Set<string> {
  const drafts = new Set<string>();
  let before = -1;
  while (drafts.size > before) {
    before = drafts.size;
    for (const { code, parent, visibility } of sections) {
      if (visibility === 'draft' || (parent !== null && drafts.has(parent))) drafts.add(code);
    }
  }
  return drafts;
}
