/** Pieces of Markdown written by the build, for agents and whoever else asks for text. */

/** Text that stands for itself: whatever Markdown or HTML would read into it is escaped, lines are joined. */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&#|~]/g, (character) => `\\${character}`);
}

/** A link. Its address stands in angle brackets where it holds what would end it. */
export function markdownLink(text: string, href: string): string {
  const address = /[()\s]/.test(href) ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href;
  return `[${markdownText(text)}](${address})`;
}
