/**
 * Horizontal bars as SVG, for an img element: it brings its own ground and its own colours for light and dark,
 * since it cannot see the page's, and its text is large enough where the page is 350 pixels wide. The figures
 * stand in the drawing as text, and the page has them in a table as well.
 */
import { escapeHtml } from '../../build/theme/html.ts';

export interface Bar {
  label: string;
  value: number;
  /** The value as it is written. */
  text: string;
  /** The least and the greatest of what was measured, drawn as a thin line. */
  range: readonly [number, number];
  /** Ours are drawn in the site's colour and their labels in bold. */
  isOurs: boolean;
}

export interface BarChart {
  title: string;
  /** What is shown and how to read it, in a sentence or two. */
  description: string;
  bars: readonly Bar[];
}

const WIDTH = 460;
const MARGIN = 16;
const TOP = 48;
const ROW = 38;
const THICKNESS = 10;
const LENGTH = WIDTH - 2 * MARGIN;
/** A bar so many times longer than the next one is cut, or nothing would be left of the others. */
const OUTLIER = 4;

const STYLE = `.ground{fill:#f3f6f9}.ink{fill:#1b2733}.ours{fill:#0f5e9c}.other{fill:#748597}.range{stroke:#1b2733}.cut{stroke:#f3f6f9}
@media (prefers-color-scheme:dark){.ground{fill:#18212b}.ink{fill:#e6edf3}.ours{fill:#7cc4f5}.other{fill:#66798b}.range{stroke:#e6edf3}.cut{stroke:#18212b}}
text{font:14px system-ui,sans-serif}.title{font-weight:700;font-size:16px}.own{font-weight:700}.value{text-anchor:end;font-variant-numeric:tabular-nums}`;

/** Draws the chart. The same chart gives the same text. */
export function renderBarChart({ title, description, bars }: BarChart): string {
  const height = TOP + bars.length * ROW + MARGIN - 6;
  const longest = scaleEnd(bars);
  const rows = bars.map((bar, index) => row(bar, TOP + index * ROW, longest));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
<title id="title">${escapeHtml(title)}</title>
<desc id="description">${escapeHtml(description)}</desc>
<style>${STYLE}</style>
<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>
<text class="ink title" x="${MARGIN}" y="30">${escapeHtml(title)}</text>
${rows.join('\n')}
</svg>
`;
}

/** The value that the whole length stands for: the greatest one that is not an outlier. */
export function scaleEnd(bars: readonly Bar[]): number {
  const values = bars.map(({ value }) => value).sort((a, b) => b - a);
  const [first = 1, second = first] = values;
  return first > second * OUTLIER ? second * 1.2 : first;
}

function row({ label, value, text, range, isOurs }: Bar, y: number, longest: number): string {
  const scale = (amount: number): number => Math.min(LENGTH, (amount / longest) * LENGTH);
  const isCut = value > longest;
  const top = y + 20;
  const middle = top + THICKNESS / 2;
  const [from, to] = range.map((amount) => MARGIN + scale(amount));
  const parts = [
    `<text class="ink${isOurs ? ' own' : ''}" x="${MARGIN}" y="${y + 14}">${escapeHtml(label)}</text>`,
    `<text class="ink value${isOurs ? ' own' : ''}" x="${WIDTH - MARGIN}" y="${y + 14}">${escapeHtml(text)}</text>`,
    `<rect class="${isOurs ? 'ours' : 'other'}" x="${MARGIN}" y="${top}" width="${round(scale(value))}" height="${THICKNESS}"/>`,
  ];
  if (isCut) {
    const x = MARGIN + LENGTH - 24;
    parts.push(
      `<path class="cut" d="M${x} ${top + THICKNESS + 2}l6 -${THICKNESS + 4}m4 0l-6 ${THICKNESS + 4}" stroke-width="3"/>`,
    );
  } else {
    parts.push(`<path class="range" d="M${round(from ?? 0)} ${middle}H${round(to ?? 0)}" stroke-width="2"/>`);
  }
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
