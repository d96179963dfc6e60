/** The links between the pages of a list of posts. Each page has a URL, so no script is needed. */
import { escapeHtml } from '../../theme/html.ts';
import type { RenderState } from '../state.ts';
import { fill } from '../words.ts';
import type { PostsBlock } from './block.ts';
import type { PostsSelection } from './posts-selection.ts';

/** Pages on each side of the current one that are linked to by number, beside the first and the last. */
const AROUND = 2;

/** Links to the pages before and after, and with `paginate: yes` to others by number; nothing for one page. */
export function renderPager({ page, pages }: PostsSelection, block: PostsBlock, state: RenderState): string {
  if (pages < 2) return '';
  const { words, context } = state;
  const [before, after] =
    block.order === 'chronological'
      ? [words.olderPosts, words.newerPosts]
      : [words.newerPosts, words.olderPosts];
  const link = (to: number, rel: string, text: string): string => {
    return `<a rel="${rel}" href="${escapeHtml(context.pageHref(to))}">${escapeHtml(text)}</a>\n`;
  };
  const parts = [
    page > 1 ? link(page - 1, 'prev', before) : '',
    `<span class="pager-page">${escapeHtml(fill(words.pageOf, { page, pages }))}</span>\n`,
    page < pages ? link(page + 1, 'next', after) : '',
    block.paginate === 'yes' ? numbers(page, pages, state) : '',
  ];
  const label = escapeHtml(state.label(words.pages));
  return `<nav class="pager" aria-label="${label}">\n${parts.join('')}</nav>\n`;
}

function numbers(page: number, pages: number, { context }: RenderState): string {
  let html = '';
  let last = 0;
  for (const number of shownNumbers(page, pages)) {
    if (number > last + 1) html += '<li><span class="pager-gap">…</span></li>\n';
    const current = number === page ? ' aria-current="page"' : '';
    html += `<li><a href="${escapeHtml(context.pageHref(number))}"${current}>${number}</a></li>\n`;
    last = number;
  }
  return `<ol class="pager-pages">\n${html}</ol>\n`;
}

/** The first page, the last, and those around the current one, ascending. */
export function shownNumbers(page: number, pages: number): number[] {
  const numbers = new Set([1, pages]);
  for (let number = page - AROUND; number <= page + AROUND; number++) {
    if (number >= 1 && number <= pages) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b);
}
