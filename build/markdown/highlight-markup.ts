/** Tokens as HTML: a span for each stretch of code of one class, not nested. */
import { escapeHtml } from '../theme/html.ts';
import { classOf } from './highlight-classes.ts';
import type { TokenStream } from './highlight-grammars.ts';

/**
 * The HTML of `code`, whose pieces are `tokens`. The innermost class applies. White space between two pieces of one
 * class joins their span. There are no spans if the text of the tokens is not the code: Prism's template languages
 * replace templates by placeholders, and do not restore all of them.
 */
export function tokensToHtml(tokens: TokenStream, code: string): string {
  const writer = new Writer(code);
  write(tokens, '', writer);
  return writer.end() ?? escapeHtml(code);
}

function write(tokens: TokenStream, name: string, writer: Writer): void {
  if (typeof tokens === 'string') writer.add(tokens, name);
  else if ('type' in tokens) write(tokens.content, classOf(tokens, name), writer);
  else for (const token of tokens) write(token, name, writer);
}

const NOT_BLANK = /[^ \t\r\n]/;
const SPACE = 0x20;

/** Joins neighbours of one class before they are escaped and wrapped. */
class Writer {
  readonly #code: string;
  /** Joined at the end: a string that grows by small pieces keeps all of them in memory, and the result is cached. */
  readonly #html: string[] = [];
  /** The stretch that is not written yet: its start in the code, its class, and its end so far. */
  #start = 0;
  #name = '';
  #end = 0;
  #faithful = true;

  constructor(code: string) {
    this.#code = code;
  }

  add(text: string, name: string): void {
    this.#faithful &&= this.#code.startsWith(text, this.#end);
    if (name !== this.#name && (name !== '' || NOT_BLANK.test(text))) {
      this.#flush();
      this.#name = name;
    }
    this.#end += text.length;
  }

  /** The HTML of the added text; undefined if that is not the code. */
  end(): string | undefined {
    if (!this.#faithful || this.#end !== this.#code.length) return undefined;
    this.#flush();
    return this.#html.join('');
  }

  /** White space at both ends stays outside the span. */
  #flush(): void {
    const code = this.#code;
    let first = this.#start;
    let last = this.#end;
    if (this.#name === '') last = first;
    while (first < last && code.charCodeAt(first) <= SPACE) first++;
    while (first < last && code.charCodeAt(last - 1) <= SPACE) last--;
    if (first > this.#start) this.#html.push(escapeHtml(code.slice(this.#start, first)));
    if (first < last)
      this.#html.push(`<span class="hljs-${this.#name}">`, escapeHtml(code.slice(first, last)), '</span>');
    if (last < this.#end) this.#html.push(escapeHtml(code.slice(last, this.#end)));
    this.#start = this.#end;
  }
}
