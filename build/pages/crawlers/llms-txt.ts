/**
 * llms.txt (llmstxt.org): a description of the site with links to its texts, for language models; llms-full.txt:
 * the texts themselves. Both are Markdown, and both lead to Markdown.
 */

import { markdownPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import { withoutComments } from '../../markdown/published-source.ts';
import { absoluteUrl } from '../../site/addresses.ts';
import { descriptionOf } from '../../site/description.ts';
import { LLMS_PATH } from '../../site/paths.ts';
import { markdownLink, markdownText } from '../documents/markdown-text.ts';

/** The longest llms-full.txt (UTF-16 units): about what the largest models can read at once. */
const MOST_TEXT = 1_000_000;

export interface LlmsInput {
  sitename: string;
  sitedescription: string;
  /** The site's own URL, or null. */
  url: string | null;
  /** The words for the two lists, in the site's language. */
  pagesTitle: string;
  postsTitle: string;
  /** In the order of the navigation. */
  pages: readonly Document[];
  /** Newest first. */
  posts: readonly Document[];
}

/** The list of all pages and posts with their descriptions. */
export function llmsTxt(input: LlmsInput): string {
  const line = (document: Document): string => {
    const href = absoluteUrl(input.url, markdownPath(document.path));
    const description = descriptionOf(document);
    const about = description === '' ? '' : `: ${markdownText(description)}`;
    return `- ${markdownLink(document.title, href)}${about}`;
  };
  const section = (title: string, documents: readonly Document[]): string[] =>
    documents.length === 0 ? [] : [`## ${markdownText(title)}`, documents.map(line).join('\n')];
  return join([
    ...head(input),
    ...section(input.pagesTitle, input.pages),
    ...section(input.postsTitle, input.posts),
  ]);
}

/** The Markdown of all pages and posts, pages first; past the limit it has links to the rest. */
export function llmsFullTxt(input: LlmsInput): string {
  const blocks = head(input);
  let length = 0;
  for (const document of [...input.pages, ...input.posts]) {
    const block = fullText(document, input.url);
    length += block.length;
    if (length > MOST_TEXT) {
      blocks.push(`The rest is listed in ${markdownLink('llms.txt', absoluteUrl(input.url, LLMS_PATH))}.`);
      break;
    }
    blocks.push(block);
  }
  return join(blocks);
}

/** The first of `documents`: at least as many as llms-full.txt contains. */
export function mostFullTexts(documents: readonly Document[]): readonly Document[] {
  let length = 0;
  const end = documents.findIndex(({ body }) => {
    length += body.trim().length;
    return length > MOST_TEXT;
  });
  return end === -1 ? documents : documents.slice(0, end + 1);
}

function head({ sitename, sitedescription }: LlmsInput): string[] {
  const title = `# ${markdownText(sitename)}`;
  return sitedescription === '' ? [title] : [title, `> ${markdownText(sitedescription)}`];
}

/** The title is a heading of its own, since most articles have none; then the address and the article. */
function fullText(document: Document, url: string | null): string {
  const facts = [
    absoluteUrl(url, document.path),
    ...(document.author === null ? [] : [document.author]),
    ...(document.created === null ? [] : [document.created.iso.slice(0, document.created.iso.indexOf('T'))]),
  ];
  const text = withoutComments(document.body).trim();
  return `# ${markdownText(document.title)}\n\n${facts.map(markdownText).join(', ')}\n\n${text}`;
}

function join(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
