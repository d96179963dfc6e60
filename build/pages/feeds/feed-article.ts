/** An article as a feed has it. */
import { absoluteHtml } from '../../site/addresses.ts';

/** A stretch of coloured code (build/markdown/highlight-markup.ts): such spans are not nested. */
const COLOURED = /<span class="hljs-[a-z_ -]*">([^<]*)<\/span>/g;

/**
 * The article's HTML for feed readers: addresses are absolute, and code has no colours. Readers have no style sheet of
 * ours, so its spans show nothing there, and they are a quarter of an article with code. `path` is the article's own,
 * `address` the site's.
 */
export function feedArticle(html: string, path: string, address: string | null): string {
  return absoluteHtml(html.replace(COLOURED, '$1'), path, address);
}
