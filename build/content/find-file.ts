/** Finds files of the content folder that the configuration names: a logo, a font, an icon. */
import { meantHint } from './did-you-mean.ts';
import type { SourceTree } from './model.ts';
import type { YamlMap } from './yaml-map.ts';

/**
 * The path in the tree of the file that a key names, which is a name in `folder` (`assets/images`) or a
 * path from the content folder. null where the key is not set or, with a problem, where no such file is.
 */
export function readFileName<Key extends string>(
  map: YamlMap<Key>,
  key: Key,
  folder: string,
  tree: SourceTree,
): string | null {
  const written = map.text(key);
  if (written === null) return null;
  const name = written.normalize('NFC').replace(/^(?:\.?\/)+/, '');
  const found = [`${folder}/${name}`, name].find((path) => tree.has(path));
  if (found === undefined) {
    const there = [...tree.keys()].filter((path) => path.startsWith(`${folder}/`));
    const names = there.map((path) => path.slice(folder.length + 1));
    const hint = meantHint(name, names) ?? `Put the file into ${folder}, or remove \`${key}\``;
    map.report('file-missing', key, `\`${key}\` names ${written}, which is not in ${folder}`, hint);
  }
  return found ?? null;
}
