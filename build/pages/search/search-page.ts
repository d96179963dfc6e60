/**
 * The page behind the search box: everything that can be found, in one list. It is what readers without a
 * script get, and it needs none.
 */
import type { Resource } from '../../bundle/resource.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { type Html, html } from '../../theme/html.ts';
import { languagePack } from '../../theme/languages/language.ts';
import { safeUrl } from '../../theme/url.ts';
import type { NavNode } from '../../theme/view.ts';
import { scopeView } from '../categories/page-variants.ts';
import { documentsDigest, factsDigest } from '../documents/document-digest.ts';
import { pageBody, plainPage } from '../plain-page.ts';
import { named } from '../planned-resource.ts';

/** The page at this instant; null on a site whose author turned the search off. */
export function searchPage(input: SnapshotInput): [string, Resource] | null {
  const { context, view, posts } = input;
  if (view.search === null) return null;
  const path = view.search.page;
  const { records } = context.memory;
  if (records === null) return makeSearchPage(input, path);
  // What it lists is known by the posts: of ten thousand of them it is the longest page of all.
  const own = [path, scopeView(input), documentsDigest(posts, factsDigest)];
  const found = records.get({ kind: 'search page', shared: view, own }, () => [makeSearchPage(input, path)]);
  return [path, named(found, path)];
}

function makeSearchPage(input: SnapshotInput, path: string): [string, Resource] {
  const { context, view, summaries, posts } = input;
  const { strings } = languagePack(input.language);
  const page = plainPage({
    kind: 'list',
    path,
    title: strings.search,
    ...scopeView(input),
    html: view.nav.length === 0 ? '' : renderTree(view.nav).markup,
    posts: summaries.map(({ href, title, description, date }, index) => ({
      href,
      title,
      description,
      date: date === null ? null : { text: date.text, iso: date.iso },
      author: posts[index]?.author ?? null,
    })),
    // What it lists is found by itself; a list of everything is nothing to find.
    metas: [{ name: 'robots', content: 'noindex, follow' }],
  });
  const resource = context.memory.pages.get(path, [page, view], () => ({
    status: 200,
    location: null,
    freshness: 'revalidate',
    bodies: [pageBody(view, page, null)],
  }));
  return [path, resource];
}

/** The navigation with every section open. */
function renderTree(nodes: readonly NavNode[]): Html {
  return html`<ul>${nodes.map(
    ({ title, href, children }) => html`<li>
      ${href === null ? title : html`<a href="${safeUrl(href)}">${title}</a>`}
      ${children.length > 0 && renderTree(children)}
    </li>`,
  )}</ul>`;
}
