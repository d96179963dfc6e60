/**
 * The classes of Prism's tokens. They are scopes of highlight.js, for which style sheets exist, limited to those
 * that the theme colours (build/theme/css/code.css).
 */

import type { Token, TokenStream } from './highlight-grammars.ts';

/** The types of tokens, and their aliases, by class (without `hljs-`). The empty class is plain code. */
const TYPES: Readonly<Record<string, string>> = {
  comment: 'comment',
  keyword: 'keyword rule atrule directive-hash',
  literal: 'boolean null literal',
  name: 'tag',
  meta: 'annotation attribute coord decorator doctype hashbang important preprocessor prolog shebang',
  string: 'string char attr-value code-snippet',
  regexp: 'regex regex-source',
  link: 'url',
  addition: 'inserted',
  deletion: 'deleted',
  number: 'number color hexcode unit',
  symbol: 'symbol atom entity label',
  bullet: 'list blockquote hr',
  variable: 'variable constant environment',
  title: 'function',
  section: 'title section-name',
  'selector-tag': 'selector',
  'selector-class': 'class',
  'selector-id': 'id',
  'selector-pseudo': 'pseudo-class pseudo-element',
  type: 'class-name type',
  built_in: 'builtin',
  attr: 'attr-name property key literal-property string-property',
  emphasis: 'italic',
  strong: 'bold',
  '': 'interpolation expression embedded-code attribute-arguments combinator table-header attr-equals',
};

const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries(TYPES).flatMap(([name, types]) =>
    types.split(' ').map((type): [string, string] => [type, name]),
  ),
);

/** Types that name a whole construction when they hold other tokens, such as all of `@media (…)`. */
const CONSTRUCTIONS: ReadonlySet<string> = new Set(['atrule', 'list', 'macro']);

/** Classes for words only: the signs between the words are plain code. */
const WORDS: ReadonlySet<string> = new Set(['link', 'name', 'selector-tag', 'type']);

/** By the class of the surrounding token, the class that it replaces: `T` in a type, a decorator's name. */
const REPLACED: Readonly<Record<string, string>> = { type: 'variable', meta: 'title' };

/** The classes that can occur, without `hljs-`. */
export const CLASS_NAMES: readonly string[] = Object.keys(TYPES).filter((name) => name !== '');

/**
 * The class of a token by its type, else by the first of its aliases that has one, else that of the surrounding
 * token (`around`). The empty string is no class: code in a string, and constructions such as a whole tag, of which
 * only parts have a colour.
 */
export function classOf(token: Token, around: string): string {
  const { type, alias, content } = token;
  if (typeof content === 'string') {
    if (type === 'operator' && around === '' && /^[A-Za-z]/.test(content)) return 'keyword';
  } else if (isConstruction(type, content)) return '';
  const known = classOfName(type, around);
  if (known !== undefined || !alias) return known ?? around;
  if (typeof alias === 'string') return classOfName(alias, around) ?? around;
  return alias.map((name) => classOfName(name, around)).find((name) => name !== undefined) ?? around;
}

/**
 * Whether a token is a whole construction. Prism's type is `tag` for all of `<a href="x">` and for `<a` in it,
 * `variable` for all of `$(ls)` and for `$(`; a token with names of attributes is a tag or a selector.
 */
function isConstruction(type: string, content: Exclude<TokenStream, string>): boolean {
  if (CONSTRUCTIONS.has(type)) return true;
  const pieces = 'type' in content ? [content] : content;
  return pieces.some(
    (piece) => typeof piece !== 'string' && (piece.type === type || piece.type === 'attr-name'),
  );
}

function classOfName(name: string, around: string): string | undefined {
  const known = CLASSES.get(name);
  if (known !== undefined) return known === REPLACED[around] ? around : known;
  if (around === '') return undefined;
  if (name.startsWith('language-')) return '';
  return WORDS.has(around) && (name === 'punctuation' || name === 'operator') ? '' : undefined;
}
