/** The names of callouts in other tools, with the type and the default title of each. */
import type { CalloutType } from './blocks/block.ts';
import type { CalloutTitle } from './callout-words.ts';

export interface CalloutKind {
  type: CalloutType;
  title: CalloutTitle;
}

/** The syntax of a callout: `> [!name]`, `:::name` or `!!! name`. */
export type CalloutSyntax = 'alert' | 'container' | 'admonition';

function kind(type: CalloutType, title: CalloutTitle): CalloutKind {
  return { type, title };
}

/** The kinds of GitHub, VitePress, Docusaurus, mkdocs and Obsidian. */
const KINDS: Readonly<Record<string, CalloutKind>> = {
  note: kind('info', 'note'),
  info: kind('info', 'info'),
  secondary: kind('info', 'note'),
  seealso: kind('info', 'note'),
  tip: kind('success', 'tip'),
  hint: kind('success', 'tip'),
  success: kind('success', 'success'),
  check: kind('success', 'success'),
  done: kind('success', 'success'),
  important: kind('important', 'important'),
  warning: kind('warning', 'warning'),
  attention: kind('warning', 'warning'),
  caution: kind('warning', 'caution'),
  danger: kind('error', 'danger'),
  error: kind('error', 'error'),
  failure: kind('error', 'error'),
  fail: kind('error', 'error'),
  missing: kind('error', 'error'),
  bug: kind('error', 'bug'),
  abstract: kind('info', 'abstract'),
  summary: kind('info', 'abstract'),
  tldr: kind('info', 'abstract'),
  todo: kind('info', 'todo'),
  question: kind('info', 'question'),
  help: kind('info', 'question'),
  faq: kind('info', 'question'),
  example: kind('info', 'example'),
  quote: kind('info', 'quote'),
  cite: kind('info', 'quote'),
};

/** The names of all kinds, in small letters. */
export const CALLOUT_NAMES: readonly string[] = Object.keys(KINDS);

/** The kind with that name, in any case, or null. GitHub's caution is an error, the strongest of its five. */
export function calloutKind(name: string, syntax: CalloutSyntax): CalloutKind | null {
  const key = name.toLowerCase();
  if (key === 'caution' && syntax === 'alert') return { type: 'error', title: 'caution' };
  return Object.hasOwn(KINDS, key) ? (KINDS[key] ?? null) : null;
}
