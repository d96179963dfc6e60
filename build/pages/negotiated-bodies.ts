/** The two media types of a page at one path: HTML, and Markdown for readers that prefer it. */
import type { ResourceBody } from '../bundle/resource.ts';
import type { Config } from '../content/model.ts';

/**
 * The bodies of a page, HTML first, selected by the Accept of a request. With `negotiate-markdown: no` there is
 * only HTML: then a shared cache that ignores Vary cannot send Markdown to a browser.
 */
export function negotiatedBodies(
  { negotiateMarkdown }: Pick<Config, 'negotiateMarkdown'>,
  html: ResourceBody,
  markdown: ResourceBody,
): ResourceBody[] {
  return negotiateMarkdown ? [html, markdown] : [html];
}
