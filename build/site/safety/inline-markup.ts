/**
 * Finds inline scripts and styles and loads from elsewhere with a real HTML parser. That is slow, so only pages
 * that seem to have more than the theme's own are parsed.
 */
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { loadsOf, loadsOfScript, loadsOfStyle, type PageLoad } from './page-loads.ts';

export interface InlineMarkup {
  /** The text of inline scripts that browsers would run. */
  scripts: string[];
  /** The text of style elements, and the values of style attributes. */
  styles: string[];
  styleAttributes: string[];
  /** Attributes such as onclick, as `onclick="…"`. */
  handlers: string[];
  /** Absolute URLs of scripts, and the targets of forms. */
  scriptUrls: string[];
  formUrls: string[];
  /** All else that the page loads. */
  loads: PageLoad[];
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A script of another type is data (HTML §4.12.1). */
const RUNS = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;
const CODE = /^\s{0,20}javascript:/i;
const ELSEWHERE = /^(?:https?:)?\/\//i;

/** Reads a whole page. */
export function findInlineMarkup(html: string): InlineMarkup {
  const found: InlineMarkup = {
    scripts: [],
    styles: [],
    styleAttributes: [],
    handlers: [],
    scriptUrls: [],
    formUrls: [],
    loads: [],
  };
  // Without recursion, for nesting that is too deep for the stack.
  const waiting: Node[] = [parse(html)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('content' in node) waiting.push(node.content);
    if ('childNodes' in node) for (const each of [...node.childNodes].reverse()) waiting.push(each);
    if (!('attrs' in node)) continue;
    readElement(node, found);
    for (const each of documentsIn(node)) waiting.push(each);
  }
  return found;
}

/** Markup that the parser leaves as text: of readers without scripts, and of a frame that has the page's policy. */
function documentsIn(element: Element): Node[] {
  if (element.tagName === 'noscript') return [parseFragment(textOf(element))];
  const source = element.attrs.find(({ name }) => name === 'srcdoc');
  return element.tagName === 'iframe' && source !== undefined ? [parse(source.value)] : [];
}

function readElement(element: Element, found: InlineMarkup): void {
  const value = (name: string): string =>
    element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
  for (const attribute of element.attrs) {
    if (attribute.name === 'style') {
      found.styleAttributes.push(attribute.value);
      for (const each of loadsOfStyle(attribute.value)) found.loads.push(each);
    } else if (isCode(element.tagName, attribute) || /^on[a-z]+$/.test(attribute.name)) {
      found.handlers.push(`${attribute.name}="${attribute.value}"`);
    }
  }
  if (element.tagName === 'script') {
    const source = value('src').trim();
    const isExternal = element.attrs.some(({ name }) => name === 'src');
    if (isExternal && ELSEWHERE.test(source)) found.scriptUrls.push(source);
    else if (!isExternal && RUNS.test(value('type').trim())) {
      found.scripts.push(textOf(element));
      for (const each of loadsOfScript(textOf(element))) found.loads.push(each);
    }
  } else if (element.tagName === 'style') {
    found.styles.push(textOf(element));
    for (const each of loadsOfStyle(textOf(element))) found.loads.push(each);
  } else if (element.tagName === 'form' && ELSEWHERE.test(value('action').trim())) {
    found.formUrls.push(value('action').trim());
  } else if (ELSEWHERE.test(value('formaction').trim())) {
    found.formUrls.push(value('formaction').trim());
  }
  const isCodeAddress = (load: PageLoad): boolean => CODE.test(load.written);
  for (const each of loadsOf(element).filter((load) => !isCodeAddress(load))) found.loads.push(each);
}

/** An address that runs a script, of a link or a frame. */
function isCode(element: string, { name, value }: { name: string; value: string }): boolean {
  const isAddress = name === 'href' ? element === 'a' || element === 'area' : name === 'src';
  return isAddress && CODE.test(value);
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
