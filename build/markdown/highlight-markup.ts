/** What highlight.js finds, written as HTML at once: its own way builds a tree first, only to walk it. */
import type { Emitter, HLJSOptions } from 'highlight.js';

/** A class for the library's option `__emitter`, which lets the output be made in another way; the same bytes. */
export class MarkupEmitter implements Emitter {
  readonly #prefix: string;
  /** Joined once: a text that grows by small pieces keeps them all in memory, and these texts are kept. */
  readonly #pieces: string[] = [];
  #open = 0;

  constructor(options: HLJSOptions) {
    this.#prefix = options.classPrefix;
  }

  addText(text: string): void {
    this.#pieces.push(escapeText(text));
  }

  /** A span; `openNode` and `closeNode` are what the library itself calls beside the documented names. */
  openNode(scope: string): void {
    this.#pieces.push(`<span class="${this.#className(scope)}">`);
    this.#open++;
  }

  closeNode(): void {
    if (this.#open === 0) return;
    this.#open--;
    this.#pieces.push('</span>');
  }

  startScope(scope: string): void {
    this.openNode(scope);
  }

  endScope(): void {
    this.closeNode();
  }

  /** Code in another language, such as the script in a page. */
  __addSublanguage(emitter: Emitter, language: string): void {
    const inside = emitter.toHTML();
    this.#pieces.push(language ? `<span class="language-${language}">${inside}</span>` : inside);
  }

  finalize(): void {
    while (this.#open > 0) this.closeNode();
  }

  toHTML(): string {
    return this.#pieces.join('');
  }

  /** `title.function` is `hljs-title function_`, each further part with one more underscore. */
  #className(scope: string): string {
    if (scope.startsWith('language:')) return scope.replace('language:', 'language-');
    const [first = '', ...others] = scope.split('.');
    return [this.#prefix + first, ...others.map((part, index) => part + '_'.repeat(index + 1))].join(' ');
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** As the library escapes. */
function escapeText(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '') : text;
}
