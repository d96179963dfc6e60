/** The parts that every page needs and that a template can leave out. */
import { scan } from '../../markdown/html.ts';

/**
 * The parts that the document `html` lacks, in words: WCAG 2.2 §2.4.1, §2.4.2, §3.1.1, and HTML Living Standard §4.2.2.
 */
export function missingFromPage(html: string): string[] {
  const found = { language: '', title: '', mains: 0, charset: false, viewport: false, headings: 0 };
  let inTitle = false;
  scan(html, {
    startTag({ tagName, attrs }) {
      const value = (name: string): string => attrs.find((each) => each.name === name)?.value.trim() ?? '';
      inTitle = tagName === 'title' && found.title === '';
      if (tagName === 'html') found.language ||= value('lang');
      else if (tagName === 'main') found.mains++;
      else if (tagName === 'h1') found.headings++;
      else if (tagName === 'meta') {
        found.charset ||= value('charset').toLowerCase() === 'utf-8';
        found.viewport ||= value('name').toLowerCase() === 'viewport';
      }
    },
    endTag(name) {
      if (name === 'title') inTitle = false;
    },
    characters(characters) {
      if (inTitle) found.title += characters;
    },
  });
  return [
    /^\s*<!doctype html/i.test(html) ? '' : '`<!DOCTYPE html>` at their start',
    found.language === '' ? 'a language: `<html lang="…">`' : '',
    found.charset ? '' : '`<meta charset="utf-8">`',
    found.viewport ? '' : '`<meta name="viewport">`, so that they are tiny on phones',
    found.title.trim() === '' ? 'a `<title>`' : '',
    found.mains === 0 ? 'a `<main>`' : found.mains > 1 ? 'an only `<main>`: there is more than one' : '',
    found.headings === 0 ? 'a heading of the first level' : '',
  ].filter((missing) => missing !== '');
}
