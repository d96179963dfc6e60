/** The authors, tags and categories of a document, by the keys of every tool. */
import { isMap, isScalar } from 'yaml';
import type { FrontMatter, WrittenKey } from './front-matter-keys.ts';
import type { FrontMatterKey } from './front-matter-words.ts';
import type { PlacedText, YamlMap } from './yaml-map.ts';
import { scalarText } from './yaml-scalar.ts';

/** The names of the authors, in order: texts, maps with a `name`, or lists of either. */
export function readAuthors(frontMatter: FrontMatter): string[] {
  const found = frontMatter.find('author');
  return found === null ? [] : unique(namesIn(found));
}

function namesIn({ map, key }: WrittenKey): string[] {
  if (map.isText(key)) return [map.text(key) ?? ''].filter((name) => name !== '');
  if (map.isMap(key)) return nameOf(map.map<string>(key, null));
  return map
    .items(key)
    .flatMap((item) =>
      isMap(item) ? nameOf(map.read<string>(item, null, key)) : isScalar(item) ? [scalarText(item)] : [],
    );
}

function nameOf(map: YamlMap<string>): string[] {
  const key = ['name', 'title'].find((each) => map.isText(each));
  const name = key === undefined ? null : map.text(key);
  return name === null ? [] : [name];
}

export interface Listed {
  /** `tags` and other tools' categories, then `keywords`; as written. */
  tags: PlacedText[];
  keywords: PlacedText[];
  /** Other tools' categories alone, for permalinks. */
  categories: string[];
}

/** Reads tags, categories and keywords. */
export function readListed(frontMatter: FrontMatter): Listed {
  const keywords = listOf(frontMatter, 'keywords');
  const categories = ['categories', 'category'].flatMap((word) =>
    frontMatter.spellings(word).flatMap(({ map, key }) => map.list(key)),
  );
  return {
    tags: [...listOf(frontMatter, 'tags'), ...keywords],
    keywords,
    categories: unique(categories.map(({ text }) => text)),
  };
}

function listOf(frontMatter: FrontMatter, key: FrontMatterKey): PlacedText[] {
  return frontMatter.all(key).flatMap(({ map, key: written }) => map.list(written));
}

/** Each text once, in the order of the first. */
export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
