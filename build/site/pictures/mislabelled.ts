/** Files whose names say another format than their bytes, so that browsers do not show them. */
import { readImageType } from '../../content/image-size.ts';
import type { Asset } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { isPictureFile } from './named-pictures.ts';

/** Formats, by content, that browsers show under the name of any of them. */
const SHOWN: ReadonlySet<string> = new Set(['png', 'jpg', 'gif', 'webp', 'avif', 'bmp', 'ico']);

/** A problem for each: a drawing called `.png`, a photograph called `.svg`, a TIFF called `.jpg`. */
export function mislabelled(assets: readonly Asset[]): Problem[] {
  return assets.flatMap((asset) => {
    const isSvg = /\.svg$/i.test(asset.file);
    if (!isSvg && !isPictureFile(asset)) return [];
    const type = readImageType(asset.bytes);
    if (type === null || (isSvg ? type === 'svg' : SHOWN.has(type))) return [];
    const { file } = asset;
    const message = `${file} is no ${extensionOf(file).toUpperCase()} but ${type.toUpperCase()}, which browsers do not show under this name`;
    const isKnown = SHOWN.has(type) || type === 'svg';
    const hint = isKnown
      ? `Rename it to ${file.slice(0, -extensionOf(file).length)}${type}`
      : 'Export it as JPEG, PNG, WebP or AVIF';
    return [createProblem('picture-format', wholeFile(file), message, hint)];
  });
}

function extensionOf(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1);
}
