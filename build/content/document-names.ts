/** The authors, tags and categories of a document, by the keys of every tool. */
import { isMap, isScalar } from 'yaml';
import type { FrontMatterKey } from './front-matter-words.ts';
import type { Head, WrittenKey } from './head.ts';
import type { PlacedText, YamlMap } from './yaml-map.ts';
import { scalarText } from './yaml-scalar.ts';

/** The names of the authors, in order: texts, maps with a `name`, or lists of either. */
export function readAuthors(head: Head): string[] {
  const found = head.find('author');
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
export function readListed(head: Head): Listed {
  const keywords = listOf(head, 'keywords');
  const categories = ['categories', 'category'].flatMap((word) =>
    head.spellings(word).flatMap(({ map, key }) => map.list(key)),
  );
  return {
    tags: [...listOf(head, 'tags'), ...keywords],
    keywords,
    categories: unique(categories.map(({ text }) => text)),
  };
}

function listOf(head: Head, key: FrontMatterKey): PlacedText[] {
  return head.all(key).flatMap(({ map, key: written }) => map.list(written));
}

/** Each text once, in the order of the first. */
export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
