/** The site at one instant as the readers of a category see it. */
import { categoryPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import { lastChange } from '../changes.ts';
import { publishedLists } from '../lists/published-lists.ts';
import { publicationState } from '../publication.ts';
import { SEARCH_PATH } from '../search-page.ts';
import { newestFirst, summarise } from '../site-context.ts';
import { type SnapshotInput, sectionSummaries } from '../snapshot-input.ts';
import type { CategoryScope } from './category-scope.ts';

/**
 * By category code; the default's is `input` itself. A category has lists, feeds and a search of its own below its
 * prefix: the lists and feeds hold the posts that are written for it, the search all that its readers can reach.
 */
export function categoryInputs(input: SnapshotInput): ReadonlyMap<string, SnapshotInput> {
  return new Map(
    input.scopes.map((scope) => [scope.category.code, scope.isDefault ? input : inputOf(input, scope)]),
  );
}

function inputOf(input: SnapshotInput, scope: CategoryScope): SnapshotInput {
  const { context, view } = input;
  const { latest } = context.memory;
  const { config } = context.content;
  const { code } = scope.category;
  const posts = postsOf(input, scope);
  const prefix = categoryPath(code, '/');
  const isOwn = ({ kind, variant, created }: Document): boolean =>
    kind === 'post' && variant === code && created !== null;
  const everPublished = [...context.documents.values()].filter(
    (document) => isOwn(document) && publicationState(document, input.now) !== 'scheduled',
  );
  const own = [...input.documents.values()].filter(isOwn).sort(newestFirst);
  const lists = publishedLists(own, everPublished, context.content.nav, input.now, prefix);
  const message = scope.category.pageNotFoundMessage ?? config.pageNotFoundMessage;
  return {
    ...input,
    scope,
    view: latest.keep(`view ${code}`, {
      ...view,
      nav: scope.nav,
      home: scope.home,
      search: view.search === null ? null : { ...view.search, page: prefix + SEARCH_PATH },
      config: { ...config, pageNotFoundMessage: message },
    }),
    posts,
    positions: new Map(posts.map((post, index) => [post, index])),
    summaries: latest.keep(
      `summaries ${code}`,
      posts.map((post) => summarise(context, post, scope.language)),
    ),
    lists,
    listsChanged: lastChange(everPublished, input.now),
    prefix,
    language: scope.language,
    listPaths: new Set([...input.listPaths, ...lists.map(({ path }) => path)]),
    listKinds: new Set(lists.map(({ kind }) => kind)),
    sections: latest.keep(`sections ${code}`, sectionSummaries(context, scope.shown, code)),
  };
}

/** Every post once: the category's own, what stands in for it, or the default's; newest first. */
function postsOf({ posts, documents }: SnapshotInput, scope: CategoryScope): Document[] {
  const { code } = scope.category;
  const inherited = posts.map((post) => scope.pages.get(post.baseFile)?.document ?? post);
  const bases = new Set(posts.map(({ baseFile }) => baseFile));
  const own = [...documents.values()].filter(
    ({ kind, variant, created, baseFile }) =>
      kind === 'post' && variant === code && created !== null && !bases.has(baseFile),
  );
  return [...inherited, ...own].sort(newestFirst);
}
