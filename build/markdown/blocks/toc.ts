/** Tables of contents: of the site, of a section, of the page. */
import { meantHint } from '../../content/did-you-mean.ts';
import { escapeHtml } from '../../theme/html.ts';
import type { DocumentSummary, Heading, SectionSummary } from '../render.types.ts';
import type { RenderState } from '../state.ts';
import { encodeUrl } from '../targets.ts';
import type { BlockToken } from '../tokens.ts';
import type { TocBlock } from './block.ts';
import { faultAt } from './faults.ts';
import type { Fence } from './fence.ts';
import type { ReadBlock } from './kind.ts';
import { takeAllOptions } from './options.ts';

const SCOPES: Readonly<Record<string, TocBlock['scope']>> = {
  toc: 'site',
  'toc-section': 'section',
  'toc-page': 'page',
};
/** The tags of tables of contents. */
export const TOC_TAGS: readonly string[] = Object.keys(SCOPES);

/** Reads `toc`, `toc-page` and `toc-section`, whose section is named after the tag or in the option `section`. */
export function readToc(fence: Fence): ReadBlock {
  const scope = SCOPES[fence.tag.text.toLowerCase()] ?? 'site';
  const { values, faults } = takeAllOptions(fence.lines, scope === 'section' ? ['section'] : []);
  const { argument } = fence;
  if (scope !== 'section' && argument.text !== '') {
    const message = `\`${fence.tag.text}\` takes nothing after it`;
    faults.push(faultAt(argument, 'block-option', message, 'The tag for one section is `toc-section`'));
  }
  const named = argument.text === '' ? values.get('section') : argument;
  const section = scope === 'section' && named !== undefined && named.text !== '' ? named : null;
  return { block: { kind: 'toc', scope, section }, faults };
}

/** The HTML of the list, a `nav` with a label; '' without entries. */
export function renderToc(block: TocBlock, token: BlockToken, state: RenderState): string {
  const { context, words } = state;
  if (block.scope === 'page') {
    const headings = state.listedHeadings().slice(state.leadingTitle === null ? 0 : 1);
    return nav('toc toc-page', words.onThisPage, headingItems(nest(headings)), state);
  }
  if (block.scope === 'site') return nav('toc', words.contents, sectionItems(context.sections, state), state);
  const code = block.section?.text ?? context.section ?? '';
  const all = flatten(context.sections);
  const section = all.find((candidate) => candidate.code === code);
  if (section === undefined && block.section !== null) {
    const codes = all.map((candidate) => candidate.code).filter((candidate) => candidate !== '');
    const hint = meantHint(code, codes);
    const fault = faultAt(block.section, 'unknown-section', `there is no section \`${code}\``, hint);
    state.report(token, fault, fault);
  }
  if (section === undefined) return '';
  const items = pageItems(section.pages, state) + sectionItems(section.children, state);
  return nav('toc toc-section', section.name || words.contents, items, state);
}

function nav(names: string, label: string, items: string, state: RenderState): string {
  if (items === '') return '';
  return `<nav class="${names}" aria-label="${escapeHtml(state.label(label))}">\n<ul>\n${items}</ul>\n</nav>\n`;
}

/** Sections with their pages; the one without a name has the pages that are in no section. */
function sectionItems(sections: readonly SectionSummary[], state: RenderState): string {
  return sections
    .map((section) => {
      const items = pageItems(section.pages, state) + sectionItems(section.children, state);
      if (items === '' || section.name === '') return items;
      return `<li><span class="toc-name">${escapeHtml(section.name)}</span>\n<ul>\n${items}</ul></li>\n`;
    })
    .join('');
}

/** Pages other than the current one. */
function pageItems(pages: readonly DocumentSummary[], state: RenderState): string {
  return pages
    .filter((page) => page.href !== state.context.document.path)
    .map((page) => `<li><a href="${escapeHtml(page.href)}">${escapeHtml(page.title)}</a></li>\n`)
    .join('');
}

interface Entry {
  heading: Heading;
  children: Entry[];
}

/** Headings as a tree: the parent is the nearest earlier heading of a higher rank. */
function nest(headings: readonly Heading[]): Entry[] {
  const roots: Entry[] = [];
  const path: Entry[] = [];
  for (const heading of headings) {
    while ((path.at(-1)?.heading.level ?? 0) >= heading.level) path.pop();
    const entry: Entry = { heading, children: [] };
    (path.at(-1)?.children ?? roots).push(entry);
    path.push(entry);
  }
  return roots;
}

function headingItems(entries: readonly Entry[]): string {
  return entries
    .map(({ heading, children }) => {
      const inner = children.length === 0 ? '' : `\n<ul>\n${headingItems(children)}</ul>`;
      return `<li><a href="#${encodeUrl(heading.id)}">${heading.html}</a>${inner}</li>\n`;
    })
    .join('');
}

function flatten(sections: readonly SectionSummary[]): SectionSummary[] {
  return sections.flatMap((section) => [section, ...flatten(section.children)]);
}
