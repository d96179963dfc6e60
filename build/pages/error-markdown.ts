/** An error page as Markdown: the error, and links to the lists of pages and to the latest posts. */
import { absoluteUrl } from '../site/addresses.ts';
import { LLMS_PATH } from '../site/paths.ts';
import { markdownLink, markdownText } from './documents/markdown-text.ts';

export interface ErrorText {
  title: string;
  text: string;
  /** The text of the link to the homepage. */
  home: string;
  /** The site's own URL, or null. */
  url: string | null;
  /** The latest posts. */
  posts: readonly { title: string; href: string }[];
}

/** The page as Markdown. */
export function errorMarkdown({ title, text, home, url, posts }: ErrorText): string {
  const links = [
    markdownLink(home, absoluteUrl(url, '/')),
    markdownLink('llms.txt', absoluteUrl(url, LLMS_PATH)),
    ...posts.map((post) => markdownLink(post.title, absoluteUrl(url, post.href))),
  ];
  const list = links.map((link) => `- ${link}`).join('\n');
  return `# ${markdownText(title)}\n\n${markdownText(text)}\n\n${list}\n`;
}
