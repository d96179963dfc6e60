/** Reads SVG as XML, to find its faults before it is drawn. */
import { parseXml, type XmlDocument, type XmlElement, XmlError } from '@rgrove/parse-xml';

/**
 * The document, or why it is none; `at` is the offset of the fault in `text` (UTF-16 units). Entities that only a
 * document type defines, as older drawing programs write them, count as empty.
 */
export function readSvg(text: string): { document: XmlDocument } | { fault: string; at: number } {
  try {
    const document = parseXml(text, { includeOffsets: true, resolveUndefinedEntity: () => '' });
    if (isDeep(document)) return { fault: TOO_DEEP, at: 0 };
    if (document.root?.name.replace(/^.*:/, '') === 'svg') return { document };
    return { fault: `it is <${document.root?.name}>, not <svg>`, at: document.root?.start ?? 0 };
  } catch (error) {
    if (error instanceof XmlError) return { fault: sentence(error.message), at: error.pos };
    if (error instanceof RangeError) return { fault: TOO_DEEP, at: 0 };
    throw error;
  }
}

const TOO_DEEP = 'its elements stand too deep in one another';
/** Levels of elements: the renderer and our own functions call themselves for each. */
const DEEPEST = 500;

function isDeep({ root }: XmlDocument): boolean {
  let level: XmlElement[] = root === null ? [] : [root];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    level = level.flatMap(({ children }) => children.filter(isElement));
  }
  return level.length > 0;
}

/** The message without the place and the lines that the parser shows with it. */
function sentence(message: string): string {
  const [first = ''] = message.split('\n');
  const text = first.replace(/ \(line \d+, column \d+\)$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** More elements than this would take long to draw. */
const MOST_ELEMENTS = 200_000;

/** Why a document would take too long to draw; null: it would not. */
export function drawingFault(document: XmlDocument): string | null {
  const isLong = drawnElements(document) > MOST_ELEMENTS;
  return isLong ? 'its elements refer to one another more often than 200,000 times' : null;
}

/** The elements of a drawing, `root` first. */
export function elementsOf(root: XmlElement): XmlElement[] {
  const all = [root];
  // The list grows while it is gone through.
  for (const { children } of all) for (const child of children) if (isElement(child)) all.push(child);
  return all;
}

/**
 * How many elements are drawn, with those that others refer to (`use`, patterns, masks) as often as they are referred
 * to, which may be many times more than there are. Infinity where one refers to itself, or a chain of them is endless.
 */
function drawnElements({ root }: XmlDocument): number {
  try {
    return root === null ? 0 : countDrawn(root);
  } catch (error) {
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** Throws a RangeError where a chain of references is longer than the stack. */
function countDrawn(root: XmlElement): number {
  const byId = new Map<string, XmlElement>();
  for (const element of elementsOf(root)) {
    const { id } = element.attributes;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  const known = new Map<XmlElement, number>();
  const open = new Set<XmlElement>();
  const count = (element: XmlElement): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    if (open.has(element)) return Number.POSITIVE_INFINITY;
    open.add(element);
    let sum = 1;
    for (const child of element.children) if (isElement(child)) sum += count(child);
    for (const id of references(element)) {
      const target = byId.get(id);
      if (target !== undefined) sum += count(target);
    }
    open.delete(element);
    known.set(element, sum);
    return sum;
  };
  return count(root);
}

/** Whether a node is an element, and not text or a comment. */
export function isElement(node: { type: string }): node is XmlElement {
  return node.type === 'element';
}

/** The ids in `href="#id"` and `url(#id)`. A link leads there and draws nothing. */
function references({ name, attributes }: XmlElement): string[] {
  if (name === 'a') return [];
  return Object.entries(attributes).flatMap(([key, value]) =>
    key.endsWith('href')
      ? [value.trim().replace(/^#/, '')]
      : [...value.matchAll(/url\(\s*["']?#([^"')\s]+)/g)].map(([, id = '']) => id),
  );
}
