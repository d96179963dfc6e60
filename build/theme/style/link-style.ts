/** The legacy link styles of config.yml: `colour:underline,bold,italics,no-underline` as CSS declarations. */
import { parseColour } from '../../content/css-values.ts';
import { formatColour } from './colour.ts';

const DECLARATIONS: ReadonlyMap<string, string> = new Map([
  ['underline', 'text-decoration-line:underline'],
  ['no-underline', 'text-decoration-line:none'],
  ['bold', 'font-weight:700'],
  ['italics', 'font-style:italic'],
]);

/** Declarations joined by semicolons, without unknown words; possibly ''. */
export function linkDeclarations(style: string | null): string {
  if (style === null) return '';
  // The colour may contain commas and no colon: rgb(1,2,3):bold
  const colon = style.indexOf(':');
  const colour = parseColour(colon === -1 ? style : style.slice(0, colon));
  const words = (colon === -1 ? (colour === null ? style : '') : style.slice(colon + 1)).split(',');
  const declarations = colour === null ? [] : [`color:${formatColour(colour)}`];
  for (const word of words) {
    const declaration = DECLARATIONS.get(word.trim().toLowerCase());
    if (declaration !== undefined) declarations.push(declaration);
  }
  return declarations.join(';');
}
