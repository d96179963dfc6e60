/** The lists of tags, authors and sections. */
import type { Document, Nav } from '../../content/model.ts';
import { AUTHORS_PATH, type ListKind, type PostList, SECTIONS_PATH, TAGS_PATH } from './list.ts';
import { listSlug } from './slug.ts';

/** The path of a tag's list, or null where the tag cannot have one. */
export function tagPath(tag: string): string | null {
  return pathOf(TAGS_PATH, tag);
}

/** The path of an author's list, or null where the name cannot have one. */
export function authorPath(author: string): string | null {
  return pathOf(AUTHORS_PATH, author);
}

/** The lists of all tags of `posts` (newest first), by path. Spellings that make one path are one tag. */
export function tagLists(posts: readonly Document[]): PostList[] {
  return groupByName('tag', TAGS_PATH, posts, (post) => post.tags);
}

/** The lists of all authors of `posts` (newest first), by path. */
export function authorLists(posts: readonly Document[]): PostList[] {
  return groupByName('author', AUTHORS_PATH, posts, ({ authors }) => authors);
}

/** The lists of the navigation's sections that `posts` (newest first) stand in, by path. */
export function sectionLists(posts: readonly Document[], nav: Pick<Nav, 'sections'>): PostList[] {
  const names = new Map(nav.sections.map(({ code, name }) => [code, name]));
  const lists = groupByName('section', SECTIONS_PATH, posts, ({ sectionId }) =>
    sectionId === null ? [] : [sectionId],
  );
  return lists.map((list) => ({ ...list, name: names.get(list.name) ?? list.name }));
}

function pathOf(base: string, name: string): string | null {
  const slug = listSlug(name);
  return slug === null ? null : `${base}/${slug}`;
}

interface Group {
  posts: Document[];
  /** Spelling → how many posts have it. */
  spellings: Map<string, number>;
}

function groupByName(
  kind: ListKind,
  base: string,
  posts: readonly Document[],
  namesOf: (post: Document) => readonly string[],
): PostList[] {
  const groups = new Map<string, Group>();
  // Ten thousand posts have a few names between them.
  const named = new Map<string, Group | null>();
  const groupOf = (name: string): Group | null => {
    const known = named.get(name);
    if (known !== undefined) return known;
    const path = pathOf(base, name);
    const group = path === null ? null : (groups.get(path) ?? { posts: [], spellings: new Map() });
    if (path !== null && group !== null) groups.set(path, group);
    named.set(name, group);
    return group;
  };
  for (const post of posts) {
    for (const name of namesOf(post)) {
      const group = groupOf(name);
      if (group === null) continue;
      // A post with two spellings of one tag is in the list once.
      if (group.posts.at(-1) !== post) group.posts.push(post);
      group.spellings.set(name, (group.spellings.get(name) ?? 0) + 1);
    }
  }
  return [...groups]
    .map(([path, group]): PostList => ({ kind, path, name: usualSpelling(group), posts: group.posts }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The spelling that most posts have; among equals the first by code units. */
function usualSpelling({ spellings }: Group): string {
  const [first] = [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
