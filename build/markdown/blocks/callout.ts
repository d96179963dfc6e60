/** Callouts: a box that stands out, of one of four types. */
import { didYouMean } from '../../content/did-you-mean.ts';
import { escapeHtml } from '../../theme/html.ts';
import type { Words } from '../words.ts';
import type { CalloutBlock, CalloutType } from './block.ts';
import { type BlockFault, faultAt, meantHint } from './faults.ts';
import type { Fence, FenceLine } from './fence.ts';
import { takeOptions } from './options.ts';
import type { BlockContext, ReadBlock } from './read.ts';

export const CALLOUT_TYPES: readonly CalloutType[] = ['info', 'warning', 'success', 'error'];
export const CALLOUT_TAGS: readonly string[] = CALLOUT_TYPES.map((type) => `callout-${type}`);
const OPTIONS = ['title', 'icon', 'message'];

/** Reads `callout-TYPE`; a message of config.yml replaces type, title and body. */
export function readCallout(fence: Fence, context: BlockContext): ReadBlock {
  const { values, rest, faults } = takeOptions(fence.lines, OPTIONS);
  const icon = knownIcon(values.get('icon'), context, faults);
  const key = values.get('message');
  const message = key === undefined ? null : context.message(key.text);
  if (key !== undefined && message === null) {
    const hint = meantHint(didYouMean(key.text, context.messageKeys()));
    faults.push(faultAt(key, 'unknown-callout', `config.yml has no callout \`${key.text}\``, hint));
  }
  const type = message?.type ?? (fence.tag.text.toLowerCase().slice('callout-'.length) as CalloutType);
  const title = message?.title ?? values.get('title')?.text ?? '';
  const body =
    message === null
      ? {
          text: rest.map((line) => line.text).join('\n'),
          tokens: [],
          from: rest[0]?.from ?? fence.raw.length,
        }
      : { text: message.text, tokens: [], from: null };
  return { block: { kind: 'callout', type, title: title === '' ? null : title, icon, body }, faults };
}

function knownIcon(icon: FenceLine | undefined, context: BlockContext, faults: BlockFault[]): string | null {
  if (icon === undefined || icon.text === '') return null;
  const named = /^[\w-]+$/.test(icon.text);
  if (named && context.hasIcon(icon.text)) return icon.text;
  const message = `there is no icon \`${icon.text}\`; the usual one is shown`;
  const hint = named
    ? `Add assets/icons/${icon.text}.svg, or remove the option`
    : 'Name a file of assets/icons, without `.svg`';
  faults.push(faultAt(icon, 'missing-icon', message, hint));
  return null;
}

/** The box around a body that is already HTML. Its type is said, not only coloured. */
export function renderCallout(block: CalloutBlock, body: string, words: Words): string {
  const icon = block.icon === null ? '' : ` data-icon="${escapeHtml(block.icon)}"`;
  const title =
    block.title === null
      ? ''
      : `<p class="callout-title"><span class="callout-icon"${icon} aria-hidden="true"></span>${escapeHtml(block.title)}</p>\n`;
  const label = escapeHtml(words[block.type]);
  return `<div class="callout callout-${block.type}" role="note" aria-label="${label}">\n${title}<div class="callout-body">\n${body}</div>\n</div>\n`;
}
