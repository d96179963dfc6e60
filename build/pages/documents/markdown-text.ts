/** Pieces of Markdown written by the build, for agents and other readers of text. */

/** White space other than one blank. */
const GAPS = /[^\S ]\s*| \s+/g;

/** Plain text in Markdown: escaped, with lines joined. */
export function markdownText(text: string): string {
  return text.replace(GAPS, ' ').replace(/[\\`*_[\]<>&#|~]/g, (character) => `\\${character}`);
}

/** A link. Its address is in angle brackets if a character in it would end the link. */
export function markdownLink(text: string, href: string): string {
  const address = /[()\s]/.test(href) ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href;
  return `[${markdownText(text)}](${address})`;
}
