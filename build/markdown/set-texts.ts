/** Replaces names of emoji and, if the site enables it, straight quotation marks and dashes. */
import { mayHaveEmoji, withEmoji } from './emoji.ts';
import { type ArticleToken, childTokens } from './tokens.ts';
import { Typesetter } from './typography.ts';

export interface TextSettings {
  /** The language whose quotation marks are set; null: they stay as they are written. */
  typography: string | null;
}

/** Changes the text tokens of `source`; code, formulas and raw HTML stay as written. */
export function setTexts(
  tokens: readonly ArticleToken[],
  source: string,
  { typography }: TextSettings,
): void {
  const emoji = mayHaveEmoji(source);
  if (!emoji && typography === null) return;
  visit(tokens, emoji, typography, new Typesetter(typography ?? 'en'));
}

function visit(
  tokens: readonly ArticleToken[],
  emoji: boolean,
  typography: string | null,
  typesetter: Typesetter,
): void {
  for (const token of tokens) {
    if (token.type === 'paragraph' || token.type === 'heading') typesetter.pass(' ');
    if (token.type === 'text' && token.tokens === undefined) {
      if (token.escaped) continue;
      if (emoji) token.text = withEmoji(token.text);
      if (typography !== null) token.text = typesetter.set(token.text);
    } else if (token.type === 'link' && token.autolink) typesetter.pass(token.text);
    else if (token.type === 'codespan' || token.type === 'escape') typesetter.pass(token.text);
    else if (token.type === 'br') typesetter.pass(' ');
    else visit(childTokens(token), emoji, typography, typesetter);
  }
}
