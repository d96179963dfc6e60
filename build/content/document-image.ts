/** The image of a document, in the words of every tool. */
import { isMap, isScalar } from 'yaml';
import type { FrontMatter, WrittenKey } from './front-matter-keys.ts';
import type { Place } from './problem.ts';
import type { YamlMap } from './yaml-map.ts';
import { parseBoolean, scalarText } from './yaml-scalar.ts';

export interface WrittenImage {
  text: string;
  place: Place;
}

/** The keys of the file in a map: `cover: {image: …}`, `image: {path: …, alt: …}`. */
const INNER = ['image', 'path', 'src', 'url', 'file'];

/** The image as it was written, or null. */
export function readImage(frontMatter: FrontMatter): WrittenImage | null {
  for (const written of frontMatter.all('image')) {
    const image = imageIn(written);
    if (image !== null) return image;
  }
  return null;
}

function imageIn({ map, key }: WrittenKey): WrittenImage | null {
  if (map.isText(key)) return withPlace(map.text(key), map.place(key));
  if (map.isMap(key)) return innerImage(map.map<string>(key, null));
  const [first] = map.items(key);
  if (isMap(first)) return innerImage(map.read<string>(first, null, key));
  return isScalar(first) ? withPlace(scalarText(first), map.place(key)) : null;
}

function innerImage(map: YamlMap<string>): WrittenImage | null {
  const key = INNER.find((each) => map.isText(each));
  return key === undefined ? null : withPlace(map.text(key), map.place(key));
}

/** `cover: true` names no file, nor does an empty text, which templates of Hugo leave: `images: [""]`. */
function withPlace(text: string | null, place: Place): WrittenImage | null {
  return text === null || text.trim() === '' || parseBoolean(text) !== null ? null : { text, place };
}
