/** Articles in the cache: the findings, then the texts as in manifest.json. */
import { decodeTexts, encodeTexts } from '../../bundle/document-texts.ts';
import type { Rendered } from '../../markdown/render.types.ts';
import type { StoredForm } from '../../remember/memo.ts';

/** The place of an article's texts in the cache (document-texts.ts). */
export interface TextsPlace {
  /** Key of the record. */
  key: string;
  start: number;
  length: number;
}

export interface Article {
  rendered: Rendered;
  /** The Markdown from which it was rendered; null for an article from the cache, whose record has it. */
  markdown: string | null;
  /** Null: the article is not in the cache. */
  texts: TextsPlace | null;
}

type Head = Omit<Rendered, 'html' | 'text'>;

/** The head as JSON, on a line of its own, before the texts. */
export const ARTICLE_RECORD: StoredForm<Article> = {
  encode: (article, key) => {
    const { html, text, ...head } = article.rendered;
    const start = Buffer.from(`${JSON.stringify(head satisfies Head)}\n`);
    const texts = encodeTexts({ html, markdown: article.markdown ?? '', text });
    article.texts = { key, start: start.length, length: texts.length };
    return [start, texts];
  },
  decode: ({ key, bytes }) => {
    const start = bytes.indexOf(0x0a) + 1;
    const head = JSON.parse(Buffer.from(bytes.subarray(0, start)).toString()) as Head;
    const { html, text } = decodeTexts(bytes.subarray(start));
    const texts = { key, start, length: bytes.length - start };
    return { rendered: { ...head, html, text }, markdown: null, texts };
  },
};
