/**
 * Mermaid diagrams as SVG, drawn at build time by a package that needs no browser. The package is loaded at the first
 * diagram. The drawing uses the theme's colours, light or dark.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { escapeHtml } from '../theme/html.ts';
import { readDiagram } from './diagram-source.ts';

type Draw = (source: string) => string;

let draw: Draw | undefined;

/** The theme's colours, by the package's names. */
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

/** The package has an entry for `import` only, which is asynchronous, so its file is found and required directly. */
function loadDraw(): Draw {
  const require = createRequire(import.meta.url);
  const file = join('beautiful-mermaid', 'dist', 'index.js');
  const folder = (require.resolve.paths(file) ?? []).find((path) => existsSync(join(path, file)));
  if (folder === undefined) throw new Error('the package beautiful-mermaid is not installed');
  return (require(join(folder, file)) as { renderMermaidSVG: Draw }).renderMermaidSVG;
}

/**
 * Removes style sheets, class names and data attributes, which pages do not need or their Content-Security-Policy
 * blocks. Numbers get two decimal places, so that all machines round alike, and ids begin with `prefix`.
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
