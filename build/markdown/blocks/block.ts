/** What the blocks of an article are once they are understood; each kind has a file that renders it. */
import type { Body } from '../tokens.ts';

export type CalloutType = 'info' | 'warning' | 'success' | 'error';

export interface CalloutBlock {
  kind: 'callout';
  type: CalloutType;
  title: string | null;
  /** Name of a file in assets/icons that exists, or null for the type's own icon. */
  icon: string | null;
  body: Body;
}

export type Block = CalloutBlock;
