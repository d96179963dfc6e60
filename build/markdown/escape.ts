/** Text made safe inside HTML. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Literal text for an element or a quoted attribute: what it says is what a reader sees. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, entity) : text;
}

/**
 * Markdown text for an element or a quoted attribute: character references that the author wrote
 * (`&copy;`, `&#8212;`) stay what they are, every other `&` is literal (CommonMark 0.31, section 2.5).
 */
export function escapeMarkdownText(text: string): string {
  return /[&<>"']/.test(text)
    ? text.replace(/[<>"']|&(?!#\d{1,7};|#[Xx][\da-fA-F]{1,6};|\w{1,40};)/g, entity)
    : text;
}

function entity(character: string): string {
  return ENTITIES[character] ?? character;
}
