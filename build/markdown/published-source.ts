/**
 * The Markdown that is published at its own URL, in llms-full.txt and in the manifest: the author's, without the
 * comments that the article hides.
 */
import { mayHaveComments, readComment } from '../content/comments.ts';
import type { Article } from './article.ts';
import type { BlockContext } from './blocks/kind.ts';
import { parseArticle } from './parse.ts';
import { placeTokens } from './places.ts';
import { type ArticleToken, childTokens, type HiddenToken } from './tokens.ts';

/** A site with nothing that decides where a comment is, except for formulas. */
const NO_SITE: Omit<BlockContext, 'math'> = {
  typography: null,
  messageKeys: () => [],
  shortcodes: new Set(),
  hasIcon: () => false,
  message: () => null,
};

/** A part of a text, in UTF-16 units. */
interface Stretch {
  start: number;
  end: number;
}

/**
 * The text without its comments and the lines that they fill; code keeps its signs. Of a comment that never ends, which
 * is an error, the rest goes with it; so does a text that is nested too deep to be read. Line breaks are `\n` in a text
 * with comments.
 */
export function withoutComments(text: string): string {
  if (!mayHaveComments(text)) return text;
  const articles = [true, false].map((math) => parsed(text, math));
  const [article] = articles;
  if (article == null || articles.includes(null)) return '';
  const { source } = article;
  // The site decides whether formulas are read: a comment is one that the article has with them or without.
  const comments = articles.flatMap((each) => (each === null ? [] : commentsOf(each)));
  if (comments.length === 0) return text;
  let published = '';
  let at = 0;
  for (const { start, end } of comments.sort((a, b) => a.start - b.start)) {
    published += source.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return published + source.slice(at);
}

/** The article; null where its nesting is too deep for the stack. */
function parsed(text: string, math: boolean): Article | null {
  try {
    return parseArticle(text, { ...NO_SITE, math });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The stretches of the source that comments fill, with the line break after one that is alone on its lines. */
function commentsOf({ tokens, source }: Article): Stretch[] {
  const comments = commentsIn(tokens);
  if (comments.length === 0) return [];
  const offsets = placeTokens(tokens, source);
  return comments.map((token) => {
    const start = offsets(token, 0);
    const end = offsets(token, token.raw.length);
    const isAlone = (start === 0 || source[start - 1] === '\n') && source[end] === '\n';
    // marked may have added the line break to the token.
    return { start, end: isAlone && !token.raw.endsWith('\n') ? end + 1 : end };
  });
}

/** The comments among the tokens: other hidden tokens are attributes and syntax of other tools. */
function commentsIn(tokens: readonly ArticleToken[]): HiddenToken[] {
  return tokens.flatMap((token): HiddenToken[] => {
    if (token.type !== 'hidden') return commentsIn(childTokens(token));
    const comment = readComment(token.raw);
    return comment === null || (comment.mark === '{#' && comment.length === null) ? [] : [token];
  });
}
