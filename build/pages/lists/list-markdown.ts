/** A page of a list as Markdown, for readers that prefer it. */
import { markdownPath } from '../../content/document-name.ts';
import { absoluteUrl } from '../../site/addresses.ts';
import { markdownLink, markdownText } from '../documents/markdown-text.ts';
import type { CountedLink, ListedPost, ListModel } from './list-model.ts';

/** The page; posts are linked as Markdown, so that a program that follows the links gets text. */
export function listMarkdown(model: ListModel, url: string | null): string {
  const link = (title: string, href: string): string => markdownLink(title, absoluteUrl(url, href));
  const counted = ({ title, href, count }: CountedLink): string =>
    link(title, href) + (count === null ? '' : ` (${count})`);
  const blocks = [`# ${markdownText(model.title)}`];
  for (const { heading, links } of model.groups) {
    if (heading !== null) blocks.push(`## ${counted(heading)}`);
    blocks.push(links.map((each) => `- ${counted(each)}`).join('\n'));
  }
  if (model.posts.length > 0) {
    blocks.push(model.posts.map((post) => postLine(post, link)).join('\n'));
  }
  const { pager, listLinks } = model;
  const pages = [
    ...(pager === null || pager.previous === null ? [] : [link('←', pager.previous)]),
    ...(pager === null || pager.pages < 2 ? [] : [`${pager.page} / ${pager.pages}`]),
    ...(pager === null || pager.next === null ? [] : [link('→', pager.next)]),
  ];
  if (pages.length > 0) blocks.push(pages.join(' '));
  if (listLinks.length > 0) blocks.push(listLinks.map(({ title, href }) => link(title, href)).join(' · '));
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function postLine(
  { title, href, date, author, description, isDescribed }: ListedPost,
  link: (title: string, href: string) => string,
): string {
  const facts = [date?.iso ?? null, author].filter((fact) => fact !== null).map(markdownText);
  const suffix = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
  // No beginning of the text as its description: a program can follow the link to the whole text.
  const text = description === '' || !isDescribed ? '' : `: ${markdownText(description)}`;
  return `- ${link(title, markdownPath(href))}${suffix}${text}`;
}
