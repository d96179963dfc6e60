/** The notes of an article: numbered in the order in which they are first referred to, listed at its end. */
import { escapeHtml } from '../theme/html.ts';
import type { ParseState } from './parse-state.ts';
import type { FootnoteDefinition, FootnoteReference, InlineFootnote } from './tokens.ts';
import { fill } from './words.ts';
import type { Words } from './words.types.ts';

type Note = FootnoteDefinition | InlineFootnote;

/** The arrow of a link back, as text and not as an emoji (U+FE0E). */
const ARROW = '↩\uFE0E';

/** A note with references: its number, and how many there are. */
interface Listed {
  note: Note;
  number: number;
  times: number;
}

export class FootnoteList {
  readonly #state: ParseState;
  readonly #words: Words;
  /** In the order of their numbers. */
  readonly #listed: Map<Note, Listed> = new Map();

  constructor(state: ParseState, words: Words) {
    this.#state = state;
    this.#words = words;
  }

  /** The HTML of a reference. Further references to a note have the same number. */
  refer(token: FootnoteReference | InlineFootnote): string {
    const note = token.type === 'inlineFootnote' ? token : this.#state.definition(token.label);
    if (note === undefined) return escapeHtml(token.raw);
    const listed = this.#listed.get(note) ?? { note, number: this.#listed.size + 1, times: 0 };
    listed.times++;
    this.#listed.set(note, listed);
    const { number, times } = listed;
    const label = escapeHtml(fill(this.#words.footnote, { n: number }));
    return `<sup class="footnote-ref"><a href="#fn:${number}" id="${backId(number, times)}" role="doc-noteref" aria-label="${label}">${number}</a></sup>`;
  }

  /**
   * The HTML of the list; '' without notes. `render` returns the HTML of a note; notes may refer to further notes,
   * which then join the list.
   */
  render(render: (note: Note) => string): string {
    const bodies: [Listed, string][] = [];
    for (const listed of this.#listed.values()) bodies.push([listed, render(listed.note)]);
    if (bodies.length === 0) return '';
    const items = bodies.map(([listed, html]) => {
      return `<li id="fn:${listed.number}">${withBackLinks(html, this.#backLinks(listed))}</li>\n`;
    });
    const title = escapeHtml(this.#words.footnotes);
    return `<section class="footnotes" role="doc-endnotes" aria-labelledby="fn:title">\n<h2 class="footnotes-title" id="fn:title">${title}</h2>\n<ol>\n${items.join('')}</ol>\n</section>\n`;
  }

  /** The ids of the list and of the marks in the text, once all is rendered. */
  ids(): string[] {
    if (this.#listed.size === 0) return [];
    const notes = [...this.#listed.values()].flatMap(({ number, times }) => {
      return [`fn:${number}`, ...Array.from({ length: times }, (_, index) => backId(number, index + 1))];
    });
    return ['fn:title', ...notes];
  }

  /** Whether anything refers to a note. */
  has(note: Note): boolean {
    return this.#listed.has(note);
  }

  /** The notes in the order of their numbers. */
  notes(): Note[] {
    return [...this.#listed.keys()];
  }

  #backLinks({ number, times }: Listed): string {
    const label = escapeHtml(fill(this.#words.backToReference, { n: number }));
    const links = Array.from({ length: times }, (_, index) => {
      const [suffix, spoken] = times > 1 ? [`<sup>${index + 1}</sup>`, `${label}-${index + 1}`] : ['', label];
      return `<a class="footnote-back" href="#${backId(number, index + 1)}" role="doc-backlink" aria-label="${spoken}">${ARROW}${suffix}</a>`;
    });
    return links.join(' ');
  }
}

function backId(number: number, times: number): string {
  return times === 1 ? `fnref:${number}` : `fnref:${number}:${times}`;
}

/** Adds the links back at the end of the note's last paragraph, else after the note. */
function withBackLinks(html: string, links: string): string {
  const body = html.trimEnd();
  return body.endsWith('</p>') ? `${body.slice(0, -'</p>'.length)} ${links}</p>` : `${body} ${links}`;
}
