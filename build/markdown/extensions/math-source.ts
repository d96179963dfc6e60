/** `$…$`, `$$…$$`, `\(…\)` and `\[…\]`: formulas in TeX, where they cannot be money or brackets. */
import type { TokenizerAndRendererExtension } from 'marked';
import { parseStateOf } from '../parse-state.ts';
import type { MathToken } from '../tokens.ts';
import { lineEnd } from './lines.ts';

/** Longer ones are text (UTF-16 units). */
const LONGEST = 5000;
/** Signs of TeX that are rare in text. */
const TEX = /[\\^_{}=<>+|]/;

/**
 * Whether the text between two signs is a formula, unlike `5 and ` in `$5 and $10`. Several words, or a number and a
 * blank, are a formula only with a sign of TeX.
 */
function isFormula(text: string): boolean {
  if (text === '' || /^\s|\s$/.test(text)) return false;
  if (/^\d/.test(text) && /\s/.test(text)) return /[\\^_{}=<>+]/.test(text);
  return TEX.test(text) || !/[A-Za-z]{2}\s|\s[A-Za-z]{2}/.test(text);
}

export const inlineMath: TokenizerAndRendererExtension = {
  name: 'inlineMath',
  level: 'inline',

  tokenizer(src, tokens): MathToken | undefined {
    if (!parseStateOf(this.lexer).math) return;
    if (src.startsWith('\\(')) return bracketed(src);
    if (!src.startsWith('$')) return;
    const display = src.startsWith('$$');
    const sign = display ? '$$' : '$';
    // `US$5` and `$$$` begin no formula.
    if (/[\w$]$/.test(tokens.at(-1)?.raw ?? '') || src[sign.length] === '$') return;
    const end = closing(src, sign);
    if (end < 0 || /[\w$]/.test(src[end + sign.length] ?? '')) return;
    const text = src.slice(sign.length, end);
    if (!isFormula(display ? text.trim() : text)) return;
    return { type: 'math', raw: src.slice(0, end + sign.length), text: text.trim(), display, block: false };
  },
};

/** The offset of the sign that ends the formula, which has no backslash before it; -1 if none is near. */
function closing(src: string, sign: string): number {
  const near = src.slice(0, LONGEST);
  for (let at = near.indexOf(sign, sign.length); at >= 0; at = near.indexOf(sign, at + 1)) {
    if (near[at - 1] !== '\\') return at;
  }
  return -1;
}

function bracketed(src: string): MathToken | undefined {
  const end = src.slice(0, LONGEST).indexOf('\\)', 2);
  const text = src.slice(2, end).trim();
  if (end < 0 || !isFormula(text)) return;
  return { type: 'math', raw: src.slice(0, end + 2), text, display: false, block: false };
}

/** A formula on lines of its own, from `$$` to `$$` or from `\[` to `\]`. */
export const blockMath: TokenizerAndRendererExtension = {
  name: 'blockMath',
  level: 'block',

  tokenizer(src): MathToken | undefined {
    if (!parseStateOf(this.lexer).math) return;
    const opening = /^ {0,3}(\$\$|\\\[)/.exec(src);
    if (opening === null) return;
    const from = opening[0].length;
    const end = opening[1] === '$$' ? '$$' : '\\]';
    const at = src.slice(0, LONGEST).indexOf(end, from);
    if (at < 0 || src.slice(at + 2, lineEnd(src, at)).trim() !== '') return;
    const text = src.slice(from, at);
    if (text.trim() === '' || /\n[ \t]*\n/.test(text) || (end === '\\]' && !/[\\^_=]/.test(text))) return;
    return {
      type: 'math',
      raw: src.slice(0, lineEnd(src, at)),
      text: text.trim(),
      display: true,
      block: true,
    };
  },
};
