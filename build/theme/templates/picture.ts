/** The HTML of a picture: its own file, and smaller files of it if there are any. */
import type { Picture } from '../../content/picture.ts';
import { escapeHtml } from '../html.ts';

/** The width of a picture in the column of text: that of a phone, at most 42rem (`--measure` of the theme). */
const COLUMN = '(min-width: 46rem) 42rem, 92vw';

export interface PictureImage {
  /** The URL of the file for every browser, not yet escaped. */
  url: string;
  /** Safe in an attribute. */
  alt: string;
  /** Further attributes, each with a blank before it. */
  attributes: string;
  /** The author's width in px; null: the column's. */
  width: number | null;
  /** Whether it is the first of its page: the others are loaded lazily. */
  isFirst: boolean;
  picture: Picture | undefined;
}

/**
 * An `img`, in a `picture` if there are other forms. Of pictures that are loaded lazily the browser reads the width
 * from the layout (`auto`, HTML 4.8.3), which is right in rows of pictures too.
 */
export function pictureHtml({ url, alt, attributes, width, isFirst, picture }: PictureImage): string {
  const loading = isFirst ? (picture === undefined ? '' : ' fetchpriority="high"') : ' loading="lazy"';
  const tint = picture?.tint ? ` class="tint-${picture.tint.slice(1)}"` : '';
  const img = `<img src="${escapeHtml(url)}" alt="${alt}"${tint}${attributes}${loading} decoding="async">`;
  if (picture === undefined) return img;
  const column = width === null ? COLUMN : `${width}px`;
  const sizes = isFirst ? column : `auto, ${column}`;
  const sources = picture.sources.map(({ type, candidates }) => {
    const srcset = candidates.map((each) => `${each.path} ${each.width}w`).join(', ');
    return `<source type="${type}" srcset="${escapeHtml(srcset)}" sizes="${sizes}">`;
  });
  return `<picture>${sources.join('')}${img}</picture>`;
}
