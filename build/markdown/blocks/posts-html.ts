/** The HTML of a list of posts. */
import { formatMonth } from '../../theme/dates.ts';
import { escapeHtml } from '../../theme/html.ts';
import type { RenderState } from '../state.ts';
import { fill } from '../words.ts';
import type { PostsBlock } from './block.ts';
import { renderPager } from './pager.ts';
import {
  type DatedPost,
  type Group,
  groupPosts,
  isPaged,
  type PostsSelection,
  selectPosts,
} from './posts-selection.ts';

/** The list at the context's instant, on the requested page. */
export function renderPosts(block: PostsBlock, state: RenderState): string {
  const { posts, now, pageNumber } = state.context;
  const primary = state.primaryList === block;
  const selection = selectPosts(block, posts, { now, wanted: pageNumber, primary });
  for (const instant of selection.leaves) state.changesAt.add(instant);
  if (primary) state.pageCount = selection.pages;
  const { noPosts } = state.words;
  if (selection.shown.length === 0) return `<div class="posts"><p class="posts-empty">${noPosts}</p></div>\n`;
  const parts = [
    primary && block.group !== 'none' && block.selectYear ? yearLinks(selection, state) : '',
    block.group === 'none' ? list(selection.shown) : renderYears(block, selection.shown, primary, state),
    selection.folded.length === 0 ? '' : fold(selection.folded, state),
    primary ? renderPager(selection, block, state) : '',
  ];
  return `<div class="posts">\n${parts.join('')}</div>\n`;
}

function list(posts: readonly DatedPost[]): string {
  return `<ul class="post-list">\n${posts.map(item).join('')}</ul>\n`;
}

function item({ date, href, title }: DatedPost): string {
  const time = `<time datetime="${escapeHtml(date.iso)}">${escapeHtml(date.text)}</time>`;
  const dash = '<span class="post-dash" aria-hidden="true"> — </span>';
  return `<li>${time}${dash}<a href="${escapeHtml(href)}">${escapeHtml(title)}</a></li>\n`;
}

/** The further posts of a list without pages of its own, in a fold. */
function fold(posts: readonly DatedPost[], state: RenderState): string {
  const summary = escapeHtml(fill(state.words.more, { n: posts.length }));
  return `<details class="post-more"><summary>${summary}</summary>\n${list(posts)}</details>\n`;
}

/** Years as folds, one of them open, or as headings with all posts shown. */
function renderYears(
  block: PostsBlock,
  posts: readonly DatedPost[],
  primary: boolean,
  state: RenderState,
): string {
  const years = groupPosts(posts, ({ date }) => date.year);
  const folds = block.selectYear && !isPaged(block) && years.length > 1;
  const newest = Math.max(...years.map(({ key }) => key));
  const open = years.some(({ key }) => key === block.defaultYear) ? block.defaultYear : newest;
  const level = Math.min(state.headingLevel + 1, 6);
  return years
    .map((year) => {
      const monthLevel = Math.min(folds ? level : level + 1, 6);
      const inside = block.group === 'month' ? renderMonths(year, monthLevel, state) : list(year.posts);
      if (folds) {
        const shown = year.key === open ? ' open' : '';
        return `<details class="post-year"${shown}><summary>${year.key}</summary>\n${inside}</details>\n`;
      }
      const id = primary ? ` id="${state.anchor(`posts:${year.key}`)}"` : '';
      return `<section class="post-year"><h${level}${id}>${year.key}</h${level}>\n${inside}</section>\n`;
    })
    .join('');
}

function renderMonths(year: Group<number>, level: number, state: RenderState): string {
  const { config, language } = state.context;
  return groupPosts(year.posts, ({ date }) => date.month)
    .map(({ key, posts }) => {
      const name = escapeHtml(formatMonth(year.key, key, config, language));
      return `<h${level} class="post-month">${name}</h${level}>\n${list(posts)}`;
    })
    .join('');
}

/** Links to the page on which each year begins. */
function yearLinks(selection: PostsSelection, state: RenderState): string {
  if (selection.years.length < 2) return '';
  const items = selection.years.map(({ year, page }) => {
    const href = page === selection.page ? '' : state.context.pageHref(page);
    return `<li><a href="${escapeHtml(href)}#posts:${year}">${year}</a></li>\n`;
  });
  const label = escapeHtml(state.label(state.words.years));
  return `<nav class="post-years" aria-label="${label}"><ul>\n${items.join('')}</ul></nav>\n`;
}
