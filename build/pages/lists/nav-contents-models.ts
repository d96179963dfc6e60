/** The lists of a large navigation, in pages: its top level, and each of its long sections. */
import { lastChange } from '../../site/changes.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { languagePack } from '../../theme/languages/language.ts';
import type { Strings } from '../../theme/languages/language.types.ts';
import { countPages, firstPage } from '../../theme/nav-branch.ts';
import type { NavContents, NavNode } from '../../theme/view.ts';
import type { Breadcrumb } from '../crawlers/page-facts.ts';
import type { CountedLink, ListModel } from './list-model.ts';
import { pageTitle } from './list-titles.ts';

export interface NavContentsModel {
  model: Omit<ListModel, 'posts'>;
  above: Breadcrumb[];
  /** Seconds since 1970; null: no document has a date. */
  changed: number | null;
}

/** Every page of these lists; none if each page has the whole navigation. */
export function navContentsModels({ view, documents, language, now }: SnapshotInput): NavContentsModel[] {
  const { nav, navContents } = view;
  if (navContents === undefined) return [];
  const { strings } = languagePack(language);
  const changed = lastChange([...documents.values()], now);
  const root = { title: strings.allPages, nodes: nav, contents: navContents };
  return modelsBelow(root, [], strings).map((found) => ({ ...found, changed }));
}

interface Level {
  title: string;
  nodes: readonly NavNode[];
  contents: NavContents | undefined;
}

function modelsBelow(
  level: Level,
  above: readonly Breadcrumb[],
  strings: Strings,
): Pick<NavContentsModel, 'model' | 'above'>[] {
  const { title, nodes, contents } = level;
  const path = contents?.hrefs[0];
  const here = path === undefined ? above : [...above, { title, path }];
  return [
    ...pagesOf(level, strings).map((model) => ({ model, above: [...above] })),
    ...nodes.flatMap((node) =>
      modelsBelow({ title: node.title, nodes: node.children, contents: node.contents }, here, strings),
    ),
  ];
}

function pagesOf({ title, nodes, contents }: Level, strings: Strings): NavContentsModel['model'][] {
  const { hrefs, size } = contents ?? { hrefs: [], size: 1 };
  return hrefs.map((path, index): NavContentsModel['model'] => {
    const number = index + 1;
    return {
      title: pageTitle(title, { number, count: hrefs.length }, strings),
      path,
      listLinks: [],
      groups: [{ heading: null, links: nodes.slice(index * size, number * size).map(linkTo) }],
      pager: {
        page: number,
        pages: hrefs.length,
        previous: hrefs[index - 1] ?? null,
        next: hrefs[number] ?? null,
      },
    };
  });
}

/** A link to a page; for a section a link to its own list, else to its first page. */
function linkTo(node: NavNode): CountedLink {
  const { title, children, contents } = node;
  const href = contents?.hrefs[0] ?? firstPage(node) ?? '';
  return { title, href, count: children.length === 0 ? null : countPages([node]) };
}
