/** Code blocks. */

import { escapeHtml } from '../theme/html.ts';
import { highlight } from './highlight.ts';
import { decodeReferences } from './inline-text.ts';
import type { Tokens } from './tokens.ts';

/**
 * A code block. The `pre` can have the focus, so that long lines are scrolled without a mouse (WCAG 2.1.1).
 * `copy` marks it for the copy button, which a script adds: without one it could do nothing.
 */
export function renderCode(token: Tokens.Code, copy: boolean): string {
  const language = decodeReferences(/^\S*/.exec(token.lang ?? '')?.[0] ?? '');
  // A code block ends with one line end (CommonMark 0.31, section 4.5), an empty one has none.
  const code = token.text === '' ? '' : `${token.text.replace(/\n$/, '')}\n`;
  const data = language === '' ? '' : ` data-language="${escapeHtml(language)}"`;
  const name = language === '' ? '' : ` class="language-${escapeHtml(language)}"`;
  const html = highlight(code, language);
  return `<div class="code"${data}${copy ? ' data-copy' : ''}><pre tabindex="0"><code${name}>${html}</code></pre></div>\n`;
}
