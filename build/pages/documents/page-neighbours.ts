/** The pages before and after a page, in sections with `pagination: on`. */
import type { Document } from '../../content/model.ts';
import { navPage } from '../../content/nav-index.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import type { PageView } from '../../theme/view.ts';

interface Link {
  href: string;
  title: string;
}

/** The pages of a section for the readers of one snapshot, in order, and the place of each by its file. */
interface SectionPages {
  links: readonly Link[];
  positions: ReadonlyMap<string, number>;
}

/** Thousands of pages look up their neighbours, so each section is listed once for a snapshot. */
const known: WeakMap<SnapshotInput, Map<string, SectionPages>> = new WeakMap();

/** The neighbours in the section's order, in the current category. Other pages have none. */
export function pageNeighbours(
  input: SnapshotInput,
  document: Document,
): Pick<PageView, 'previous' | 'next'> {
  const own = navPage(input.context.content.nav, document.baseFile)?.sectionId ?? null;
  if (document.kind !== 'page' || own === null) return { previous: null, next: null };
  const { links, positions } = sectionsOf(input).get(own) ?? { links: [], positions: new Map() };
  const at = positions.get(document.baseFile);
  return at === undefined
    ? { previous: null, next: null }
    : { previous: links[at - 1] ?? null, next: links[at + 1] ?? null };
}

/** The sections with `pagination: on`, by code. */
function sectionsOf(input: SnapshotInput): ReadonlyMap<string, SectionPages> {
  let sections = known.get(input);
  if (sections === undefined) {
    sections = listSections(input);
    known.set(input, sections);
  }
  return sections;
}

function listSections({ context, scope, documents }: SnapshotInput): Map<string, SectionPages> {
  const { nav } = context.content;
  const found = new Map<string, { links: Link[]; positions: Map<string, number> }>();
  for (const { code, pagination } of nav.sections) {
    if (pagination) found.set(code, { links: [], positions: new Map() });
  }
  const shown = scope?.shown ?? documents;
  const category = scope?.category.code ?? null;
  for (const { file, sectionId, title, titles } of nav.pages) {
    const section = found.get(sectionId ?? '');
    const page = shown.get(file);
    if (section === undefined || page === undefined) continue;
    const own = category === null ? undefined : titles[category];
    if (!section.positions.has(file)) section.positions.set(file, section.links.length);
    section.links.push({ href: page.path, title: own ?? title });
  }
  return found;
}
