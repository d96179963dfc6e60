/** The cover of a post: above its text, and small in lists. */
import { type Html, html, raw } from '../html.ts';
import type { CoverView } from '../view.ts';
import { pictureHtml } from './picture.ts';

/** Greatest width in the style sheet (9rem), in px. */
const THUMBNAIL_WIDTH = 144;

/** Above the text of the post, loaded first. Its alternative text is empty, since the title is beside it. */
export function renderCover(cover: CoverView): Html {
  return html`<div class="cover">${raw(picture(cover, { width: null, isFirst: true }))}</div>`;
}

/** Beside a post in a list. Only the title is a link, so that screen readers read it once. */
export function renderThumbnail(cover: CoverView): Html {
  const sources = cover.picture?.sources.map(({ type, candidates }) => ({
    type,
    candidates: candidates.slice(0, 1),
  }));
  const small = sources === undefined ? undefined : { tint: cover.picture?.tint ?? null, sources };
  const shown = { ...cover, ...(small === undefined ? {} : { picture: small }) };
  return html`<div class="thumbnail">${raw(picture(shown, { width: THUMBNAIL_WIDTH, isFirst: false }))}</div>`;
}

function picture(
  { url, width, height, picture: forms }: CoverView,
  shown: { width: number | null; isFirst: boolean },
): string {
  const size = width === null || height === null ? '' : ` width="${width}" height="${height}"`;
  return pictureHtml({ url, alt: '', attributes: size, picture: forms, ...shown });
}
