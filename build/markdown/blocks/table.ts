/** All kinds of block, each with its tags, its reader, its HTML and its plain text. */
import { renderAccordion } from './accordion.ts';
import type { Block, PanelsBlock } from './block.ts';
import { CALLOUT_TAGS, readCallout, renderCallout } from './callout.ts';
import { definitionsText, renderDefinitions } from './definitions.ts';
import { GALLERY_TAGS, readGallery } from './gallery.ts';
import { renderGroup } from './group.ts';
import type { BlockKind, ReadBlock, TextTools } from './kind.ts';
import { PANEL_TAGS, readPanels } from './panels.ts';
import { POSTS_TAGS, readPosts } from './posts.ts';
import { renderPosts } from './posts-html.ts';
import { renderShortcode } from './shortcode.ts';
import { renderTabs } from './tabs.ts';
import { readToc, renderToc, TOC_TAGS } from './toc.ts';

type Kinds = { readonly [Kind in Block['kind']]: BlockKind<Block & { kind: Kind }> };

const KINDS: Kinds = {
  callout: {
    tags: CALLOUT_TAGS,
    read: readCallout,
    html: (block, { state: { words, context }, ...tools }) =>
      renderCallout(block, { ...tools, words, language: context.language }),
    text: ({ heading, title, body }, tools) => [
      (heading === null ? '' : tools.title(heading)) || (title ?? ''),
      tools.body(body),
    ],
  },
  group: {
    tags: GALLERY_TAGS,
    read: readGallery,
    html: renderGroup,
    text: ({ heading, body }, tools) => [heading === null ? '' : tools.title(heading), tools.body(body)],
  },
  definitions: {
    tags: [],
    read: fromExtension,
    html: renderDefinitions,
    text: definitionsText,
  },
  toc: {
    tags: TOC_TAGS,
    read: readToc,
    html: (block, { token, state }) => renderToc(block, token, state),
    text: nothing,
  },
  posts: {
    tags: POSTS_TAGS,
    read: readPosts,
    html: (block, { state }) => renderPosts(block, state),
    text: nothing,
  },
  shortcode: {
    tags: [],
    read: fromExtension,
    html: (block, { token, state, render, renderTitle }) =>
      renderShortcode(block, block.inline ? renderTitle(block.body) : render(block.body), token, state),
    text: ({ inline, body }, tools) => [inline ? tools.title(body) : tools.body(body)],
  },
  tabs: {
    tags: PANEL_TAGS.tabs,
    read: readPanels,
    html: (block, { state, render }) => renderTabs(block, state, render),
    text: panelText,
  },
  accordion: {
    tags: PANEL_TAGS.accordion,
    read: readPanels,
    html: (block, { state, render }) => renderAccordion(block, state, render),
    text: panelText,
  },
};

/** The kind of a block. */
export function kindOf(block: Block): BlockKind<Block> {
  return KINDS[block.kind];
}

/** The kinds by their tags. */
export const KINDS_BY_TAG: ReadonlyMap<string, BlockKind<Block>> = new Map(
  Object.values(KINDS).flatMap((kind: BlockKind<Block>) =>
    kind.tags.map((tag): [string, BlockKind<Block>] => [tag, kind]),
  ),
);

/** Blocks without a tag are never read from a fence. */
function fromExtension(): ReadBlock {
  return { block: null, faults: [] };
}

/** Lists have no text of their own. */
function nothing(): string[] {
  return [];
}

function panelText({ items }: PanelsBlock, tools: TextTools): string[] {
  return items.flatMap(({ title, body }) => [title, tools.body(body)]);
}
