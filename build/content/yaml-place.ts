/** Where a key or its value stands in an author's YAML file that has been read already. */
import type { SourceTree } from './model.ts';
import { type Place, wholeFile } from './problem.ts';
import { SourceText } from './source-text.ts';

/** Where `key: value` has its value; the whole file where it is written in another way. */
export function valuePlace(tree: SourceTree, file: string, key: string, value: string): Place {
  return find(tree, file, new RegExp(`(\\b${literal(key)}:\\s*["']?)(${literal(value)})(?![\\w-])`));
}

/** Where a key stands at the beginning of a line; null where it does not. */
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
