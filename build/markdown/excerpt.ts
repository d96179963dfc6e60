/**
 * The excerpt of a document without a description: the text above a mark (`<!--more-->`, `<!-- break -->`, `<!--
 * truncate -->`), else its first paragraph. Only that part is read, so a list of thousands of posts costs little.
 */
import { Lexer } from 'marked';
import { withoutBlockComments } from '../content/comments.ts';
import { closesFence, fenceOf } from '../content/fences.ts';
import { grammarFor } from './grammar.ts';
import { inlineText } from './inline-text.ts';
import { parseStateOf } from './parse-state.ts';
import { setTexts } from './set-texts.ts';
import { articleTokens } from './tokens.ts';

/** Greatest length of an automatic excerpt, and of one above a mark (UTF-16 units); both end at a word. */
const LONGEST = 200;
const LONGEST_MARKED = 1000;
/** The most paragraphs of a text above a mark. */
const MOST_MARKED = 20;
/** How much of a document is searched for its first paragraph (UTF-16 units). */
const NEAR = 20_000;

const MARK = /<!--[ \t]{0,9}(?:more|break|truncate|excerpt)[ \t]{0,9}-->/i;
/**
 * Lines that begin no paragraph: headings, lists, quotations, tables, HTML, code, blocks, and tags of other tools.
 */
const NO_PARAGRAPH =
  /^(?: {4}|\t| {0,3}(?:#|>|[*+-]\s|\d{1,9}[.)]\s|`{3}|~{3}|<|\||:|\[\^|\[[^\]\n]{1,200}\]:|!!!|\?{3}|={3}|-{3}|\*{3}|_{3}|\{[{%:.#/]|%%|\$\$|\\\[|\[\[?_?toc_?\]|\[!\[|import\s|export\s|!\[))/i;

/** An excerpt is read without the site, so any name counts as a shortcode. */
const ANY_NAME = { size: 1, has: (): boolean => true };

/** The excerpt as plain text in one line; '' where there is none. */
export function excerptOf(body: string): string {
  const near = body.slice(0, NEAR);
  const text = near.includes('\r') ? near.replace(/\r\n?/g, '\n') : near;
  const mark = MARK.exec(text)?.index ?? -1;
  const shown = withoutBlockComments(mark < 0 ? text : text.slice(0, mark));
  const paragraphs = paragraphsIn(shown, mark < 0 ? 1 : MOST_MARKED);
  return shorten(
    paragraphs
      .map(plain)
      .filter((part) => part !== '')
      .join(' '),
    mark < 0 ? LONGEST : LONGEST_MARKED,
  );
}

/** The first paragraphs, as written. Fences are skipped, and chunks whose first line begins no paragraph. */
function paragraphsIn(text: string, most: number): string[] {
  const found: string[] = [];
  let fence = '';
  let colons = false;
  for (const chunk of chunksIn(text)) {
    const lines = chunk.split('\n');
    const [first = ''] = lines.filter((line) => line.trim() !== '');
    const isText =
      fence === '' && !colons && !NO_PARAGRAPH.test(first) && !/^ {0,3}(?:=+|-+)\s*$/.test(lines[1] ?? '');
    for (const line of lines) {
      if (fence === '') fence = fenceOf(line);
      else if (closesFence(line, fence)) fence = '';
      if (/^ {0,3}:{3,}[ \t]*[A-Za-z{]/.test(line)) colons = true;
      else if (/^ {0,3}:{3,}[ \t]*$/.test(line)) colons = false;
    }
    if (isText && first !== '') found.push(chunk.trim());
    if (found.length === most) break;
  }
  return found;
}

/** The parts of `text` between blank lines, each looked for when it is wanted: mostly the first is enough. */
function* chunksIn(text: string): Generator<string> {
  let start = 0;
  for (const { 0: blank, index } of text.matchAll(/\n[ \t]*\n/g)) {
    yield text.slice(start, index);
    start = index + blank.length;
  }
  yield text.slice(start);
}

/** The text of a paragraph without its markup, footnotes and hidden parts. */
function plain(paragraph: string): string {
  const source = paragraph.replace(/\[\^[^\s[\]]{1,200}\]/g, '');
  const lexer = new Lexer(grammarFor(source));
  parseStateOf(lexer).shortcodes = ANY_NAME;
  const tokens = articleTokens(lexer.inlineTokens(source));
  setTexts(tokens, source, { typography: null });
  return inlineText(tokens).replace(/\s+/g, ' ').trim();
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const end = cut.lastIndexOf(' ');
  const whole = end > longest / 2 ? cut.slice(0, end) : cut.replace(/[\ud800-\udbff]$/, '');
  return `${whole.replace(/[\s,;:.–—-]{1,9}$/, '')}…`;
}
