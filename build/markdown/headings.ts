/** Headings: their ids, and the list of them. */
import GithubSlugger from 'github-slugger';
import { escapeHtml } from '../theme/html.ts';
import type { Attributes } from './attributes.ts';
import type { Fault } from './findings.ts';
import { inlineText } from './inline-text.ts';
import type { Heading } from './render.types.ts';
import { encodeUrl } from './targets.ts';
import { type ArticleToken, articleTokens, childTokens, type Tokens } from './tokens.ts';

/** The id of a heading without a letter. */
const NAMELESS = 'section';

export interface IndexedHeading extends Omit<Heading, 'html'> {
  /** Whether tables of contents show it; headings in tabs and accordions are left out. */
  listed: boolean;
}

/** Blocks whose content is hidden until a reader opens it. */
const HIDES: ReadonlySet<string> = new Set(['tabs', 'accordion']);

/** Class names that keep a heading out of tables of contents, in kramdown and Pandoc. */
const UNLISTED: ReadonlySet<string> = new Set(['no_toc', 'unlisted']);

/** Attributes of headings, and where to report their faults. */
export interface HeadingContext {
  attributes: ReadonlyMap<ArticleToken, Attributes>;
  report(token: ArticleToken, fault: Fault): void;
}

/**
 * The headings of an article in the order in which they are written, each with a unique id that is not in `taken`: the
 * author's, else the text in lower case, without punctuation, spaces as `-`, letters of any script kept.
 */
export function indexHeadings(
  tokens: readonly ArticleToken[],
  taken: Iterable<string>,
  { attributes, report }: HeadingContext,
): Map<Tokens.Heading, IndexedHeading> {
  const slugger = new GithubSlugger();
  for (const id of taken) slugger.occurrences[id] = 0;
  const written = new Map<Tokens.Heading, string>();
  visit(tokens, true, (heading) => {
    const id = attributes.get(heading)?.id ?? null;
    if (id === null) return;
    if (Object.hasOwn(slugger.occurrences, id)) {
      return report(heading, { code: 'duplicate-id', message: `this page has \`#${id}\` already` });
    }
    slugger.occurrences[id] = 0;
    written.set(heading, id);
  });
  const index = new Map<Tokens.Heading, IndexedHeading>();
  visit(tokens, true, (heading, listed) => {
    const text = inlineText(articleTokens(heading.tokens)).replace(/\s+/g, ' ').trim();
    const id = written.get(heading) ?? slugger.slug(/[\p{L}\p{N}_]/u.test(text) ? text : NAMELESS);
    const hidden = attributes.get(heading)?.classes.some((name) => UNLISTED.has(name));
    index.set(heading, { level: heading.depth, id, text, listed: listed && !hidden });
  });
  return index;
}

function visit(
  tokens: readonly ArticleToken[],
  listed: boolean,
  found: (heading: Tokens.Heading, listed: boolean) => void,
): void {
  for (const token of tokens) {
    if (token.type === 'heading') found(token, listed);
    else if (token.type === 'block') visit(childTokens(token), listed && !HIDES.has(token.block.kind), found);
    else if (token.type === 'blockquote' || token.type === 'list' || token.type === 'list_item') {
      visit(childTokens(token), listed, found);
    }
  }
}

/** The text of a level-1 heading at the start of an article; tokens without output may come before it. */
export function leadingTitle(
  tokens: readonly ArticleToken[],
  headings: ReadonlyMap<Tokens.Heading, IndexedHeading>,
): string | null {
  const first = tokens.find((token) => {
    const comment =
      token.type === 'hidden' || (token.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(token.raw));
    return !(
      comment ||
      token.type === 'space' ||
      token.type === 'def' ||
      token.type === 'footnoteDefinition'
    );
  });
  return first?.type === 'heading' && first.depth === 1 ? (headings.get(first)?.text ?? null) : null;
}

/** A heading that links to itself, unless it contains a link (HTML, 4.5.1: no link in a link). */
export function renderHeading(heading: IndexedHeading, html: string): string {
  const inside = /<a[\s>]/i.test(html)
    ? html
    : `<a class="anchor" href="#${encodeUrl(heading.id)}">${html}</a>`;
  return `<h${heading.level} id="${escapeHtml(heading.id)}">${inside}</h${heading.level}>\n`;
}
