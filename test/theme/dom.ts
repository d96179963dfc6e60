/** Just enough of a DOM, over parse5, to ask a page what it holds. */
import assert from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Parses a document as a browser does; a mistake that a browser would repair is a failure. */
export function parseDocument(html: string): Element {
  const errors: string[] = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) => errors.push(`${startLine}:${startCol} ${code}`),
  });
  // A page may quote characters that HTML discourages; they stay text.
  const serious = errors.filter((error) => !/control-character|noncharacter|surrogate/.test(error));
  assert.deepEqual(serious, []);
  const root = document.childNodes.find((node): node is Element => node.nodeName === 'html');
  return root ?? assert.fail('no document');
}

/** Descendants (and the element itself) by name, `*` for all, and by an attribute's value where one is given. */
export function all(root: Element, name: string, key?: string, value?: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if (!('tagName' in node)) return;
    const isNamed = name === '*' || node.tagName === name;
    if (isNamed && (key === undefined || attribute(node, key) === value)) found.push(node);
    node.childNodes.forEach(visit);
  };
  visit(root);
  return found;
}

/** The only one of its kind; it is a failure if there are none or several. */
export function one(root: Element, name: string, key?: string, value?: string): Element {
  const found = all(root, name, key, value);
  assert.equal(found.length, 1, `${found.length} × ${name} ${key ?? ''}=${value ?? ''}`);
  return found[0] ?? assert.fail();
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** All text inside, as it stands. */
export function textOf(element: Element): string {
  return element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : ''))
    .join('');
}

/** The names of all elements in document order. */
export function shape(root: Element): string[] {
  return all(root, '*').map(({ tagName }) => tagName);
}

/** The same, each with the names of its attributes: what no text may change. */
export function fullShape(root: Element): string[] {
  return all(root, '*').map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '));
}
