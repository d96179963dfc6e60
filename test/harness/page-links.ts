/** What an HTML page refers to, as a browser would follow it. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export interface PageParts {
  title: string;
  /** All text of the page. */
  text: string;
  /** Values of href, src and the like, as written. */
  references: string[];
  ids: Set<string>;
}

const REFERENCES = new Set(['href', 'src', 'poster', 'action']);

/** Takes a page apart. */
export function pageParts(html: string): PageParts {
  const parts: PageParts = { title: '', text: '', references: [], ids: new Set() };
  visit(parse(html), parts);
  return parts;
}

function visit(node: Node, parts: PageParts): void {
  if (node.nodeName === '#text' && 'value' in node) parts.text += node.value;
  if ('attrs' in node) readElement(node, parts);
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, parts);
}

function readElement(element: Element, parts: PageParts): void {
  for (const { name, value } of element.attrs) {
    if (REFERENCES.has(name)) parts.references.push(value);
    if (name === 'id') parts.ids.add(value);
  }
  if (element.tagName !== 'title' || parts.title !== '') return;
  for (const child of element.childNodes) if ('value' in child) parts.title += child.value;
}
