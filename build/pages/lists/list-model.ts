/** A page that leads to posts or to other lists, before it is HTML or Markdown. */
import type { PageView, PostSummaryView } from '../../theme/view.ts';

/** A link with a number beside it: how many posts or pages it leads to; null: it leads to one. */
export interface CountedLink {
  title: string;
  href: string;
  count: number | null;
}

export interface ListGroup {
  /** The group's own heading and where it leads; null: the page's title is heading enough. */
  heading: CountedLink | null;
  links: CountedLink[];
}

export interface ListedPost extends PostSummaryView {
  /** Its author has described it; otherwise the description is the beginning of its text. */
  isDescribed: boolean;
}

export interface ListModel {
  title: string;
  /** Canonical path of this page of the list. */
  path: string;
  /** Ways to the lists around this one. */
  ways: { title: string; href: string }[];
  groups: ListGroup[];
  posts: ListedPost[];
  pager: PageView['pager'];
}
