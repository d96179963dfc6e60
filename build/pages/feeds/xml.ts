/** XML for feeds and sitemaps: well-formed elements from any data. */

/** Markup that is already well-formed. */
export class Xml {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** Text (escaped), markup, or nothing. */
export type XmlChild = Xml | string | null;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * An element; attributes and children that are null are left out. Values and text are escaped; `name` and the names of
 * attributes are not.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  ...children: readonly XmlChild[]
): Xml {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) tag += ` ${key}="${escapeAttribute(value)}"`;
  }
  const content = children.map(childMarkup).join('');
  return new Xml(content === '' ? `${tag}/>` : `${tag}>${content}</${name}>`);
}

/** The complete document around its root element: UTF-8, with a line end after each child of `root`. */
export function xmlDocument(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  children: readonly (Xml | null)[],
): string {
  const lines = children.flatMap((child) => (child === null ? [] : [child.markup]));
  const root = element(name, attributes, new Xml(`\n${lines.join('\n')}\n`));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
}

function childMarkup(child: XmlChild): string {
  if (child === null) return '';
  return child instanceof Xml ? child.markup : escapeText(child);
}

function escapeText(text: string): string {
  return legalCharacters(text).replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? '');
}

/** Line ends and tabs in an attribute would be read as blanks (XML 1.0 §3.3.3). */
function escapeAttribute(text: string): string {
  return legalCharacters(text).replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? '');
}

/** Matches surrogates in pairs too, which are legal and stay (see below). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern finds these
const MAY_BE_ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/**
 * Characters that XML 1.0 §2.2 does not allow, even escaped, become U+FFFD: controls, lone surrogates, U+FFFE,
 * U+FFFF.
 */
function legalCharacters(text: string): string {
  if (!MAY_BE_ILLEGAL.test(text)) return text;
  return (
    text
      .replace(/\p{Cs}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern replaces these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  );
}
