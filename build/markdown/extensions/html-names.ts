/** Which tags are HTML's, and which are components of a framework. */

/**
 * Elements of HTML, with `svg` and `math`; the elements inside these begin with a small letter, as no component
 * does.
 */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address area article aside audio b base basefont bdi bdo big blink blockquote body br button ' +
    'canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed ' +
    'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ' +
    'image img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed ' +
    'noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s ' +
    'samp script search section select slot small source span strike strong style sub summary sup svg table tbody td ' +
    'template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'
  ).split(' '),
);

/** Elements that have no end tag (HTML, section 13.1.2). */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base basefont br col embed frame hr image img input link meta param source track wbr'.split(' '),
);

/** Whether a tag's name, as it is written, is a component: it begins with a capital and HTML has no such element. */
export function isComponent(name: string): boolean {
  return /^[A-Z]/.test(name) && !ELEMENTS.has(name.toLowerCase());
}
