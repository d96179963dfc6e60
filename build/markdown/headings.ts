/** Headings: their ids, and the list of them. */
import GithubSlugger from 'github-slugger';
import { inlineText } from './inline-text.ts';
import type { Heading } from './render.types.ts';
import { encodeUrl } from './targets.ts';
import { type ArticleToken, articleTokens, childTokens, type Tokens } from './tokens.ts';

/** What a heading whose text has no letter is called. */
const NAMELESS = 'section';

export interface IndexedHeading extends Omit<Heading, 'html'> {
  /** Whether tables of contents show it: what tabs and accordions hide is not in them. */
  listed: boolean;
}

/**
 * The headings of an article in the order in which they are written, each with an id of its own: lower case,
 * without punctuation, spaces as `-`, letters of any script kept, and none of `taken`.
 */
export function indexHeadings(
  tokens: readonly ArticleToken[],
  taken: Iterable<string>,
): Map<Tokens.Heading, IndexedHeading> {
  const slugger = new GithubSlugger();
  for (const id of taken) slugger.occurrences[id] = 0;
  const index = new Map<Tokens.Heading, IndexedHeading>();
  visit(tokens, true, (heading, listed) => {
    const text = inlineText(articleTokens(heading.tokens)).replace(/\s+/g, ' ').trim();
    const id = slugger.slug(/[\p{L}\p{N}_]/u.test(text) ? text : NAMELESS);
    index.set(heading, { level: heading.depth, id, text, listed });
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
    else if (token.type === 'block')
      visit(
        childTokens(token),
        listed && (token.block.kind === 'callout' || token.block.kind === 'group'),
        found,
      );
    else if (token.type === 'blockquote' || token.type === 'list' || token.type === 'list_item') {
      visit(childTokens(token), listed, found);
    }
  }
}

/** The text of the level-1 heading that an article starts with; what shows nothing may stand before it. */
export function leadingTitle(
  tokens: readonly ArticleToken[],
  headings: ReadonlyMap<Tokens.Heading, IndexedHeading>,
): string | null {
  const first = tokens.find((token) => {
    const comment = token.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(token.raw);
    return !(
      comment ||
      token.type === 'space' ||
      token.type === 'def' ||
      token.type === 'footnoteDefinition'
    );
  });
  return first?.type === 'heading' && first.depth === 1 ? (headings.get(first)?.text ?? null) : null;
}

/** A heading that links to itself; one that has links of its own cannot (HTML, 4.5.1: no link in a link). */
export function renderHeading(heading: IndexedHeading, html: string): string {
  const inside = /<a[\s>]/i.test(html)
    ? html
    : `<a class="anchor" href="#${encodeUrl(heading.id)}">${html}</a>`;
  return `<h${heading.level} id="${heading.id}">${inside}</h${heading.level}>\n`;
}
