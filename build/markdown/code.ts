/** Code blocks. */

import { escapeHtml } from '../theme/html.ts';
import { type CodeInfo, readCodeInfo } from './code-info.ts';
import { type LineMark, linesOf, readNote, renderLines } from './code-lines.ts';
import { highlight } from './highlight.ts';
import { decodeReferences } from './inline-text.ts';
import type { Tokens } from './tokens.ts';

/** Longer code is shown in part. */
const MOST_LINES = 40;

/**
 * A code block. The `pre` can have the focus, so that long lines are scrolled without a mouse (WCAG 2.1.1). `copy`
 * marks it for the copy button, which a script adds.
 */
export function renderCode(token: Tokens.Code, copy: boolean): string {
  const info = readCodeInfo(decodeReferences(token.lang ?? ''));
  // A code block ends with one line end (CommonMark 0.31, section 4.5), an empty one has none.
  const code = token.text === '' ? '' : `${token.text.replace(/\n$/, '')}\n`;
  const { language, title } = info;
  const name = escapeHtml(language);
  const data = name === '' ? '' : ` data-language="${name}"`;
  const className = name === '' ? '' : ` class="language-${name}"`;
  const { html, lines } = renderBody(code, info);
  const names = [
    'code',
    ...(info.firstNumber !== null && lines ? ['numbered'] : []),
    ...(isLong(code) ? ['long'] : []),
  ].join(' ');
  const [element, caption] =
    title === ''
      ? ['div', '']
      : ['figure', `<figcaption class="code-title">${escapeHtml(title)}</figcaption>`];
  return `<${element} class="${names}"${data}${copy ? ' data-copy' : ''}>${caption}<pre tabindex="0"><code${className}>${html}</code></pre></${element}>\n`;
}

/** Whether code is shown in part, with a scroll bar, and whole after a click. */
function isLong(code: string): boolean {
  let end = -1;
  for (let lines = 0; lines <= MOST_LINES; lines++) {
    end = code.indexOf('\n', end + 1);
    if (end === -1) return false;
  }
  return true;
}

/** The code's HTML, and whether each line is an element. */
function renderBody(code: string, info: CodeInfo): { html: string; lines: boolean } {
  const noted = code.includes('[!code ');
  const plain = info.marked.size === 0 && info.firstNumber === null && !info.diff && !noted;
  if (plain || code === '') return { html: highlight(code, info.language), lines: false };
  const read = code
    .slice(0, -1)
    .split('\n')
    .map((line) => readLine(line, info.diff));
  const html = linesOf(highlight(read.map(({ text }) => text).join('\n'), info.language));
  const marks = read.map(({ mark }, index): LineMark => (info.marked.has(index + 1) ? 'marked' : mark));
  const shown = html.map((line, index) => (read[index]?.sign ?? '') + line);
  return { html: renderLines(shown, marks, info.firstNumber), lines: true };
}

interface ReadLine {
  text: string;
  mark: LineMark;
  /** The sign of a diff before the line. */
  sign: string;
}

function readLine(written: string, diff: boolean): ReadLine {
  const { line, mark } = readNote(written);
  const sign = diff && /^[+ -]/.test(line) ? line.slice(0, 1) : '';
  const marks: Record<string, LineMark> = { '+': 'added', '-': 'removed' };
  return { text: line.slice(sign.length), mark: marks[sign] ?? mark, sign };
}
