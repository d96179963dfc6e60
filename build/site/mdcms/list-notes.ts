/** Notes on lists of posts: in mdcms a script pages and filters them, here there are links and folds. */
import type { Document, SiteContent } from '../../content/model.ts';
import { createProblem, type Problem } from '../../content/problem.ts';
import { publicationState } from '../../content/publication.ts';
import type { Article } from '../../markdown/article.ts';
import type { PostsBlock } from '../../markdown/blocks/block.ts';
import { readFence } from '../../markdown/blocks/fence.ts';
import { isPaged, primaryList, selectPosts } from '../../markdown/blocks/posts-selection.ts';
import { type Fault, locate, type TokenPart } from '../../markdown/findings.ts';
import { parseArticle } from '../../markdown/parse.ts';
import type { DocumentSummary } from '../../markdown/render.types.ts';
import { type ArticleToken, type BlockToken, childTokens } from '../../markdown/tokens.ts';
import { listablePosts } from '../site-context.ts';

/** The notes on the lists of all documents, at their tags. */
export function listNotes({ documents, config }: SiteContent, asOf: number): Problem[] {
  const posts = listablePosts(
    documents.filter((document) => publicationState(document, asOf) === 'published'),
    config.defaultCategory?.code ?? null,
  ).map(datesOnly);
  return documents
    .filter(({ draft, body }) => !draft && body.includes('posts-'))
    .flatMap((document) => documentNotes(document, posts, asOf));
}

function documentNotes(document: Document, posts: readonly DocumentSummary[], now: number): Problem[] {
  // Other problems of the article are reported when it is rendered.
  const article = readArticle(document);
  if (article === null) return [];
  const lists = postsTokens(article.tokens);
  const primary = primaryList(lists.map(({ block }) => block));
  const spots = lists.flatMap(({ token, block }) => {
    const selection = selectPosts(block, posts, { now, wanted: 1, primary: block === primary });
    const faults = [
      ...paging(block, selection.pages > 1, selection.folded.length > 0),
      ...(block.group !== 'none' && block.selectYear && selection.years.length > 1 ? [years(block)] : []),
      ...spelling(token),
    ];
    const tag = readFence(token.raw)?.tag ?? { from: 0, text: token.raw };
    return faults.map((fault): TokenPart & Fault => ({
      ...fault,
      token,
      from: tag.from,
      length: tag.text.length,
    }));
  });
  return locate(spots, article, document).map(({ spot, place }) =>
    createProblem(spot.code, place, spot.message, spot.hint),
  );
}

/** The article's blocks; null for one that is nested too deep to be read, which rendering reports. */
function readArticle({ body }: Document): Article | null {
  try {
    return parseArticle(body, {
      message: () => null,
      messageKeys: () => [],
      shortcodes: new Set(),
      hasIcon: () => true,
      math: false,
      typography: null,
    });
  } catch {
    return null;
  }
}

function paging(block: PostsBlock, hasPages: boolean, isFolded: boolean): Fault[] {
  if (isFolded) {
    const message =
      'the posts after the first few are folded, because another list of this page has the numbered pages';
    return [
      {
        code: 'mdcms-difference',
        message,
        hint: 'Put each list on its own page to divide it into numbered pages',
      },
    ];
  }
  if (!hasPages || block.paginate === 'yes') return [];
  const message = 'readers follow links to further pages of this list, where mdcms has a button to load more';
  return [{ code: 'mdcms-difference', message, hint: 'Write `paginate: none` to show only the first posts' }];
}

function years(block: PostsBlock): Fault {
  const shown = isPaged(block) ? 'links to its years' : 'its years as folds, one of them open';
  const message = `the list has ${shown}, where mdcms has a menu to choose one`;
  return {
    code: 'mdcms-difference',
    message,
    hint: 'Write `selectyear: no` to show all years under headings',
  };
}

function spelling({ raw }: BlockToken): Fault[] {
  const tag = readFence(raw)?.tag.text ?? '';
  const family = /^posts-(?:datetime|date)-/i.exec(tag)?.[0];
  if (family === undefined) return [];
  const message = `\`${family}…\` is the older spelling of \`posts-created-…\``;
  return [{ code: 'old-spelling', message }];
}

interface PostsToken {
  token: BlockToken;
  block: PostsBlock;
}

function postsTokens(tokens: readonly ArticleToken[]): PostsToken[] {
  return tokens.flatMap((token) => {
    if (token.type !== 'block') return [];
    const { block } = token;
    return block.kind === 'posts' ? [{ token, block }] : postsTokens(childTokens(token));
  });
}

/** The data of a post that a selection needs. */
function datesOnly({ path, created }: Document): DocumentSummary {
  const date =
    created === null
      ? null
      : { text: '', iso: '', epoch: created.epoch, year: created.year, month: created.month };
  return { href: path, title: '', description: '', date };
}
