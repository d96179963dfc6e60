/** Paragraphs of pictures and nothing else. */
import { escapeMarkdownText } from './escape.ts';
import { isPicture } from './links-by-name.ts';
import { type ArticleToken, articleTokens, type Tokens } from './tokens.ts';

/**
 * The HTML of pictures alone in their paragraph; null if it has anything else. A picture with a title is a figure
 * with that caption; several are a row. `render` returns the HTML of inline tokens.
 */
export function renderPictures(
  tokens: readonly ArticleToken[],
  render: (tokens: readonly ArticleToken[]) => string,
): string | null {
  const [only, second] = tokens;
  if (second !== undefined) {
    const row = tokens.every((token) => token.type === 'br' || isPictureToken(token));
    return row ? `<p class="images">${render(tokens.filter(({ type }) => type !== 'br'))}</p>\n` : null;
  }
  if (only === undefined || !isPictureToken(only)) return null;
  const picture = pictureIn(only);
  const caption = picture?.title ?? '';
  if (picture === null || caption === '') return `<p class="image">${render([only])}</p>\n`;
  // The caption has the title's text already.
  picture.title = null;
  const html = render([only]);
  picture.title = caption;
  return `<figure class="image">${html}<figcaption>${escapeMarkdownText(caption)}</figcaption></figure>\n`;
}

function isPictureToken(token: ArticleToken): boolean {
  return pictureIn(token) !== null || (token.type === 'wikiLink' && isPicture(token));
}

/** The picture of a token, with or without a link around it; null for other tokens. */
function pictureIn(token: ArticleToken): Tokens.Image | null {
  if (token.type === 'image') return token as Tokens.Image;
  if (token.type !== 'link') return null;
  const [inside, second] = articleTokens(token.tokens);
  return second === undefined && inside?.type === 'image' ? (inside as Tokens.Image) : null;
}
