/**
 * The policy of an SVG or another XML file, which browsers open as a document of this site. It runs and sends
 * nothing; its own styles are allowed by hash. As an image in a page a drawing is restricted anyway.
 */
import { hashSource, joinPolicies, type Policy } from './directives.ts';
import { findInlineMarkup } from './inline-markup.ts';

/** Directives without sources: the document gets an origin of its own, runs nothing and sends no form. */
const DRAWING_RESTRICTIONS: readonly string[] = ['sandbox'];
/** The same for a document that names a style sheet of this site, which it may load only with the site's origin. */
const STYLED_RESTRICTIONS: readonly string[] = ['sandbox allow-same-origin'];
/** How an XML document names its style sheet (https://www.w3.org/TR/xml-stylesheet/), CSS or XSLT. */
const STYLE_SHEET = '<?xml-stylesheet';
/** Characters at the start that are searched for it: it comes before the root element. */
const PROLOGUE = 4_000;

/** The most hashes in the header; further styles are not applied when the file is opened by itself. */
const MOST_HASHES = 64;

/** Whether browsers open this media type as a document that is XML. */
export function isDrawing(type: string): boolean {
  return /^(?:text|application)\/xml$|\+xml$/.test(type);
}

/** The policy of an XML document of this media type, and its directives without sources. */
export function xmlPolicy(type: string, source: string): { policy: Policy; restrictions: readonly string[] } {
  const policy = type === 'image/svg+xml' ? drawingPolicy(source) : {};
  if (!source.slice(0, PROLOGUE).includes(STYLE_SHEET)) return { policy, restrictions: DRAWING_RESTRICTIONS };
  // XSLT is loaded as a script is (CSP Level 3 §6.8.1); the sandbox lets no script run all the same.
  const styled: Policy = {
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
  };
  return { policy: joinPolicies(policy, styled), restrictions: STYLED_RESTRICTIONS };
}

/** The policy of an SVG. An HTML parser reads one well enough to find its styles. */
function drawingPolicy(source: string): Policy {
  const { styles, styleAttributes } = findInlineMarkup(source);
  const hashes = [...new Set([...styles, ...styleAttributes].map(hashSource))].slice(0, MOST_HASHES);
  return {
    'style-src': [...(styleAttributes.length > 0 ? ["'unsafe-hashes'"] : []), ...hashes],
    'img-src': ["'self'", 'data:'],
    'font-src': ['data:'],
    'frame-ancestors': ["'self'"],
  };
}
