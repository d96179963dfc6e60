/**
 * The page of results as a template (src/serve/search/template.ts): the theme's page, cut at the places of the
 * results, followed by words in its language.
 */
import {
  PIECE_COUNT,
  TABLE_SIZE,
  TEMPLATE_MAGIC,
  TEXT_AFTER_COUNT,
  TEXT_AFTER_EXCERPT,
  TEXT_AFTER_LINK,
  TEXT_AFTER_LIST,
  TEXT_AFTER_PAGE,
  TEXT_AFTER_PAGER,
  TEXT_AFTER_PAGES,
  TEXT_AFTER_RESULT,
  TEXT_AFTER_TAG,
  TEXT_AFTER_TAGS,
  TEXT_AFTER_TIME,
  TEXT_BEFORE_COUNT,
  TEXT_BEFORE_PAGE,
  TEXT_COUNT,
  TEXT_EXCERPT,
  TEXT_LIST,
  TEXT_META,
  TEXT_NEXT,
  TEXT_NEXT_LINK,
  TEXT_NONE,
  TEXT_PAGE,
  TEXT_PAGER,
  TEXT_PATH,
  TEXT_POSITION,
  TEXT_PREVIOUS,
  TEXT_PREVIOUS_LINK,
  TEXT_RESULT,
  TEXT_TAG,
  TEXT_TAGS,
  TEXT_TIME,
} from '../../../src/serve/search/template.ts';
import { escapeHtml, type Html, html, raw } from '../../theme/html.ts';
import type { Strings } from '../../theme/languages/language.types.ts';
import { renderSearchField } from '../../theme/templates/search-box.ts';
import { ByteWriter } from './byte-writer.ts';

/** Marks the places in the page: a private character, which authors' texts do not use. */
const CUT = '\uE0FF';

/** The body of the search page: the field, and the places of the results and their number. */
export function searchBody(path: string, strings: Strings): Html {
  return html`<form class="search" role="search" aria-label="${strings.search}" action="${path}">
      ${renderSearchField(strings, raw(CUT))}
      <button type="submit">${strings.search}</button>
    </form>
    <p role="status">${raw(CUT)}</p>${raw(CUT)}`;
}

/** Whether a page has `searchBody`, behind a title: the places in their order, each once. */
export function hasPlaces(page: string): boolean {
  const title = page.indexOf('<title>');
  return title !== -1 && title < page.indexOf(CUT) && page.split(CUT).length === PIECE_COUNT - 1;
}

/** The template of a page that has `searchBody`, for readers of the category `scope`. */
export function pageTemplate(page: string, path: string, strings: Strings, scope: number): Uint8Array {
  const titled = page.replace('<title>', `<title>${CUT}`);
  return encodeTemplate(titled.split(CUT), path, strings, scope);
}

/** The template of the results as JSON. */
export function jsonTemplate(path: string, strings: Strings, scope: number): Uint8Array {
  return encodeTemplate([], path, strings, scope);
}

function encodeTemplate(
  written: readonly string[],
  path: string,
  strings: Strings,
  scope: number,
): Uint8Array {
  // The page's own text may have the character: the pieces after the last place are joined.
  const pieces = Array.from({ length: PIECE_COUNT }, (_, index) =>
    index === PIECE_COUNT - 1 ? written.slice(index).join('') : (written[index] ?? ''),
  );
  const texts = templateTexts(path, strings);
  const writer = new ByteWriter();
  const places = [...pieces, ...texts].map((text) => {
    const at = writer.length;
    writer.bytes(Buffer.from(text));
    return { at, length: writer.length - at };
  });
  writer.u32(TEMPLATE_MAGIC);
  writer.u32(scope);
  for (const { at, length } of places) {
    writer.u32(at);
    writer.u32(length);
  }
  writer.u32(TABLE_SIZE);
  return writer.done();
}

function templateTexts(path: string, strings: Strings): string[] {
  const [beforeCount = '', afterCount = ''] = escapeHtml(strings.searchCount).split('{n}');
  const [beforePage = '', rest = ''] = escapeHtml(strings.pageOf).split('{page}');
  const [afterPage = '', afterPages = ''] = rest.split('{pages}');
  const texts = Array.from({ length: TEXT_COUNT }, () => '');
  texts[TEXT_PATH] = escapeHtml(path);
  texts[TEXT_NONE] = escapeHtml(strings.searchNone);
  texts[TEXT_BEFORE_COUNT] = beforeCount;
  texts[TEXT_AFTER_COUNT] = afterCount;
  texts[TEXT_PAGER] = `<nav class="pager" aria-label="${escapeHtml(strings.pages)}">`;
  texts[TEXT_PREVIOUS] = escapeHtml(strings.previous);
  texts[TEXT_NEXT] = escapeHtml(strings.next);
  texts[TEXT_BEFORE_PAGE] = beforePage;
  texts[TEXT_AFTER_PAGE] = afterPage;
  texts[TEXT_AFTER_PAGES] = `${afterPages}</span>`;
  texts[TEXT_TAGS] = `<ul class="tags" aria-label="${escapeHtml(strings.tags)}">`;
  // As short as possible, since the handler keeps them in memory.
  texts[TEXT_AFTER_LIST] = '</ol>';
  texts[TEXT_EXCERPT] = '</p><p>';
  texts[TEXT_AFTER_EXCERPT] = '</p>';
  texts[TEXT_AFTER_TAGS] = '</ul>';
  texts[TEXT_AFTER_PAGER] = '</nav>';
  texts[TEXT_AFTER_LINK] = '</a>';
  texts[TEXT_PAGE] = '&amp;page=';
  texts[TEXT_LIST] = '<ol class="summaries results" start="';
  texts[TEXT_RESULT] = '<li><h2><a href="';
  texts[TEXT_META] = '</a></h2><p class="meta">';
  texts[TEXT_TIME] = '<time datetime="';
  texts[TEXT_AFTER_TIME] = '</time> | ';
  texts[TEXT_TAG] = '<li><span>';
  texts[TEXT_AFTER_TAG] = '</span></li>';
  texts[TEXT_AFTER_RESULT] = '</li>';
  texts[TEXT_POSITION] = '<span class="pager-page">';
  texts[TEXT_PREVIOUS_LINK] = '<a rel="prev" href="';
  texts[TEXT_NEXT_LINK] = '<a rel="next" href="';
  return texts;
}
