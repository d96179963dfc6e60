/** An app icon for a site that brings none: the first letter of its name on its colour. */
import { escapeHtml } from '../../theme/html.ts';
import { colourOr, formatColour, onColour } from '../../theme/style/colour.ts';

/**
 * An SVG of 512 px. The letter lies in the inner circle of 80 %, which no platform's mask cuts (W3C maskable icons).
 */
export function letterIcon(name: string, colour: string): string {
  const ground = colourOr(colour, '#2563EB');
  const [letter = '•'] = name.trim().toUpperCase();
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">' +
    `<rect width="512" height="512" fill="${formatColour(ground)}"/>` +
    `<text x="256" y="346" font-family="system-ui,sans-serif" font-size="256" font-weight="700" text-anchor="middle" fill="${formatColour(onColour(ground))}">${escapeHtml(letter)}</text></svg>\n`
  );
}
