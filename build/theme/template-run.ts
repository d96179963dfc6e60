/** Bundled with each template of the author: the arguments of its call, from data that was sent to the thread. */
import type { Around, Pages, Site, Theme } from './author-templates.ts';
import { Html, raw } from './html.ts';

/** A call of a template as plain data: HTML is text. */
export interface TemplateCall {
  page: PageData;
  pieces: Record<Exclude<keyof Theme, 'document'>, string>;
  /** The theme's document up to the content of <main>, and from there on. */
  frame: { before: string; after: string };
}

/** The view of a page in which HTML is text. */
export type PageData = { [Name in keyof Pages]: Omit<Pages[Name], 'html'> & { html: string } }[keyof Pages];

/** The arguments of a template. */
export function templateArguments(
  { page, pieces, frame }: TemplateCall,
  site: Site,
  data: Around['data'],
): [page: unknown, theme: Theme, around: Around] {
  const texts = Object.entries(pieces).map(([name, text]) => [name, raw(text)] as const);
  const document = (main: Html | string): Html => {
    const text = main instanceof Html ? main.markup : main;
    if (typeof text !== 'string') throw new TypeError('theme.document() takes HTML');
    return raw(frame.before + text + frame.after);
  };
  const theme = { ...Object.fromEntries(texts), document } as Theme;
  return [{ ...page, html: raw(page.html) }, theme, { site, data }];
}
