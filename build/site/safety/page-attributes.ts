/**
 * Finds the attributes that decide a page's policy. They are found by their signs of equality, of which a page has a
 * few hundred: expressions that begin at every blank take several times as long.
 */

/** The attributes of a page by name. Text that looks like an attribute may count as one, but never the reverse. */
export interface PageAttributes {
  /**
   * Whether there is a style, a handler (onclick), an address that runs code, or one from which something is loaded
   * otherwise than by https.
   */
  needLook: boolean;
  /** Whether something seems to be loaded from another site by `src`, or by the first address of `srcset`. */
  loadElsewhere: boolean;
  /** Whether there is a list of pictures. */
  haveSrcset: boolean;
}

/** By attribute the values that need a look. */
const VALUES: ReadonlyMap<string, RegExp> = new Map([
  // Of schemes other than https.
  ['src', /\s{0,9}["']?\s{0,9}(?:http|data|blob|javascript|filesystem|ftp):/iy],
  ['srcset', /\s{0,9}["']?\s{0,9}(?:http|data|blob|javascript|filesystem|ftp):/iy],
  ['href', /\s{0,9}["']?\s{0,9}javascript:/iy],
  // Few pages have these, so addresses of any other site count.
  ...['poster', 'data', 'background'].map((name): [string, RegExp] => [
    name,
    /\s{0,9}["']?\s{0,9}(?:(?:https?:)?\/\/|(?:http|data|blob|javascript|filesystem|ftp):)/iy,
  ]),
]);
/** Attributes that need a look with any value. */
const ALWAYS: ReadonlySet<string> = new Set(['style', 'ping', 'srcdoc', 'formaction']);
const ELSEWHERE = /\s{0,9}["']?\s{0,9}(?:https?:)?\/\//iy;
/** The character before the name of an attribute. */
const BEFORE = /[\s"'/]/;
/** A longer name is of no attribute that is looked for. */
const LONGEST = 32;

/** The attributes in `html`, also those in comments and scripts. */
export function attributesIn(html: string): PageAttributes {
  const found: PageAttributes = { needLook: false, loadElsewhere: false, haveSrcset: false };
  for (let at = html.indexOf('='); at !== -1; at = html.indexOf('=', at + 1)) {
    let end = at;
    while (isSpace(html.charCodeAt(end - 1))) end--;
    let start = end;
    while (end - start <= LONGEST && isLetter(html.charCodeAt(start - 1))) start--;
    // Most attributes are classes.
    if (end - start < 3 || html.startsWith('class', start)) continue;
    if (BEFORE.test(html.charAt(start - 1))) note(html.slice(start, end).toLowerCase(), html, at + 1, found);
  }
  return found;
}

/** Adds to `found` what the attribute `name` says, the value of which begins at `value`. */
function note(name: string, html: string, value: number, found: PageAttributes): void {
  const pattern = VALUES.get(name);
  if (pattern === undefined) {
    if (ALWAYS.has(name) || (name.startsWith('on') && name.length > 3)) found.needLook = true;
    return;
  }
  if (isAt(pattern, html, value)) found.needLook = true;
  if (name === 'srcset') found.haveSrcset = true;
  if (name.startsWith('src') && isAt(ELSEWHERE, html, value)) found.loadElsewhere = true;
}

/** Whether the sticky `pattern` matches at `offset`. */
function isAt(pattern: RegExp, html: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(html);
}

/** White space of HTML; other white space is part of a name there. */
function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
