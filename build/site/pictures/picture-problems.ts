/** The problems of pictures that show in their first bytes, and the note on a missing encoder. */
import { readImageSize } from '../../content/image-size.ts';
import type { Asset } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { MOST_PIXELS } from './picture-plan.ts';

/** Pictures that can be decoded, and the problems of the others; both from their first bytes. */
export function sortReadable(pictures: readonly Asset[]): { readable: Asset[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const readable = pictures.filter((asset) => {
    const size = readImageSize(asset.bytes);
    if (size === null) problems.push(brokenPicture(asset, asset.bytes.length === 0 ? 'it is empty' : null));
    else if (size.width * size.height > MOST_PIXELS) {
      const message = `${asset.file} has ${size.width} × ${size.height} pixels; more than 100 million are not decoded`;
      problems.push(createProblem('picture-too-large', wholeFile(asset.file), message));
    } else return true;
    return false;
  });
  return { readable, problems };
}

/** A problem for each SVG file without a byte. */
export function emptyDrawings(assets: readonly Asset[]): Problem[] {
  const empty = assets.filter(({ file, bytes }) => bytes.length === 0 && /\.svg$/i.test(file));
  return empty.map((asset) => brokenPicture(asset, 'it is empty'));
}

/** The problem of a picture that cannot be decoded; `why` is part of a sentence, or null. */
export function brokenPicture({ file }: Asset, why: string | null): Problem {
  const message = `${file} cannot be read as a picture${why === null ? '' : `: ${why}`}`;
  return createProblem('picture-broken', wholeFile(file), message);
}

/** The note that pictures stay as they are. */
export function encoderMissing(): Problem {
  const message = 'sharp is not installed here, so pictures are served as they are';
  return createProblem('pictures-as-they-are', wholeFile('config.yml'), message);
}
