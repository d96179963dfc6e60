/**
 * The loads of a page that stand in its markup: each address with the directive of the Content-Security-Policy that
 * decides about it (CSP Level 3 §6.1, by the destinations of Fetch §2.2.5).
 */
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Directive } from '../../content/policy-extension.ts';

type Element = DefaultTreeAdapterTypes.Element;

export interface PageLoad {
  directive: Directive | 'base-uri';
  /** The address as it stands in the page. */
  written: string;
  /** The kind of thing in words: 'the image'. */
  kind: string;
}

/** The loads of attributes: elements, attribute, directive, and the kind of thing in words. */
const BY_ATTRIBUTE: readonly [
  elements: readonly string[],
  attribute: string,
  PageLoad['directive'],
  string,
][] = [
  [['img', 'input'], 'src', 'img-src', 'the image'],
  [['image', 'feImage'], 'href', 'img-src', 'the image'],
  [['body', 'table', 'tr', 'td', 'th'], 'background', 'img-src', 'the image'],
  [['video'], 'poster', 'img-src', 'the image'],
  [['video', 'audio'], 'src', 'media-src', 'the film or sound'],
  [['track'], 'src', 'media-src', 'the subtitles'],
  [['iframe', 'frame'], 'src', 'frame-src', 'the frame'],
  [['object'], 'data', 'object-src', 'the object'],
  [['embed'], 'src', 'object-src', 'the object'],
  [['object'], 'data', 'frame-src', 'the frame of the object'],
  [['embed'], 'src', 'frame-src', 'the frame of the object'],
  [['base'], 'href', 'base-uri', 'the base address'],
];

/** The loads of link elements, by their relation. Others, such as canonical and preconnect, load nothing. */
const BY_RELATION: Readonly<Record<string, [Directive, string]>> = {
  stylesheet: ['style-src', 'the style sheet'],
  icon: ['img-src', 'the icon'],
  'apple-touch-icon': ['img-src', 'the icon'],
  manifest: ['manifest-src', 'the manifest'],
  modulepreload: ['script-src', 'the script'],
};

/** The same of `rel="preload"`, by `as`. */
const BY_PRELOAD: Readonly<Record<string, [Directive, string]>> = {
  script: ['script-src', 'the script'],
  style: ['style-src', 'the style sheet'],
  image: ['img-src', 'the image'],
  font: ['font-src', 'the font'],
  fetch: ['connect-src', 'the file'],
  audio: ['media-src', 'the sound'],
  video: ['media-src', 'the film'],
};

/** Requests of a script whose address stands in it: the call, then the address in quotes. */
const REQUEST =
  /\b(?:fetch|EventSource|WebSocket|sendBeacon)\(\s{0,20}["'`]([a-z]{2,5}:\/\/[^"'`\s]{1,500})/gi;
const OPEN = /\.open\(\s{0,20}["'`][A-Z]{1,10}["'`]\s{0,20},\s{0,20}["'`]([a-z]{2,5}:\/\/[^"'`\s]{1,500})/gi;
/** Modules that a script imports. */
const IMPORT = /\b(?:from|import)\s{0,20}\(?\s{0,20}["'](https?:\/\/[^"'\s]{1,500})/gi;
const ADDRESS = /url\(\s{0,20}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^)"'\s]{1,2000}))/gi;
const FONT_FACE = /@font-face\s{0,20}\{/i;
const STYLE_IMPORT = /@import\s{1,20}(?:url\()?\s{0,20}["']?([^"'()\s;]{1,2000})/gi;

/** The loads of one element; its styles and scripts are read by the functions below. */
export function loadsOf(element: Element): PageLoad[] {
  const { tagName } = element;
  const value = (name: string): string | null =>
    element.attrs.find((attribute) => attribute.name === name)?.value.trim() ?? null;
  const loads: PageLoad[] = [];
  const add = (directive: PageLoad['directive'], kind: string, written: string | null): void => {
    if (written !== null && written !== '' && !written.startsWith('#'))
      loads.push({ directive, kind, written });
  };
  for (const [elements, attribute, directive, kind] of BY_ATTRIBUTE) {
    if (elements.includes(tagName)) add(directive, kind, value(attribute));
  }
  if (tagName === 'img' || tagName === 'source') {
    for (const candidate of candidates(value('srcset'))) add('img-src', 'the image', candidate);
  }
  if (tagName === 'source') add('media-src', 'the film or sound', value('src'));
  if (tagName === 'a' || tagName === 'area') {
    for (const address of (value('ping') ?? '').split(/\s+/))
      add('connect-src', 'the notice of a click to', address);
  }
  if (tagName === 'link') {
    const relations = (value('rel') ?? '').toLowerCase().split(/\s+/);
    const known = relations.includes('preload') ? BY_PRELOAD : BY_RELATION;
    const names = relations.includes('preload') ? [value('as') ?? ''] : relations;
    for (const name of names) {
      const [directive, kind] = (Object.hasOwn(known, name) ? known[name] : undefined) ?? [];
      if (directive !== undefined && kind !== undefined) add(directive, kind, value('href'));
    }
  }
  return loads;
}

/** `a.jpg 1x, b.jpg 2x`: its addresses. */
function candidates(srcset: string | null): string[] {
  return (srcset ?? '').split(/,\s+|,$/).flatMap((candidate) => candidate.trim().split(/\s+/, 1));
}

/** The loads of a style element or attribute: style sheets and fonts by their rules, all other addresses as images. */
export function loadsOfStyle(css: string): PageLoad[] {
  const loads: PageLoad[] = [];
  const take = (text: string, pattern: RegExp, directive: Directive, kind: string): void => {
    for (const [, ...groups] of text.matchAll(pattern)) {
      const written = groups.find((group) => group !== undefined) ?? '';
      if (written !== '' && !written.startsWith('#')) loads.push({ directive, kind, written });
    }
  };
  take(css, STYLE_IMPORT, 'style-src', 'the style sheet');
  // A rule of a font has no braces within, so it ends with the piece that it begins in.
  for (const piece of css.replace(STYLE_IMPORT, '').split('}')) {
    const font = piece.search(FONT_FACE);
    const end = font === -1 ? piece.length : font;
    take(piece.slice(end), ADDRESS, 'font-src', 'the font');
    take(piece.slice(0, end), ADDRESS, 'img-src', 'the image');
  }
  return loads;
}

/** The loads of an inline script whose addresses stand in it as they are. */
export function loadsOfScript(script: string): PageLoad[] {
  const found = (pattern: RegExp): string[] =>
    [...script.matchAll(pattern)].map(([, address = '']) => address);
  return [
    ...[...found(REQUEST), ...found(OPEN)].map((written) => ({
      directive: 'connect-src' as const,
      kind: 'the request to',
      written,
    })),
    ...found(IMPORT).map((written) => ({ directive: 'script-src' as const, kind: 'the module', written })),
  ];
}
