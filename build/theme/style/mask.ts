/** SVG files as masks: the element's background, in a colour of the page, is seen through the file's shape. */
import { cssString } from './css-string.ts';

/** The declarations that show an element through the file at `href` (absolute), whole and in the middle. */
export function maskDeclarations(href: string): string {
  const image = `mask:url(${cssString(href)}) center/contain no-repeat`;
  return `-webkit-${image};${image}`;
}
