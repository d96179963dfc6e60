/** The two media types in which a page is answered at one path: HTML, and Markdown for readers that prefer it. */
import type { ResourceBody } from '../bundle/resource.ts';
import type { Config } from '../content/model.ts';

/**
 * The bodies of a page, HTML first, of which the reader's Accept chooses. With `negotiate-markdown: no` there is nothing
 * to choose: a shared cache in front of the site that ignores Vary can then not give Markdown to a browser.
 */
export function negotiatedBodies(
  { negotiateMarkdown }: Pick<Config, 'negotiateMarkdown'>,
  html: ResourceBody,
  markdown: ResourceBody,
): ResourceBody[] {
  return negotiateMarkdown ? [html, markdown] : [html];
}
