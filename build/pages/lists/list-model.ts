/** A page with links to posts or other lists, before it is HTML or Markdown. */
import type { PageView, PostSummaryView } from '../../theme/view.ts';

/** A link with the number of posts or pages in its list; null: it is a link to one page. */
export interface CountedLink {
  title: string;
  href: string;
  count: number | null;
}

export interface ListGroup {
  /** The group's heading, a link; null: the page's title is the heading. */
  heading: CountedLink | null;
  links: CountedLink[];
}

export interface ListedPost extends PostSummaryView {
  /** Whether its author has described it; else the description is the beginning of its text. */
  isDescribed: boolean;
}

export interface ListModel {
  title: string;
  /** Canonical path of this page of the list. */
  path: string;
  /** Links to the lists around this one. */
  listLinks: { title: string; href: string }[];
  groups: ListGroup[];
  posts: ListedPost[];
  pager: PageView['pager'];
}
