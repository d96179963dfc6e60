/** Callouts: a box that stands out, of one of four types. */
import { meantHint } from '../../content/did-you-mean.ts';
import { escapeHtml } from '../../theme/html.ts';
import type { Body } from '../body.ts';
import { calloutTitle } from '../callout-words.ts';
import type { Words } from '../words.types.ts';
import type { CalloutBlock, CalloutType } from './block.ts';
import { type BlockFault, faultAt } from './faults.ts';
import { bodyOf, type Fence, type FenceLine } from './fence.ts';
import type { BlockContext, ReadBlock } from './kind.ts';
import { takeOptions } from './options.ts';

/** The types in the tags of mdcms. */
export const CALLOUT_TYPES: readonly CalloutType[] = ['info', 'warning', 'success', 'error'];
/** The tags of callouts: `callout-info`. */
export const CALLOUT_TAGS: readonly string[] = CALLOUT_TYPES.map((type) => `callout-${type}`);
/** The options of a callout. */
export const CALLOUT_OPTIONS: readonly string[] = ['title', 'icon', 'message'];

/** Reads `callout-TYPE`; a message of config.yml replaces type, title and body. */
export function readCallout(fence: Fence, context: BlockContext): ReadBlock {
  const { values, rest, faults } = takeOptions(fence.lines, CALLOUT_OPTIONS);
  const icon = iconThatExists(values.get('icon'), context, faults);
  const key = values.get('message');
  const message = key === undefined ? null : context.message(key.text);
  if (key !== undefined && message === null) {
    const hint = meantHint(key.text, context.messageKeys());
    faults.push(faultAt(key, 'unknown-callout', `config.yml has no callout \`${key.text}\``, hint));
  }
  const type = message?.type ?? (fence.tag.text.toLowerCase().slice('callout-'.length) as CalloutType);
  const title = message?.title ?? values.get('title')?.text ?? '';
  const body = message === null ? bodyOf(rest, fence.raw) : { text: message.text, tokens: [], from: null };
  const block: CalloutBlock = {
    kind: 'callout',
    type,
    title: title === '' ? null : title,
    heading: null,
    named: null,
    fold: null,
    icon,
    body,
  };
  return { block, faults };
}

/** The name of an icon that exists; null: none is written, or there is none of that name, which is a fault. */
function iconThatExists(
  icon: FenceLine | undefined,
  context: BlockContext,
  faults: BlockFault[],
): string | null {
  if (icon === undefined || icon.text === '') return null;
  const named = /^[\w-]+$/.test(icon.text);
  if (named && context.hasIcon(icon.text)) return icon.text;
  const message = `there is no icon \`${icon.text}\`; the default one is shown`;
  const hint = named
    ? `Add assets/icons/${icon.text}.svg, or remove the option`
    : 'Name a file of assets/icons, without `.svg`';
  faults.push(faultAt(icon, 'missing-icon', message, hint));
  return null;
}

/** The words and the language of the page, and functions that render a callout's Markdown. */
export interface CalloutContext {
  words: Words;
  language: string;
  render(body: Body): string;
  renderTitle(title: Body): string;
}

/** The HTML of a callout. Its type is in the text too, not only in the colour (WCAG 1.4.1). */
export function renderCallout(block: CalloutBlock, context: CalloutContext): string {
  const { type, named, fold } = block;
  const label = escapeHtml(labelOf(block, context));
  const icon = block.icon === null ? '' : ` data-icon="${escapeHtml(block.icon)}"`;
  const title = titleOf(block, context);
  const head = title === null ? '' : `<span class="callout-icon"${icon} aria-hidden="true"></span>${title}`;
  const body = `<div class="callout-body">\n${context.render(block.body)}</div>\n`;
  const names = `callout callout-${type}`;
  if (fold !== null) {
    const summary = head === '' ? label : head;
    const open = fold === 'open' ? ' open' : '';
    return `<details class="${names}"${open}><summary class="callout-title">${summary}</summary>\n${body}</details>\n`;
  }
  const row = head === '' ? '' : `<p class="callout-title">${head}</p>\n`;
  // A visible title that is the type's name needs no label.
  const spoken = named !== null && block.heading === null ? '' : ` aria-label="${label}"`;
  return `<div class="${names}" role="note"${spoken}>\n${row}${body}</div>\n`;
}

function labelOf({ type, named }: CalloutBlock, { words, language }: CalloutContext): string {
  if (named !== null) return calloutTitle(named, language);
  return type === 'important' ? calloutTitle(type, language) : words[type];
}

/** The title's HTML; null: there is none. */
function titleOf(block: CalloutBlock, context: CalloutContext): string | null {
  if (block.heading !== null) return block.heading.text === '' ? null : context.renderTitle(block.heading);
  if (block.title !== null) return escapeHtml(block.title);
  return block.named === null ? null : escapeHtml(labelOf(block, context));
}
