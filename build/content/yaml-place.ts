/** Finds the place of a key or its value in an author's YAML file. */
import type { SourceTree } from './model.ts';
import { type Place, wholeFile } from './problem.ts';
import { SourceText } from './source-text.ts';

/** The place of the value in `key: value`; the whole file where it is written in another way. */
export function valuePlace(tree: SourceTree, file: string, key: string, value: string): Place {
  return find(tree, file, new RegExp(`(\\b${literal(key)}:\\s*["']?)(${literal(value)})(?![\\w-])`));
}

/** The place of a key at the beginning of a line, or null. */
export function topLevelKey(tree: SourceTree, file: string, key: string): Place | null {
  const place = find(tree, file, new RegExp(`^()(${literal(key)})(?=\\s*:)`, 'm'));
  return place.line === 0 ? null : place;
}

function find(tree: SourceTree, file: string, pattern: RegExp): Place {
  const bytes = tree.get(file);
  const source = new SourceText(file, bytes === undefined ? '' : new TextDecoder().decode(bytes));
  const found = pattern.exec(source.text);
  if (found === null) return wholeFile(file);
  const start = found.index + (found[1]?.length ?? 0);
  return source.place(start, start + (found[2]?.length ?? 0));
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
