/**
 * Diagrams of Mermaid as SVG, drawn when the site is built by a package that needs no browser; it is loaded when the
 * first one occurs. The drawing has the theme's colours, so it is right in the light and in the dark.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { escapeHtml } from '../theme/html.ts';
import { readDiagram } from './diagram-source.ts';

type Draw = (source: string) => string;

let draw: Draw | undefined;

/** The theme's tokens that take the place of the package's. */
const COLOURS: Readonly<Record<string, string>> = {
  '--_text': '--ink',
  '--_text-sec': '--ink',
  '--_text-muted': '--muted',
  '--_text-faint': '--muted',
  '--_line': '--muted',
  '--_arrow': '--ink',
  '--_node-fill': '--surface',
  '--_node-stroke': '--muted',
  '--_group-fill': '--page',
  '--_group-hdr': '--hover',
  '--_inner-stroke': '--divider',
  '--_key-badge': '--hover',
  '--bg': '--page',
  '--fg': '--ink',
};

/** The drawing of a diagram, whose ids begin with `prefix`; null: its kind or size is not drawn. */
export function renderDiagram(source: string, prefix: string): string | null {
  const diagram = readDiagram(source);
  if (diagram === null) return null;
  draw ??= loadDraw();
  try {
    const svg = clean(draw(diagram.text), prefix);
    const label = diagram.title === '' ? labelOf(svg) : escapeHtml(diagram.title);
    const caption = diagram.title === '' ? '' : `<figcaption>${escapeHtml(diagram.title)}</figcaption>`;
    const drawing = svg.replace('<svg ', `<svg role="img" aria-label="${label}" `);
    return `<figure class="diagram"><div tabindex="0">${drawing}</div>${caption}</figure>\n`;
  } catch {
    return null;
  }
}

/** The package has an entry for `import` alone, which cannot be waited for here. */
function loadDraw(): Draw {
  const require = createRequire(import.meta.url);
  const file = join('beautiful-mermaid', 'dist', 'index.js');
  const folder = (require.resolve.paths(file) ?? []).find((path) => existsSync(join(path, file)));
  if (folder === undefined) throw new Error('the package beautiful-mermaid is not installed');
  return (require(join(folder, file)) as { renderMermaidSVG: Draw }).renderMermaidSVG;
}

/**
 * Removes what a page does not need or its policy stops: style sheets, names and data for scripts. Numbers have two
 * places, so that no machine rounds otherwise, and ids begin with `prefix`.
 */
function clean(svg: string, prefix: string): string {
  return svg
    .replace(/<style>[^<]*<\/style>/g, '')
    .replace(/ (?:style|class|data-[a-z-]+)="[^"]*"/g, '')
    .replace(/\n[ ]{0,8}(?=<)|\n$/g, '')
    .replace(/ id="([^"]*)"/g, (_, id: string) => (svg.includes(`url(#${id})`) ? ` id="${prefix}${id}"` : ''))
    .replaceAll('url(#', `url(#${prefix}`)
    .replace(/var\((--[\w-]+)\)/g, (written, name: string) =>
      COLOURS[name] ? `var(${COLOURS[name]})` : written,
    )
    .replace(/\d{1,7}\.\d{3,20}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}

/** The text of the drawing, for screen readers. */
function labelOf(svg: string): string {
  const texts = svg
    .split('<text', 21)
    .slice(1)
    .map(
      (piece) =>
        piece
          .slice(piece.indexOf('>') + 1)
          .split('<', 1)[0]
          ?.trim() ?? '',
    );
  return texts.filter((text) => text !== '').join(', ');
}
