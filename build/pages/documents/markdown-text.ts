/** Pieces of Markdown written by the build, for agents and other readers of text. */

/** Text that stands for itself: Markdown and HTML in it are escaped, lines are joined. */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&#|~]/g, (character) => `\\${character}`);
}

/** A link. Its address is in angle brackets where it has a character that would end it. */
export function markdownLink(text: string, href: string): string {
  const address = /[()\s]/.test(href) ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href;
  return `[${markdownText(text)}](${address})`;
}
