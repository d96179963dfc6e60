/** The author's drawing of a card: reads it, finds its faults, and fills in the texts and pictures of a post. */
import type { XmlElement } from '@rgrove/parse-xml';
import type { CardTemplate } from '../../content/card-template.ts';
import { didYouMean } from '../../content/did-you-mean.ts';
import { createProblem, type Problem } from '../../content/problem.ts';
import { SourceText } from '../../content/source-text.ts';
import { drawingFault, elementsOf, isElement, readSvg } from '../drawings/read-svg.ts';
import { element, type Xml } from '../feeds/xml.ts';
import { type Measure, wrapText } from './wrap-text.ts';

/** The words that stand between `{{` and `}}`. The colours are those of theme.yml's light palette. */
export const CARD_WORDS = [
  'title',
  'description',
  'date',
  'author',
  'sitename',
  'sitedescription',
  'host',
  'language',
  'direction',
  'logo',
  'cover',
  'page',
  'surface',
  'ink',
  'ink-muted',
  'primary',
  'heading',
  'divider',
] as const;
export type CardWord = (typeof CARD_WORDS)[number];

/** The values of the words on a card; '' where the post or the site has none. `logo` and `cover` are data: URLs. */
export type CardValues = Readonly<Record<CardWord, string>>;

export interface ReadTemplate {
  root: XmlElement;
  /** The words in it. */
  words: ReadonlySet<CardWord>;
  /** Its pictures that are files of the site, as they are written. */
  files: { href: string; problem: (message: string) => Problem }[];
}

const SVG = 'http://www.w3.org/2000/svg';
const WORD = /\{\{([^{}]*)\}\}/g;
/** The sides in px that other sites take. */
const LEAST = 200;
const MOST = 4096;

/** The template, or null where it has faults, which are added to `problems`. */
export function readTemplate({ file, text }: CardTemplate, problems: Problem[]): ReadTemplate | null {
  const source = new SourceText(file, text);
  const before = problems.length;
  const report = (message: string, start: number, end: number = start, hint?: string): void => {
    problems.push(createProblem('card-template', source.place(start, end), message, hint));
  };
  const read = readSvg(text);
  if ('fault' in read) {
    report(read.fault, read.at);
    return null;
  }
  const { root } = read.document;
  if (root === null) return null;
  checkRoot(root, report);
  const fault = drawingFault(read.document);
  if (fault !== null) report(fault, root.start);
  const words = findWords(text, report);
  const files = picturesOf(root).map(({ href, at }) => ({
    href,
    problem: (message: string) => createProblem('card-template', source.place(at), message),
  }));
  return problems.length > before ? null : { root, words, files };
}

type Report = (message: string, start: number, end?: number, hint?: string) => void;

function checkRoot({ attributes, start }: XmlElement, report: Report): void {
  if (attributes.xmlns !== SVG) {
    report('this is not SVG to a program', start, start, `Write \`<svg xmlns="${SVG}"\``);
  }
  for (const side of ['width', 'height']) {
    const size = Number(attributes[side]);
    if (Number.isInteger(size) && size >= LEAST && size <= MOST) continue;
    const message = `\`${side}\` is not a whole number from ${LEAST} to ${MOST}`;
    report(message, start, start, 'Write `width="1200" height="630"`, which other sites show whole');
  }
}

function findWords(text: string, report: Report): Set<CardWord> {
  const words = new Set<CardWord>();
  for (const { 0: found, 1: inner = '', index } of text.matchAll(WORD)) {
    const word = CARD_WORDS.find((each) => each === inner.trim());
    if (word !== undefined) words.add(word);
    else {
      const meant = didYouMean(inner.trim(), CARD_WORDS);
      const hint = meant === null ? undefined : `Did you mean {{${meant}}}?`;
      report(`there is no \`${found}\` on a card`, index, index + found.length, hint);
    }
  }
  return words;
}

/** The `image` elements whose address is neither data nor a word. */
function picturesOf(root: XmlElement): { href: string; at: number }[] {
  return elementsOf(root).flatMap(({ name, attributes, start }) => {
    const href = attributes.href ?? attributes['xlink:href'] ?? '';
    const isFile = name === 'image' && href !== '' && !/^(?:data:|\{\{|#)/.test(href.trim());
    return isFile ? [{ href: href.trim(), at: start }] : [];
  });
}

/**
 * The drawing with its words filled in. Text of an element with `data-width` is broken into lines of that width in px,
 * at most `data-lines` of them, in smaller letters where it would be longer. An element with `data-if` is left out
 * where its word has no value, and one with `data-unless` where it has one. `files` are data: URLs by address.
 */
export function fillTemplate(
  { root }: ReadTemplate,
  values: CardValues,
  measure: { bold: Measure; regular: Measure },
  files: ReadonlyMap<string, string>,
): string {
  const fill = (text: string): string =>
    text.replace(WORD, (_, word: string) => values[word.trim() as CardWord] ?? '');
  const has = (word: string): boolean => fill(`{{${word}}}`) !== '';
  const drawn = ({ name, attributes, children }: XmlElement): Xml | null => {
    const { 'data-if': when, 'data-unless': unless, ...written } = attributes;
    if ((when !== undefined && !has(when)) || (unless !== undefined && has(unless))) return null;
    const filled = Object.fromEntries(
      Object.entries(written).map(([key, value]) => [key, files.get(value.trim()) ?? fill(value)]),
    );
    if (name === 'text' && filled['data-width'] !== undefined) {
      return wrapped(filled, fill(textOf(children)), measure);
    }
    return element(
      name,
      filled,
      ...children.map((child) => {
        if (isElement(child)) return drawn(child);
        return 'text' in child ? fill(String(child.text)) : null;
      }),
    );
  };
  return drawn(root)?.markup ?? '';
}

function textOf(children: XmlElement['children']): string {
  return children
    .map((child) => {
      if (isElement(child)) return textOf(child.children);
      return 'text' in child ? String(child.text) : '';
    })
    .join('');
}

/** How much smaller letters become before a text is cut. */
const SMALLER = [1, 0.87, 0.75, 0.62];

function wrapped(
  attributes: Record<string, string>,
  text: string,
  measure: { bold: Measure; regular: Measure },
): Xml {
  const {
    'data-width': width = '',
    'data-lines': most = '1',
    'data-line-height': spacing = '1.2',
    ...rest
  } = attributes;
  const size = positive(rest['font-size'], 16);
  const lines = Math.round(positive(most, 1));
  const isBold = rest['font-weight'] === 'bold' || Number(rest['font-weight']) >= 600;
  const sizes = SMALLER.map((part) => ({ size: size * part, lines: Math.floor(lines / part) }));
  const box = { width: positive(width, 1), sizes };
  const broken = wrapText(text.replace(/\s+/g, ' ').trim(), box, isBold ? measure.bold : measure.regular);
  const step = broken.size * positive(spacing, 1.2);
  const { x = '0' } = rest;
  const tspans = broken.lines.map((line, index) =>
    element('tspan', { x, dy: index === 0 ? '0' : String(Math.round(step * 100) / 100) }, line),
  );
  return element('text', { ...rest, 'font-size': String(Math.round(broken.size * 100) / 100) }, ...tspans);
}

function positive(text: string | undefined, fallback: number): number {
  const value = Number.parseFloat(text ?? '');
  return value > 0 ? value : fallback;
}
