/** A bitmap logo in the size in which pages show it. */
import { fileResource, type Resource } from '../../bundle/resource.ts';
import { hashedPath } from '../../site/assets/assets.ts';
import { mediaType } from '../../site/assets/media-types.ts';
import type { KeptForms } from '../../site/pictures/kept-forms.ts';
import type { PictureForm } from '../../site/pictures/picture-plan.ts';
import type { IconSource } from './icon-source.ts';

/** The height in px of `.logo` (theme/css/layout.css) on ordinary screens and on those of twice the density. */
const HEIGHTS = [32, 64];
/** Below this (bytes) the author's own file is as quickly sent. */
const SMALL = 4 * 1024;
/** A form is made where it has at most this part of the bytes of the author's file. */
const WORTH = 0.9;
const JPEG_QUALITY = 82;

/**
 * The files for ordinary screens and for those of twice the density, with their paths; none: the logo stays as it is.
 */
export async function logoForms(
  { asset, bytes, width, height }: IconSource,
  kept: KeptForms,
): Promise<[path: string, Resource][]> {
  const facts = await kept.facts();
  if (asset === null || facts === null || facts.frames > 1 || bytes.length < SMALL) return [];
  const format = FORMATS[facts.format];
  const stem = asset.path.slice(0, asset.path.lastIndexOf('.'));
  const made: [string, Resource][] = [];
  for (const wanted of HEIGHTS) {
    const scaled = Math.max(1, Math.round((Math.min(wanted, height) * width) / height));
    const form = await kept.form({ format, width: scaled, quality: JPEG_QUALITY });
    if (form.length > bytes.length * WORTH) return [];
    const name = `${stem}.${wanted}.${format === 'jpeg' ? 'jpg' : format}`;
    const path = hashedPath(name, form);
    made.push([path, fileResource(mediaType(name, form), form, 'immutable')]);
  }
  return made;
}

/** Each browser that shows the author's file shows this. */
const FORMATS: Readonly<Record<PictureForm['format'], PictureForm['format']>> = {
  jpeg: 'jpeg',
  png: 'png',
  gif: 'png',
  webp: 'webp',
  avif: 'avif',
};
