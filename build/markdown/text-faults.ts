/** Reports links that Markdown reads as text because of a mistake: readers would see their brackets. */
import type { Fault } from './findings.ts';
import type { ParseState } from './parse-state.ts';
import { type ArticleToken, childTokens, type Tokens } from './tokens.ts';

/** Longer addresses and labels are not checked (UTF-16 units). */
const LONGEST = 300;
/** Matches a path or an address, and no words in parentheses. */
const ADDRESS = /\.[A-Za-z0-9]{1,5}(?:[?#]|$)|^(?:\.{0,2}\/|https?:)/;

/** Reports, among the texts, addresses with blanks and labels that are not defined. */
export function checkTexts(tokens: readonly ArticleToken[], state: ParseState): void {
  for (const token of tokens) {
    if (token.type === 'text' && token.tokens === undefined) checkText(token, state);
    else checkTexts(childTokens(token), state);
  }
}

function checkText(token: Tokens.Text, state: ParseState): void {
  const text = token.raw;
  for (let at = text.indexOf(']'); at >= 0; at = text.indexOf(']', at + 1)) {
    const sign = text[at + 1];
    if (sign !== '(' && sign !== '[') continue;
    const end = text.slice(at, at + LONGEST).indexOf(sign === '(' ? ')' : ']', 2);
    const from = text.lastIndexOf('[', at - 1);
    if (end < 0 || from < 0 || at - from > LONGEST) continue;
    const inside = text.slice(at + 2, at + end);
    const label = text.slice(from + 1, at);
    const fault = sign === '(' ? blanks(inside) : undefinedLabel(inside, label, text[from - 1] ?? '');
    if (fault !== null) state.report(token, fault, { from, length: at + end + 1 - from });
  }
}

function blanks(written: string): Fault | null {
  const address = written.trim();
  if (!/\s/.test(address) || /["'<>\n]/.test(address) || !ADDRESS.test(address)) return null;
  const message = `the address \`${address}\` has blanks, so this is not a link`;
  return { code: 'link-blanks', message, hint: `Write it as \`<${address}>\`` };
}

/** `a[0][1]` and the citations `[1][2]` are no references. */
function undefinedLabel(inside: string, text: string, before: string): Fault | null {
  const label = (inside.trim() === '' ? text : inside).trim();
  if (/[\w\])]/.test(before) || !/\p{L}/u.test(label) || label.startsWith('^') || text.trim() === '')
    return null;
  const message = `\`[${label}]\` is not defined, so this is not a link`;
  return { code: 'undefined-reference', message, hint: `Write a line \`[${label}]: address\`` };
}
