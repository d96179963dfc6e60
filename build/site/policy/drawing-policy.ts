/**
 * The policy of a document that is no page: an SVG, or another XML file, which browsers open as a document of
 * this site with all that a document may do. Nothing runs and nothing is sent; the drawing's own styles
 * are allowed by hash. As an image in a page a drawing can do none of this anyway.
 */
import { hashSource, type Policy } from './directives.ts';
import { findInlineMarkup } from './inline-markup.ts';

/** Directives without sources: the document gets an origin of its own, runs nothing and sends no form. */
export const DRAWING_RESTRICTIONS: readonly string[] = ['sandbox'];

/** More than these would swell the header; the others are not applied when the file is opened by itself. */
const MOST_HASHES = 64;

/** Whether browsers open this media type as a document that is XML. */
export function isDrawing(type: string): boolean {
  return /^(?:text|application)\/xml$|\+xml$/.test(type);
}

/** The policy of an SVG. An HTML parser reads one well enough to find its styles. */
export function drawingPolicy(source: string): Policy {
  const { styles, styleAttributes } = findInlineMarkup(source);
  const hashes = [...new Set([...styles, ...styleAttributes].map(hashSource))].slice(0, MOST_HASHES);
  return {
    'style-src': [...(styleAttributes.length > 0 ? ["'unsafe-hashes'"] : []), ...hashes],
    'img-src': ["'self'", 'data:'],
    'font-src': ['data:'],
    'frame-ancestors': ["'self'"],
  };
}
