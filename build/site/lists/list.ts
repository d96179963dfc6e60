/** A list of posts that has URLs of its own: all of them, or those of a tag, an author, a section, a time. */
import type { Document } from '../../content/model.ts';

export type ListKind = 'posts' | 'tag' | 'author' | 'section' | 'year' | 'month';

export interface PostList {
  kind: ListKind;
  /** Canonical path of the first page: /posts, /tags/web-assembly, /archive/2026/05 */
  path: string;
  /** The name of the tag, author or section as the author writes it; '' for all posts; `2026`, `2026-05`. */
  name: string;
  /** Newest first. */
  posts: Document[];
}

/** The path of the list of all posts. */
export const ALL_POSTS_PATH = '/posts';
/** The paths of the indexes of lists of one kind. */
export const TAGS_PATH = '/tags';
export const AUTHORS_PATH = '/authors';
export const SECTIONS_PATH = '/sections';
export const ARCHIVE_PATH = '/archive';
