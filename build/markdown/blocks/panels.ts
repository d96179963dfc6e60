/** Tabs and accordions: both are a list of items in YAML. */
import { isScalar, Scalar } from 'yaml';
import { createProblem, type Problem } from '../../content/problem.ts';
import { SourceText } from '../../content/source-text.ts';
import { YamlMap } from '../../content/yaml-map.ts';
import { parseBoolean, scalarText } from '../../content/yaml-scalar.ts';
import { nodePlace, parseYaml } from '../../content/yaml-text.ts';
import type { PanelItem, PanelsBlock } from './block.ts';
import { type BlockFault, faultAt } from './faults.ts';
import type { Fence, FenceLine } from './fence.ts';
import type { ReadBlock } from './kind.ts';

const TAGS: Readonly<Record<string, Pick<PanelsBlock, 'kind' | 'style'>>> = {
  tab: { kind: 'tabs', style: 'underline' },
  'tab-underline': { kind: 'tabs', style: 'underline' },
  'tab-filled': { kind: 'tabs', style: 'filled' },
  accordion: { kind: 'accordion', style: 'underline' },
  'accordion-underline': { kind: 'accordion', style: 'underline' },
  'accordion-filled': { kind: 'accordion', style: 'filled' },
};
/** The tags by kind. */
export const PANEL_TAGS: Record<PanelsBlock['kind'], readonly string[]> = {
  tabs: Object.keys(TAGS).filter((tag) => TAGS[tag]?.kind === 'tabs'),
  accordion: Object.keys(TAGS).filter((tag) => TAGS[tag]?.kind === 'accordion'),
};

const KEYS = ['title', 'content', 'default', 'title-style'] as const;
type Key = (typeof KEYS)[number];

/** Reads `tab…` and `accordion…`; one without a usable item stays code. */
export function readPanels(fence: Fence): ReadBlock {
  const { kind, style } = TAGS[fence.tag.text.toLowerCase()] ?? { kind: 'accordion', style: 'underline' };
  const text = fence.lines.map((line) => line.text).join('\n');
  const problems: Problem[] = [];
  const yaml = parseYaml(new SourceText('', text), 0, text.length, problems);
  const root = new YamlMap(yaml, yaml.root, ['items'], 'the block', problems);
  const items = root.items('items').flatMap((node) => {
    const map = root.read(node, KEYS, 'an item');
    if (!map.has('title')) {
      problems.push(createProblem('block-content', nodePlace(yaml, node), 'an item has no title'));
    }
    const item = readItem(map, kind, (content) => contentStart(content, fence.lines, text));
    return item === null ? [] : [item];
  });
  const faults = problems.map((problem) => asFault(problem, fence.lines));
  if (items.length > 0) return { block: { kind, style, items: oneOpen(kind, items) }, faults };
  if (faults.length === 0) {
    const hint = 'Write `items:` and below it, for each, `- title: …` and `content: |`';
    faults.push(faultAt(fence.tag, 'block-content', 'the block has no items', hint));
  }
  return { block: null, faults };
}

/** One item; null without a title, which is already reported. */
function readItem(
  map: YamlMap<Key>,
  kind: PanelsBlock['kind'],
  startOf: (content: unknown) => number,
): PanelItem | null {
  const title = map.text('title');
  if (title === null) return null;
  const content = map.node('content');
  const written = map.text('content') === null || !isScalar(content) ? '' : scalarText(content);
  return {
    title,
    headingLevel: readHeadingLevel(map),
    open: readDefault(map, kind),
    body: { text: written, tokens: [], from: startOf(content) },
  };
}

function readHeadingLevel(map: YamlMap<Key>): number | null {
  const style = map.text('title-style');
  if (style === null) return null;
  if (/^#{1,6}$/.test(style)) return style.length;
  map.report('block-option', 'title-style', `\`title-style\` takes one to six \`#\`, not \`${style}\``);
  return null;
}

/** Whether `default` is `selected` (tabs) or `open` (accordions); `yes` is accepted too. */
function readDefault(map: YamlMap<Key>, kind: PanelsBlock['kind']): boolean {
  const word = map.text('default')?.toLowerCase() ?? '';
  const open = kind === 'tabs' ? 'selected' : 'open';
  if (word === open) return true;
  if (word === '' || word === 'closed') return false;
  const yes = parseBoolean(word);
  if (yes === null) map.report('block-option', 'default', `\`default\` takes ${open}, not \`${word}\``);
  return yes ?? false;
}

/** Exactly one tab is selected: the first with a mark, else the first. */
function oneOpen(kind: PanelsBlock['kind'], items: PanelItem[]): PanelItem[] {
  if (kind === 'accordion') return items;
  const selected = Math.max(
    0,
    items.findIndex((item) => item.open),
  );
  return items.map((item, index) => ({ ...item, open: index === selected }));
}

/**
 * The offset of an item's Markdown in the block's `raw`: of the line after `|` for a block scalar, else of the scalar.
 */
function contentStart(content: unknown, lines: readonly FenceLine[], text: string): number {
  if (!isScalar(content)) return 0;
  const start = content.range?.[0] ?? 0;
  const block = content.type === Scalar.BLOCK_LITERAL || content.type === Scalar.BLOCK_FOLDED;
  const line = text.slice(0, start).split('\n').length - 1;
  if (block) return lines[line + 1]?.from ?? 0;
  return (lines[line]?.from ?? 0) + start - (text.lastIndexOf('\n', start - 1) + 1);
}

/** Turns a problem in the YAML, whose lines are counted in the block, into a fault of the block. */
function asFault(
  { code, message, hint, line, column, length }: Problem,
  lines: readonly FenceLine[],
): BlockFault {
  const at = lines[line - 1] ?? lines.at(-1) ?? { text: '', from: 0 };
  const before = [...at.text].slice(0, column - 1).join('').length;
  return { code: code as BlockFault['code'], message, hint, from: at.from + before, length };
}
