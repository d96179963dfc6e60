/** The text of a link by name. */
import { withoutMarkdownEnding } from '../content/file-kinds.ts';
import { lastPart } from '../content/path-parts.ts';
import type { WikiLink } from './tokens.ts';

/** The size of an embedded picture in CSS px, in the place of its text. */
export const SIZE: RegExp = /^(\d{1,5})(?:x(\d{1,5}))?$/;

/** The link's own text, else the name with the part of the page. */
export function wikiText({ name, part, text }: WikiLink): string {
  if (text !== '' && !SIZE.test(text)) return text;
  const shown = withoutMarkdownEnding(lastPart(name));
  const place = part.replace(/^\^.*/, '').split('#').at(-1) ?? '';
  return [shown, place].filter((piece) => piece !== '').join(' > ');
}
