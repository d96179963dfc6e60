/**
 * XML as feeds and sitemaps are written, read strictly: elements, attributes in double quotes, text with the five
 * entities. Everything else there (comments, CDATA, a DOCTYPE, a character that XML has not) is refused.
 */

export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** Its own text, without that of its children. */
  text: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const TAG = new RegExp(`<(/?)(${NAME})((?: ${NAME}="[^"<]*")*)(/?)>|<`, 'g');
const ATTRIBUTE = new RegExp(` (${NAME})="([^"<]*)"`, 'g');
/** XML 1.0 §2.2. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root element. Throws a SyntaxError that names the offset of what is not well-formed. */
export function parseXml(xml: string): XmlElement {
  if (!xml.startsWith(DECLARATION)) throw new SyntaxError('there is no XML declaration');
  const forbidden = FORBIDDEN.exec(xml);
  if (forbidden !== null) throw new SyntaxError(`a character that XML has not, at ${forbidden.index}`);
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  let end = DECLARATION.length;
  for (const match of xml.slice(end).matchAll(TAG)) {
    const [whole, closing, name, attributes = '', empty] = match;
    const at = DECLARATION.length + match.index;
    const parent = open.at(-1) ?? root;
    parent.text += unescapeXml(xml.slice(end, at), end);
    end = at + whole.length;
    if (name === undefined) throw new SyntaxError(`no tag, at ${at}`);
    if (closing === '/') {
      if (open.length === 1 || parent.name !== name)
        throw new SyntaxError(`</${name}> closes nothing, at ${at}`);
      open.pop();
      continue;
    }
    const element: XmlElement = { name, attributes: readAttributes(attributes, at), children: [], text: '' };
    parent.children.push(element);
    if (empty !== '/') open.push(element);
  }
  const [only, ...others] = root.children;
  if (open.length > 1 || only === undefined || others.length > 0)
    throw new SyntaxError('not one root element');
  if (`${root.text}${xml.slice(end)}`.trim() !== '') throw new SyntaxError('text outside the root element');
  return only;
}

function readAttributes(written: string, at: number): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new SyntaxError(`${name} stands twice, at ${at}`);
    attributes.set(name, unescapeXml(value, at));
  }
  return attributes;
}

function unescapeXml(text: string, at: number): string {
  return text.replace(/&([^;&]*);|&/g, (whole, entity: string | undefined) => {
    const number = /^#(?:x([0-9A-Fa-f]+)|(\d+))$/.exec(entity ?? '');
    if (number !== null) {
      return String.fromCodePoint(
        number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16),
      );
    }
    const character = ENTITIES[entity ?? ''];
    if (character === undefined) throw new SyntaxError(`${whole} is no entity, near ${at}`);
    return character;
  });
}
