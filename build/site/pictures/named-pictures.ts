/** Which pictures of the folder its documents name: only of these are other forms made. */
import { posix } from 'node:path';
import { decodePath } from '../../content/canonical-path.ts';
import type { Asset, SiteContent } from '../../content/model.ts';

const PICTURE = /\.(?:jpe?g|png|webp|avif|gif)$/i;
/** Where a name ends, in a text between two delimiters. */
const EXTENSION = /\.(?:jpe?g|png|webp|avif|gif)(?![\w-])/gi;
/** The signs before and behind a name in a link, an embed or HTML. Blanks may be of the name. */
const DELIMITERS = /[/\\()"'<>[\]|\n]/;
/** A longer name (UTF-16 units) is none. */
const LONGEST_NAME = 200;
/** A name has at most so many blanks; with more it is taken for a sentence that ends in a name. */
const MOST_BLANKS = 12;

/** Whether an asset is a picture that may be made in other forms. */
export function isPictureFile({ file }: Pick<Asset, 'file'>): boolean {
  return PICTURE.test(file);
}

/**
 * The pictures whose file name stands in a document. It is read as text, which costs one pass over it: a name in a
 * comment counts too, and makes nothing but a file that no page refers to.
 */
export function namedPictures({ documents, assets }: SiteContent): Asset[] {
  const pictures = assets.filter(isPictureFile);
  if (pictures.length === 0) return [];
  const names = new Set<string>();
  for (const { source, body, image } of documents) {
    addNames(source === '' ? body : source, names);
    if (image !== null) addNames(image, names);
  }
  return pictures.filter(({ file }) => names.has(folded(posix.basename(file))));
}

function addNames(text: string, names: Set<string>): void {
  for (const stretch of text.split(DELIMITERS)) {
    for (const match of stretch.matchAll(EXTENSION)) {
      const end = match.index + match[0].length;
      const name = stretch.slice(Math.max(0, end - LONGEST_NAME), end);
      addEndings(decodePath(name) ?? name, names);
    }
  }
}

/** Adds a name, and its endings after each blank: the words before one may be of the sentence. */
function addEndings(name: string, names: Set<string>): void {
  names.add(folded(name));
  let rest = name;
  for (let blanks = 0; blanks < MOST_BLANKS; blanks++) {
    const blank = rest.search(/[\s=:,]/);
    if (blank < 0) return;
    rest = rest.slice(blank + 1);
    names.add(folded(rest));
  }
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
