/**
 * Raw HTML in an article: its ids, its text, and the addresses in it. It is read with an HTML tokenizer, and only
 * attributes with addresses are changed; everything else stays as the author wrote it.
 */
import { type Token as HtmlToken, Tokenizer, TokenizerMode } from 'parse5';
import { escapeHtml } from '../theme/html.ts';
import { type ArticleToken, childTokens } from './tokens.ts';

/** The attributes with an address, by element (HTML, index of attributes). */
export const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  img: ['src', 'srcset'],
  input: ['src'],
  object: ['data'],
  source: ['src', 'srcset'],
  track: ['src'],
  video: ['src', 'poster'],
};

/** Elements whose content is text and nothing else until their end tag. */
const TEXT_ELEMENTS: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
};

/** An address in raw HTML: its value, and the place of its attribute. */
export interface Address {
  element: string;
  value: string;
  /** Offset of the attribute in the HTML, and its length, name included (UTF-16 units). */
  from: number;
  length: number;
}

/** The replacement of an address: its value, and attributes to add to the element. */
export interface NewAddress {
  value: string;
  extra: Readonly<Record<string, string>>;
}

/**
 * The HTML with each address replaced by `replace(address)`; null leaves it. `addresses` names the attributes that
 * have one, by element.
 */
export function rewriteAddresses(
  html: string,
  replace: (address: Address) => NewAddress | null,
  addresses: Readonly<Record<string, readonly string[]>> = ADDRESSES,
): string {
  if (!/\b(?:href|src|srcset|data|poster)[\s=]/i.test(html)) return html;
  let out = '';
  let done = 0;
  scanAddressed(html, addresses, {
    startTag(tag, offset) {
      for (const { name, value } of tag.attrs) {
        const place = tag.location?.attrs?.[name];
        if (place === undefined || !addresses[tag.tagName]?.includes(name)) continue;
        const from = offset + place.startOffset;
        const length = place.endOffset - place.startOffset;
        const change = (address: string): NewAddress | null =>
          replace({ element: tag.tagName, value: address, from, length });
        const changed = name.endsWith('srcset') ? replaceCandidates(value, change) : change(value);
        if (changed === null) continue;
        const extra = Object.entries(changed.extra).filter(([key]) => !tag.attrs.some((a) => a.name === key));
        const attributes = [[name, changed.value], ...extra].map(
          ([key, text = '']) => `${key}="${escapeHtml(text)}"`,
        );
        out += html.slice(done, from) + attributes.join(' ');
        done = from + length;
      }
    },
  });
  return out + html.slice(done);
}

/** An unambiguous tag, in the form that our own renderer writes. */
const PLAIN_TAG = /<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/y;

/**
 * Runs parse5's tokenizer over the start tags in `html` that may hold an address. Where all tags are plain and none
 * begins raw text, as in nearly all articles, only those tags are read; else all of `html`. The handler is passed
 * the offset in `html` at which the tag's own offsets begin.
 */
function scanAddressed(
  html: string,
  addresses: Readonly<Record<string, readonly string[]>>,
  { startTag }: { startTag(tag: HtmlToken.TagToken, offset: number): void },
): void {
  const tags: { from: number; to: number }[] = [];
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', PLAIN_TAG.lastIndex)) {
    PLAIN_TAG.lastIndex = at;
    const [whole, name = '', attributes = ''] = PLAIN_TAG.exec(html) ?? [];
    if (whole === undefined || name in TEXT_ELEMENTS || name === 'plaintext') {
      scan(html, { startTag: (tag) => startTag(tag, 0) });
      return;
    }
    if (attributes !== '' && name in addresses) tags.push({ from: at, to: PLAIN_TAG.lastIndex });
  }
  for (const { from, to } of tags) {
    scan(html.slice(from, to), { startTag: (tag) => startTag(tag, from) });
  }
}

/** `a.jpg 1x, b.jpg 2x` (HTML, 4.8.4.2.1). */
function replaceCandidates(srcset: string, change: (address: string) => NewAddress | null): NewAddress {
  const value = srcset
    .split(/,\s+|,$/)
    .map((candidate) => candidate.trim().replace(/^\S+/, (address) => change(address)?.value ?? address))
    .filter((candidate) => candidate !== '');
  return { value: value.join(', '), extra: {} };
}

/** The ids that an article's raw HTML has, `<a name>` included. */
export function htmlIds(tokens: readonly ArticleToken[], ids: Set<string> = new Set()): Set<string> {
  for (const token of tokens) {
    if (token.type !== 'html') htmlIds(childTokens(token), ids);
    else if (/\b(?:id|name)[\s=]/i.test(token.raw)) {
      scan(token.text, {
        startTag(tag) {
          for (const { name, value } of tag.attrs) {
            if (name === 'id' || (name === 'name' && tag.tagName === 'a')) ids.add(value);
          }
        },
      });
    }
  }
  return ids;
}

/** The text of raw HTML: no tags, no scripts, no styles; references decoded. */
export function htmlText(html: string): string {
  let text = '';
  let hidden = false;
  scan(html, {
    startTag(tag) {
      hidden = tag.tagName === 'script' || tag.tagName === 'style';
    },
    endTag() {
      hidden = false;
    },
    characters(characters) {
      if (!hidden) text += characters;
    },
  });
  return text;
}

interface Handlers {
  startTag(tag: HtmlToken.TagToken): void;
  endTag?(name: string): void;
  characters?(characters: string): void;
  /** Called with the offset of a comment that has no end. */
  comment?(at: number): void;
}

/** Runs parse5's tokenizer. Its errors are ignored, since the author's HTML is passed on as it is. */
export function scan(html: string, { startTag, endTag, characters, comment }: Handlers): void {
  const nothing = (): void => {};
  const text = (token: HtmlToken.CharacterToken): void => characters?.(token.chars);
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(tag) {
        startTag(tag);
        const mode = TEXT_ELEMENTS[tag.tagName];
        if (mode !== undefined) tokenizer.state = mode;
      },
      onEndTag: (tag) => endTag?.(tag.tagName),
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter: nothing,
      onComment({ location }) {
        const at = location?.startOffset ?? 0;
        // The end of the text counts as one more character.
        const open = (location?.endOffset ?? 0) > html.length;
        if (open && html.startsWith('<!--', at)) comment?.(at);
      },
      onDoctype: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(html, true);
}
