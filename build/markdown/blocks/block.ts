/** The blocks of an article, parsed; each kind has a file that renders it. */

import type { Body } from '../body.ts';
import type { CalloutTitle } from '../callout-words.ts';
import type { FenceLine } from './fence.ts';

export type CalloutType = 'info' | 'warning' | 'success' | 'error' | 'important';

export interface CalloutBlock {
  kind: 'callout';
  type: CalloutType;
  title: string | null;
  /** The title as Markdown, where the syntax allows it; used instead of `title`. */
  heading: Body | null;
  /** The default title of its kind, or null. */
  named: CalloutTitle | null;
  /** The initial state of a callout that can be folded; null: it cannot. */
  fold: 'open' | 'closed' | null;
  /** Name of a file in assets/icons that exists, or null for the type's own icon. */
  icon: string | null;
  body: Body;
}

export interface TocBlock {
  kind: 'toc';
  scope: 'site' | 'section' | 'page';
  /** The section that the author names; null: the page's own. */
  section: FenceLine | null;
}

export interface PostsBlock {
  kind: 'posts';
  order: 'chronological' | 'reversechronological';
  /** How the list is grouped. */
  group: 'none' | 'year' | 'month';
  /** Greatest age of a listed post in days; null: any. */
  days: number | null;
  /** Posts per page; null: the default. */
  limit: number | null;
  paginate: 'yes' | 'no' | 'none';
  selectYear: boolean;
  /** The year that is open at first; null: the newest. */
  defaultYear: number | null;
}

export interface PanelItem {
  title: string;
  /** Level of the title as a heading for screen readers; null: it is no heading. */
  headingLevel: number | null;
  /** Selected (tabs) or open (accordions) at first. */
  open: boolean;
  body: Body;
}

/** Tabs or an accordion. */
export interface PanelsBlock {
  kind: 'tabs' | 'accordion';
  style: 'underline' | 'filled';
  items: PanelItem[];
}

/** `:::name` where `name` is no callout: an element with that class, for the author's own styles. */
export interface GroupBlock {
  kind: 'group';
  classes: readonly string[];
  heading: Body | null;
  body: Body;
}

/** A block of the author's: parts/NAME.ts makes its HTML. */
export interface ShortcodeBlock {
  kind: 'shortcode';
  name: string;
  options: Record<string, string>;
  /** Whether it stands in a line of text. */
  inline: boolean;
  body: Body;
}

/** Terms and their definitions. */
export interface DefinitionItem {
  terms: Body[];
  definitions: { body: Body; loose: boolean }[];
}

export interface DefinitionsBlock {
  kind: 'definitions';
  items: DefinitionItem[];
}

export type Block =
  | CalloutBlock
  | TocBlock
  | PostsBlock
  | PanelsBlock
  | GroupBlock
  | DefinitionsBlock
  | ShortcodeBlock;
