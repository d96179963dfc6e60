/**
 * Links with addresses in the syntax of other tools: Hugo's `[a]({{< ref "b.md" >}})`, Jekyll's `{% link %}` and
 * `{% post_url %}`, and paths behind `{{ site.baseurl }}` or before `| relative_url`. They lead to the same pages
 * as there.
 */
import type { TokenizerAndRendererExtension } from 'marked';
import type { ArticleToken } from '../tokens.ts';

const LABEL = /^!?\[([^[\]]{0,500})\]\(/;
const SITE_URL = /\{\{-? {0,3}site\.(?:baseurl|url) {0,3}-?\}\}/y;
const REF =
  /\{\{[<%]-? {0,3}(?:rel)?ref {1,3}(?:"([^"\n]{1,300})"|'([^'\n]{1,300})'|`([^`\n]{1,300})`|([^\s"'`<>%{}]{1,300})) {0,3}-?[>%]\}\}/y;
const TAG = /\{%-? {0,3}(link|post_url) {1,3}([^\s%{}]{1,300}) {0,3}-?%\}/y;
const FILTERED = /\{\{-? {0,3}["']([^"'\n]{1,300})["'] {0,3}\| {0,3}(?:relative|absolute)_url {0,3}-?\}\}/y;
const PATH = /\/[^\s(){}"#]{0,300}/y;
const REST = /(#[^\s(){}"]{0,200})?(?: {1,3}"([^"\n]{0,300})")? {0,3}\)/y;

/** An address, and where it ends. */
interface Found {
  href: string;
  end: number;
}

/** Our text ends before `[` and `!`, so no `start` is needed. */
export const toolLink: TokenizerAndRendererExtension = {
  name: 'toolLink',
  level: 'inline',

  tokenizer(src) {
    const [opening, text = ''] = ((src[0] === '[' || src.startsWith('![')) && LABEL.exec(src)) || [];
    if (opening === undefined || src[opening.length] !== '{') return;
    const found = readAddress(src, opening.length);
    if (found === null) return;
    const [rest, fragment = '', title] = matchAt(REST, src, found.end) ?? [];
    if (rest === undefined) return;
    const raw = src.slice(0, found.end + rest.length);
    const target = { raw, href: found.href + fragment, title: title ?? null, text };
    if (src[0] === '!') return { type: 'image', ...target, tokens: [{ type: 'text', raw: text, text }] };
    return { type: 'link', ...target, tokens: this.lexer.inlineTokens(text) } as ArticleToken;
  },
};

/** The address at `at`, in Coldpress's syntax; null if there is none. */
function readAddress(src: string, at: number): Found | null {
  let start = at;
  for (let match = matchAt(SITE_URL, src, start); match !== null; match = matchAt(SITE_URL, src, start))
    start += match[0].length;
  const ref = matchAt(REF, src, start);
  if (ref !== null) {
    const [whole, ...names] = ref;
    return { href: byNameOrPath(names.find((name) => name !== undefined) ?? ''), end: start + whole.length };
  }
  const tag = matchAt(TAG, src, start);
  if (tag !== null) {
    const [whole, kind, name = ''] = tag;
    const href = kind === 'link' ? fromRoot(name) : postNamed(name);
    return { href, end: start + whole.length };
  }
  const filtered = matchAt(FILTERED, src, start);
  if (filtered !== null) return { href: fromRoot(filtered[1] ?? ''), end: start + filtered[0].length };
  const path = start === at ? null : matchAt(PATH, src, start);
  return path === null ? null : { href: path[0], end: start + path[0].length };
}

/** Hugo finds a page by its path, or by its name alone where that is unique. */
function byNameOrPath(name: string): string {
  return /[/#]/.test(name) ? name : `[[${name}]]`;
}

/** A post by its file name; in a folder by its path. */
function postNamed(name: string): string {
  return name.includes('/') ? `/posts/${name.replace(/^\//, '')}` : `[[${name}]]`;
}

/** Jekyll's posts are in `_posts`, Coldpress's in `posts`. */
function fromRoot(name: string): string {
  return `/${name.replace(/^\//, '').replace(/^_posts\//, 'posts/')}`;
}

function matchAt(pattern: RegExp, src: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(src);
}
