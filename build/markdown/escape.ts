/** Markdown text made safe inside HTML. */
import { escapeHtml } from '../theme/html.ts';

/**
 * Markdown text for an element or a quoted attribute: character references that the author wrote
 * (`&copy;`, `&#8212;`) stay what they are, every other `&` is literal (CommonMark 0.31, section 2.5).
 */
export function escapeMarkdownText(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return text.replace(/[<>"']|&(?!#\d{1,7};|#[Xx][\da-fA-F]{1,6};|\w{1,40};)/g, escapeHtml);
}
