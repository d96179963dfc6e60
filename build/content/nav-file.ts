/** Reads nav.yml: sections, and pages with their settings. */
import { isCollection, isMap, isScalar } from 'yaml';
import { titleCase } from './document-name.ts';
import type { NavSection } from './model.ts';
import type { Place, Problem } from './problem.ts';
import { YamlMap } from './yaml-map.ts';
import { resolveNode } from './yaml-nodes.ts';
import { nodePlace, type YamlText } from './yaml-text.ts';

/** The keys at the top of nav.yml. docs/content.md explains each; a test compares the two. */
export const NAV_KEYS = ['sections', 'pages', 'date-categories'] as const;

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

/** `uncategorized` and `variants` repeat what file names say, and are not read. */
export const NAV_PAGE_KEYS = [
  'file',
  'url',
  'href',
  'rel',
  'title',
  'section-id',
  'sort',
  'uncategorized',
  'variants',
  'titles',
] as const;

/** A section without `sort` comes after all that have one. */
export const LAST: number = Number.MAX_SAFE_INTEGER;

export interface NavEntry {
  file: string;
  title: string | null;
  titles: Record<string, string>;
  sectionId: string | null;
  sort: number | null;
  place: Place;
  /** Of a link that is no page of the folder: its address, and its `rel`. */
  link?: { href: string; rel: string | null };
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
      map.report('nav-duplicate', 'code', `the section \`${code}\` stands here twice`);
    } else {
      const section: NavSection = {
        code,
        name: map.text('defaultname') ?? titleCase(code),
        sort: map.integer('sort', LAST),
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

function whyNoParent(section: NavSection, find: (code: string) => NavSection | undefined): string | null {
  const seen = new Set([section.code]);
  for (let parent = section.parent; parent !== null; ) {
    if (seen.has(parent)) {
      return parent === section.code ? `the section \`${parent}\` is its own ancestor` : null;
    }
    seen.add(parent);
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
    if (isScalar(item)) {
      const place = nodePlace(yaml, item);
      return [
        { file: filePath(String(item.value)), title: null, titles: {}, sectionId: null, sort: null, place },
      ];
    }
    const map = new YamlMap(yaml, node, NAV_PAGE_KEYS, 'a page', problems);
    const link = readLink(map);
    if (link !== null) return [link];
    const file = map.text('file');
    if (file === null) {
      map.report('invalid-value', 'file', 'a page has no `file`');
      return [];
    }
    const entry: NavEntry = {
      file: filePath(file),
      title: map.text('title'),
      titles: map.textMap('titles'),
      sectionId: map.text('section-id'),
      sort: map.number('sort', 'a whole number', Number.isSafeInteger),
      place: map.place('file'),
    };
    return [entry];
  });
}

type PageMap = YamlMap<(typeof NAV_PAGE_KEYS)[number]>;

/** An entry that leads to a list of the site, a feed or another site, by `url`, `href`, or a `file` that is an address. */
function readLink(map: PageMap): NavEntry | null {
  const key = (['url', 'href', 'file'] as const).find((each) => map.has(each));
  const href = key === undefined ? null : map.text(key);
  if (key === undefined || href === null) return null;
  const isAddress = /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(href) || /^\/(?![/\\])[^\s]*$/.test(href);
  if (key === 'file' && (!isAddress || /\.(?:md|markdown)$/i.test(href))) return null;
  if (!isAddress) {
    const hint = 'Write a path of this site, such as /posts, or a whole address, https://example.org/';
    map.report('invalid-value', key, `\`${href}\` cannot be the address of a link`, hint);
    return null;
  }
  return {
    file: '',
    title: map.text('title') ?? href.replace(/^(?:https?:\/\/|mailto:|\/)/i, ''),
    titles: map.textMap('titles'),
    sectionId: map.text('section-id'),
    sort: map.number('sort', 'a whole number', Number.isSafeInteger),
    place: map.place(key),
    link: { href, rel: map.text('rel') },
  };
}

function filePath(written: string): string {
  return written.normalize('NFC').replace(/^(?:\.?\/)+/, '');
}
