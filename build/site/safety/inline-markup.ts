/**
 * Finds inline scripts and styles and loads from elsewhere with a real HTML parser. That is slow, so only pages
 * that seem to have more than the theme's own are parsed.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface InlineMarkup {
  /** The text of inline scripts that browsers would run. */
  scripts: string[];
  /** The text of style elements, and the values of style attributes. */
  styles: string[];
  styleAttributes: string[];
  /** Attributes such as onclick, as `onclick="…"`. */
  handlers: string[];
  /** Absolute URLs of scripts and style sheets, and the targets of forms. */
  scriptUrls: string[];
  stylesheetUrls: string[];
  formUrls: string[];
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A script of another type is data (HTML §4.12.1). */
const RUNS = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;
const ELSEWHERE = /^(?:https?:)?\/\//i;

/** Reads a whole page. */
export function findInlineMarkup(html: string): InlineMarkup {
  const found: InlineMarkup = {
    scripts: [],
    styles: [],
    styleAttributes: [],
    handlers: [],
    scriptUrls: [],
    stylesheetUrls: [],
    formUrls: [],
  };
  // Without recursion, for nesting that is too deep for the stack.
  const waiting: Node[] = [parse(html)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('content' in node) waiting.push(node.content);
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse());
    if ('attrs' in node) readElement(node, found);
  }
  return found;
}

function readElement(element: Element, found: InlineMarkup): void {
  const value = (name: string): string =>
    element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
  for (const attribute of element.attrs) {
    if (attribute.name === 'style') found.styleAttributes.push(attribute.value);
    else if (/^on[a-z]+$/.test(attribute.name)) found.handlers.push(`${attribute.name}="${attribute.value}"`);
  }
  if (element.tagName === 'script') {
    const source = value('src').trim();
    const isExternal = element.attrs.some(({ name }) => name === 'src');
    if (isExternal && ELSEWHERE.test(source)) found.scriptUrls.push(source);
    else if (!isExternal && RUNS.test(value('type').trim())) found.scripts.push(textOf(element));
  } else if (element.tagName === 'style') {
    found.styles.push(textOf(element));
  } else if (element.tagName === 'link' && /\bstylesheet\b/i.test(value('rel'))) {
    if (ELSEWHERE.test(value('href').trim())) found.stylesheetUrls.push(value('href').trim());
  } else if (element.tagName === 'form' && ELSEWHERE.test(value('action').trim())) {
    found.formUrls.push(value('action').trim());
  }
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
