/** The picture from which a site's icons are made. */
import { readImageSize, readImageType } from '../../content/image-size.ts';
import type { Asset, SiteContent } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { MOST_PIXELS } from '../../site/pictures/picture-plan.ts';
import { drawingFault, readSvg } from '../drawings/read-svg.ts';

/** A picture from which icons can be drawn. */
export interface IconSource {
  /** Null: it was made here. */
  asset: Asset | null;
  bytes: Uint8Array;
  isSvg: boolean;
  /** In px; of SVG only the shape counts. */
  width: number;
  height: number;
}

/** Formats by content that sharp decodes; others, such as ICO, are served as they are. */
const BITMAPS: ReadonlySet<string> = new Set(['png', 'jpg', 'webp', 'gif', 'avif', 'heif']);
/** Longer drawings are not read. */
const LARGEST_SVG = 8 * 1024 * 1024;

/**
 * The first of the author's pictures `files` that icons can be made from; null: none. A drawing that cannot be read is
 * a problem; bitmaps that cannot are problems of their own (make-pictures.ts).
 */
export function iconSource(
  { assets }: Pick<SiteContent, 'assets'>,
  files: readonly (string | null)[],
  problems: Problem[],
): IconSource | null {
  for (const file of new Set(files)) {
    const asset = assets.find((each) => each.file === file);
    const source = asset === undefined ? null : sourceOf(asset, problems);
    if (source !== null) return source;
  }
  return null;
}

function sourceOf(asset: Asset, problems: Problem[]): IconSource | null {
  const { file, bytes } = asset;
  const type = readImageType(bytes);
  const size = readImageSize(bytes);
  if (type !== null && BITMAPS.has(type) && size !== null) {
    return size.width * size.height > MOST_PIXELS ? null : { asset, bytes, isSvg: false, ...size };
  }
  // Files that are empty or in another format are reported with all other pictures.
  if (type !== 'svg' && (bytes.length === 0 || type !== null || !/\.svg$/i.test(file))) return null;
  const fault = svgFault(bytes);
  if (fault === null) return { asset, bytes, isSvg: true, ...(size ?? { width: 1, height: 1 }) };
  problems.push(createProblem('picture-broken', wholeFile(file), `${file} cannot be drawn: ${fault}`));
  return null;
}

/** Why a drawing cannot be drawn; null: it can. */
function svgFault(bytes: Uint8Array): string | null {
  if (bytes.length > LARGEST_SVG) return 'it has more than 8 MB';
  const read = readSvg(new TextDecoder().decode(bytes));
  return 'fault' in read ? read.fault : drawingFault(read.document);
}
