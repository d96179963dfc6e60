/** Callouts: a box that stands out, of one of four types. */
import { escapeHtml } from '../../theme/html.ts';
import { nearest } from '../nearest.ts';
import type { Words } from '../words.ts';
import type { Block, CalloutBlock, CalloutType } from './block.ts';
import { type Fault, warning } from './faults.ts';
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
  const message = values.get('message');
  const reusable = message === undefined ? null : context.message(message.text);
  if (reusable !== null) {
    const body = { text: reusable.text, tokens: [], from: null };
    return { block: callout(reusable.type, reusable.title, icon, body), faults };
  }
  if (message !== undefined) faults.push(unknownMessage(message, context));
  const type = fence.tag.text.toLowerCase().slice('callout-'.length) as CalloutType;
  const from = rest[0]?.from ?? fence.raw.length;
  const body = { text: rest.map((line) => line.text).join('\n'), tokens: [], from };
  return { block: callout(type, values.get('title')?.text ?? '', icon, body), faults };
}

function callout(type: CalloutType, title: string, icon: string | null, body: CalloutBlock['body']): Block {
  return { kind: 'callout', type, title: title === '' ? null : title, icon, body };
}

function knownIcon(icon: FenceLine | undefined, context: BlockContext, faults: Fault[]): string | null {
  if (icon === undefined || icon.text === '') return null;
  if (/^[\w-]+$/.test(icon.text) && context.hasIcon(icon.text)) return icon.text;
  const hint = `Add assets/icons/${icon.text}.svg, or leave the option out`;
  faults.push(warning('missing-icon', icon, `There is no icon '${icon.text}'; the usual one is shown`, hint));
  return null;
}

function unknownMessage(message: FenceLine, context: BlockContext): Fault {
  const meant = nearest(message.text, context.messageKeys());
  const hint = meant === null ? 'Add it under `callouts:` in config.yml' : `Did you mean '${meant}'?`;
  return warning('unknown-callout', message, `config.yml has no callout '${message.text}'`, hint);
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
