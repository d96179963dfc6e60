/** Additions to Prism's grammars: code that other highlighters colour and Prism leaves plain. */

export interface Addition {
  /** In Prism's form: `lookbehind` leaves the first group of the pattern out of the token. */
  tokens: Readonly<Record<string, RegExp | { pattern: RegExp; lookbehind: boolean; alias: string }>>;
  /** The type before which it is matched; without one it is matched last. */
  before?: string;
}

/**
 * Names with capitals and small letters are classes or types by convention; Prism finds them only after `new` or
 * `class`.
 */
const CLASS_NAMES: Addition = { tokens: { type: /\b[A-Z][A-Z\d_]*[a-z][\w$]*/ } };

/** By Prism's name of the language. All patterns take time in proportion to the text. */
export const ADDITIONS: Readonly<Record<string, Addition>> = {
  javascript: CLASS_NAMES,
  kotlin: CLASS_NAMES,
  python: CLASS_NAMES,
  ruby: CLASS_NAMES,
  // git's line above a change; Prism knows only `@@ -1 +1 @@` without text after it.
  diff: { tokens: { coord: /^(?:\*{3}|---|\+{3}|@@ |diff |index |\d).*$/m } },
  // A scalar without quotes: behind an indicator and a space, or in a list or map in brackets.
  yaml: {
    before: 'punctuation',
    tokens: {
      'plain-scalar': {
        pattern: /([:\-?][ \t]+|[[{,][ \t]*)[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\r\n:,[\]{}]|:(?=\S))*/,
        lookbehind: true,
        alias: 'string',
      },
    },
  },
};
