/**
 * The navigation: nav.yml merged with the pages that exist. mdcms writes the pages of nav.yml anew from their front
 * matter with each build, so a page that is not listed yet belongs in it too.
 */
import { compareCodeUnits } from './code-units.ts';
import { meantHint } from './did-you-mean.ts';
import { isIndex, titleCase } from './document-name.ts';
import type { Config, Document, Nav, NavPage, NavSection } from './model.ts';
import { LAST, type NavEntry, type NavFile } from './nav-file.ts';
import { objectOf } from './object-of.ts';
import { createProblem, type Problem } from './problem.ts';
import { groupVariants, mainVariant } from './variants.ts';

export interface BuiltNav {
  nav: Nav;
  /** Codes of draft sections and those below them, whose pages are not published. */
  draftSections: ReadonlySet<string>;
  /** Section and sort of each page by its `baseFile`, nav.yml's before the front matter's; drafts too. */
  placements: ReadonlyMap<string, { sectionId: string | null; sort: number }>;
  /** Whether nav.yml lists any page that there is. */
  listsPages: boolean;
}

/** Merges the two; entries of nav.yml without a page are added to `problems`. */
export function buildNav(
  file: NavFile,
  documents: readonly Document[],
  config: Config,
  problems: Problem[],
): BuiltNav {
  const variants = groupVariants(documents.filter(({ kind }) => kind === 'page'));
  const entries = usableEntries(file.entries, variants, problems);
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
    if (sectionId !== null && !sections.has(sectionId)) sections.set(sectionId, newSection(sectionId));
    const title = entry?.title ?? mainVariant(published, config).title;
    pages.push({ file: baseFile, title, titles: titlesOf(published, entry), sectionId, sort });
  }
  for (const { link, title, titles, sectionId, sort } of file.entries) {
    if (link === undefined) continue;
    if (sectionId !== null && !sections.has(sectionId)) sections.set(sectionId, newSection(sectionId));
    pages.push({ file: '', title: title ?? link.href, titles, sectionId, sort: sort ?? 100, link });
  }
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
      const name = page?.title ?? titleCase(code.slice(code.lastIndexOf('/') + 1));
      const sort = page?.sort ?? LAST;
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
 * The pages in the order in which the navigation shows them: those without a section, then section by
 * section, each followed by its child sections (by parent-sort, then code).
 */
export function pagesInOrder(nav: Nav): NavPage[] {
  const inSection = (code: string | null): NavPage[] =>
    nav.pages.filter(({ sectionId }) => sectionId === code);
  const below = (section: NavSection): NavPage[] => [
    ...inSection(section.code),
    ...childSections(nav, section.code).flatMap(below),
  ];
  const all = [...inSection(null), ...childSections(nav, null).flatMap(below)];
  return all.filter(({ link }) => link === undefined);
}

/** The sections directly below `parent` (null: at the top), in order. */
export function childSections(nav: Nav, parent: string | null): NavSection[] {
  const children = nav.sections.filter((section) => section.parent === parent);
  if (parent === null) return children;
  return children.sort((a, b) => a.parentSort - b.parentSort || compareCodeUnits(a.code, b.code));
}

/** The entries of pages that exist, by base file, each once. */
function usableEntries(
  entries: readonly NavEntry[],
  variants: ReadonlyMap<string, readonly Document[]>,
  problems: Problem[],
): Map<string, NavEntry> {
  const usable = new Map<string, NavEntry>();
  for (const entry of entries) {
    if (entry.link !== undefined) continue;
    if (!variants.has(entry.file)) {
      const message = entry.file.startsWith('posts/')
        ? `${entry.file} is a post: posts do not stand in the navigation`
        : `there is no page ${entry.file}`;
      const hint = meantHint(entry.file, [...variants.keys()]);
      problems.push(createProblem('nav-missing-page', entry.place, message, hint));
    } else if (usable.has(entry.file)) {
      problems.push(createProblem('nav-duplicate', entry.place, `${entry.file} stands here twice`));
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
    sort: LAST,
    visibility: 'visible',
    parent: null,
    parentSort: 100,
    categoryNames: objectOf([]),
    pagination: false,
  };
}

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
