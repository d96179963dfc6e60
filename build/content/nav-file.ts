/** Reads nav.yml: sections, and pages with their settings. */
import { isCollection, isMap, isScalar } from 'yaml';
import { isDocumentFile, titleCase } from './document-name.ts';
import type { NavPage, NavSection } from './model.ts';
import { linkAddress, linkTitle, relativeAddress } from './nav-link.ts';
import type { Place, Problem } from './problem.ts';
import { YamlMap } from './yaml-map.ts';
import { resolveNode } from './yaml-nodes.ts';
import { nodePlace, type YamlText } from './yaml-text.ts';

/** The keys at the top of nav.yml. content/pages/docs/nav.md explains each; a test compares the two. */
export const NAV_KEYS = ['sections', 'pages', 'date-categories'] as const;

/** The keys of each of `sections`. */
export const NAV_SECTION_KEYS = [
  'code',
  'defaultname',
  'sort',
  'pagesvisibility',
  'parent',
  'parent-sort',
  'categorynames',
  'pagination',
] as const;

/** The keys of each of `pages`. `uncategorized` and `variants` repeat the names of files, and are not read. */
export const NAV_PAGE_KEYS = [
  'file',
  'url',
  'href',
  'rel',
  'icon',
  'title',
  'section-id',
  'sort',
  'uncategorized',
  'variants',
  'titles',
] as const;

/** The `sort` of a section that has none: it comes after all others. */
export const SORT_LAST: number = Number.MAX_SAFE_INTEGER;

export interface NavEntry {
  file: string;
  title: string | null;
  titles: Record<string, string>;
  sectionId: string | null;
  sort: number | null;
  place: Place;
  /** The relation of the link to the site (`me`). */
  rel: string | null;
  /** Its icon's name, and where it is written. */
  icon?: NonNullable<NavPage['icon']>;
  /** Of a link that is no page of the folder: its address. */
  link?: string;
}

export interface NavFile {
  sections: NavSection[];
  entries: NavEntry[];
}

/** Reads nav.yml, a map of `sections` and `pages` or a bare list of pages. */
export function readNavFile(yaml: YamlText, problems: Problem[]): NavFile {
  const root = resolveNode(yaml, yaml.root);
  if (isCollection(root) && !isMap(root)) {
    return { sections: [], entries: readEntries(yaml, root.items, problems) };
  }
  const map = new YamlMap(yaml, root, NAV_KEYS, 'nav.yml', problems);
  return {
    sections: readSections(yaml, map.items('sections'), problems),
    entries: readEntries(yaml, map.items('pages'), problems),
  };
}

function readSections(yaml: YamlText, nodes: unknown[], problems: Problem[]): NavSection[] {
  const sections = new Map<
    string,
    { section: NavSection; map: YamlMap<(typeof NAV_SECTION_KEYS)[number]> }
  >();
  for (const node of nodes) {
    const map = new YamlMap(yaml, node, NAV_SECTION_KEYS, 'a section', problems);
    const code = map.text('code');
    if (code === null) {
      map.report('invalid-value', 'code', 'a section has no `code`');
    } else if (sections.has(code)) {
      map.report('nav-duplicate', 'code', `the section \`${code}\` is listed twice`);
    } else {
      const section: NavSection = {
        code,
        name: map.text('defaultname') ?? titleCase(code),
        sort: map.integer('sort', SORT_LAST),
        visibility: map.choice('pagesvisibility', ['visible', 'hidden', 'draft'], 'visible'),
        parent: map.text('parent'),
        parentSort: map.integer('parent-sort', 100),
        categoryNames: map.textMap('categorynames'),
        pagination: map.boolean('pagination', false),
      };
      sections.set(code, { section, map });
    }
  }
  for (const { section, map } of sections.values()) {
    const reason = whyNoParent(section, (code) => sections.get(code)?.section);
    if (reason === null) continue;
    map.report('nav-parent', 'parent', reason);
    section.parent = null;
  }
  return [...sections.values()].map(({ section }) => section);
}

/** How deep sections may stand in sections. */
const DEEPEST = 16;

/** The reason why a section cannot have its parent, or null. */
function whyNoParent(section: NavSection, find: (code: string) => NavSection | undefined): string | null {
  const seen = new Set([section.code]);
  for (let parent = section.parent; parent !== null; ) {
    if (seen.has(parent)) {
      return parent === section.code ? `the section \`${parent}\` is its own ancestor` : null;
    }
    seen.add(parent);
    if (seen.size > DEEPEST) return `sections stand at most ${DEEPEST} deep`;
    const above = find(parent);
    if (above === undefined) {
      return parent === section.parent ? `there is no section \`${parent}\`` : null;
    }
    parent = above.parent;
  }
  return null;
}

function readEntries(yaml: YamlText, nodes: unknown[], problems: Problem[]): NavEntry[] {
  return nodes.flatMap((node) => {
    const item = resolveNode(yaml, node);
    if (isScalar(item)) return [createEntry(String(item.value), nodePlace(yaml, item))];
    return readEntry(new YamlMap(yaml, node, NAV_PAGE_KEYS, 'a page', problems));
  });
}

/** An entry of `file`, `url` or `href`: of a link the address, else the file of a page. */
function readEntry(map: YamlMap<(typeof NAV_PAGE_KEYS)[number]>): NavEntry[] {
  const key = (['url', 'href', 'file'] as const).find((each) => map.has(each));
  const target = key === undefined ? null : map.text(key);
  if (key === undefined || target === null) {
    map.report('invalid-value', 'file', 'a page has no `file`');
    return [];
  }
  const relative = key === 'file' ? null : relativeAddress(target);
  const entry = createEntry(relative ?? target, map.place(key));
  if (key !== 'file' && entry.link === undefined && !isDocumentFile(target)) {
    const hint = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(target)
      ? `Write https://${target}`
      : 'Write a path of this site, such as /posts, or a whole address, https://example.org/';
    map.report('invalid-value', key, `\`${target}\` cannot be the address of a link`, hint);
    return [];
  }
  const icon = map.text('icon');
  return [
    {
      ...entry,
      ...(icon === null ? {} : { icon: { name: icon, place: map.place('icon') } }),
      title: map.text('title') ?? entry.title,
      titles: map.textMap('titles'),
      sectionId: map.text('section-id'),
      sort: map.number('sort', 'a whole number', Number.isSafeInteger),
      rel: map.text('rel'),
    },
  ];
}

/** The entry of `written`, without other settings. */
function createEntry(written: string, place: Place): NavEntry {
  const common = { titles: {}, sectionId: null, sort: null, rel: null, place };
  const href = linkAddress(written);
  if (href === null) return { ...common, file: filePath(written), title: null };
  return { ...common, file: '', title: linkTitle(href), link: href };
}

function filePath(written: string): string {
  return written.normalize('NFC').replace(/^(?:\.?\/)+/, '');
}
