/** The drawing of a card: title, site, date and author in the site's own colours, as SVG. */
import { element, type Xml } from '../feeds/xml.ts';
import { type Measure, type TextBox, wrapText } from './wrap-text.ts';

/** The usual size of cards (px). */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

export interface CardText {
  title: string;
  sitename: string;
  /** At the foot, beside the site's name: author, date. */
  details: string;
  direction: 'ltr' | 'rtl';
  /** At the foot, before the site's name; null: none. */
  logo: { href: string; width: number; height: number } | null;
}

/** Colours as SVG takes them. */
export interface CardColours {
  background: string;
  accent: string;
  title: string;
  text: string;
}

export interface CardFonts {
  /** The family; other fonts write the characters that it lacks. */
  family: string;
  bold: Measure;
  regular: Measure;
}

/** The logo on a card (px). */
export const LOGO = { height: 48, widest: 240 };
/** Between logo and name. */
const LOGO_GAP = 16;

const MARGIN = 80;
const ACCENT_WIDTH = 24;
const INNER = CARD_WIDTH - ACCENT_WIDTH - 2 * MARGIN;
const TITLE: TextBox = {
  width: INNER,
  sizes: [
    { size: 88, lines: 3 },
    { size: 76, lines: 4 },
    { size: 64, lines: 5 },
    { size: 54, lines: 6 },
  ],
};
const TITLE_TOP = 84;
const LINE_HEIGHT = 1.18;
const SMALL = 32;
/** The least space between the site's name and the details. */
const SMALL_GAP = 40;
const SMALL_BASELINE = CARD_HEIGHT - 70;

interface LineStyle {
  x: number;
  y: number;
  size: number;
  weight: string;
  fill: string;
  anchor: 'start' | 'end';
}

/** The SVG document of one card, always the same for the same input. */
export function cardSvg(text: CardText, colours: CardColours, fonts: CardFonts): string {
  const isRightToLeft = text.direction === 'rtl';
  const start = isRightToLeft ? CARD_WIDTH - ACCENT_WIDTH - MARGIN : ACCENT_WIDTH + MARGIN;
  const end = isRightToLeft ? MARGIN : CARD_WIDTH - MARGIN;
  const title = wrapText(text.title, TITLE, fonts.bold);
  const beside = text.logo === null ? 0 : text.logo.width + LOGO_GAP;
  const sitename = wrapText(text.sitename, small((INNER - SMALL_GAP) / 2 - beside), fonts.bold);
  // The details take the rest of the line beside the site's name.
  const used = beside + fonts.bold(sitename.lines[0] ?? '') * SMALL;
  const details = wrapText(text.details, small(INNER - SMALL_GAP - used), fonts.regular);
  const line = (content: string, style: LineStyle): Xml =>
    textLine(content, style, fonts.family, isRightToLeft);
  const foot = { y: SMALL_BASELINE, size: SMALL };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(CARD_WIDTH),
      height: String(CARD_HEIGHT),
      viewBox: `0 0 ${CARD_WIDTH} ${CARD_HEIGHT}`,
    },
    rectangle(0, CARD_WIDTH, colours.background),
    rectangle(isRightToLeft ? CARD_WIDTH - ACCENT_WIDTH : 0, ACCENT_WIDTH, colours.accent),
    ...title.lines.map((content, index) => {
      const y = TITLE_TOP + title.size * (0.8 + index * LINE_HEIGHT);
      return line(content, {
        x: start,
        y,
        size: title.size,
        weight: '700',
        fill: colours.title,
        anchor: 'start',
      });
    }),
    text.logo === null ? null : logoImage(text.logo, start, isRightToLeft),
    ...sitename.lines.map((content) =>
      line(content, {
        ...foot,
        x: isRightToLeft ? start - beside : start + beside,
        weight: '700',
        fill: colours.accent,
        anchor: 'start',
      }),
    ),
    ...details.lines.map((content) =>
      line(content, { ...foot, x: end, weight: '400', fill: colours.text, anchor: 'end' }),
    ),
  ).markup;
}

function textLine(
  content: string,
  { x, y, size, weight, fill, anchor }: LineStyle,
  family: string,
  isRightToLeft: boolean,
): Xml {
  return element(
    'text',
    {
      x: String(x),
      y: String(Math.round(y)),
      'font-family': family,
      'font-size': String(size),
      'font-weight': weight,
      fill,
      'text-anchor': anchor,
      direction: isRightToLeft ? 'rtl' : null,
    },
    content,
  );
}

/** In the middle of the capitals beside it. */
function logoImage(
  { href, width, height }: NonNullable<CardText['logo']>,
  start: number,
  isRightToLeft: boolean,
): Xml {
  const x = isRightToLeft ? start - width : start;
  const y = Math.round(SMALL_BASELINE - SMALL * 0.36 - height / 2);
  return element('image', { x: String(x), y: String(y), width: String(width), height: String(height), href });
}

/** One line at the foot. */
function small(width: number): TextBox {
  return { width, sizes: [{ size: SMALL, lines: 1 }] };
}

function rectangle(x: number, width: number, fill: string): Xml {
  return element('rect', { x: String(x), y: '0', width: String(width), height: String(CARD_HEIGHT), fill });
}
