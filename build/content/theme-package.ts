/** The package that `theme` in config.yml names: its files, from node_modules in or above the content folder. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeSource } from './decode.ts';
import type { SourceTree } from './model.ts';
import { themePackage } from './theme-folder.ts';
import { YamlMap } from './yaml-map.ts';
import { parseYaml } from './yaml-text.ts';

/** The name of the package in `tree`; null: the theme is none, a file, or a folder of the content. */
export function namedPackage(tree: SourceTree): string | null {
  const bytes = tree.get('config.yml');
  const source = bytes === undefined ? null : decodeSource('config.yml', bytes, []);
  if (source?.text.includes('theme') !== true) return null;
  const yaml = parseYaml(source, 0, source.text.length, []);
  const map = new YamlMap<'theme'>(yaml, yaml.root, null, 'config.yml', []);
  const written = map.isMap('theme') ? null : map.text('theme');
  return written === null ? null : themePackage(written, tree);
}

/** The folder of a package in `node_modules` of `folder` (absolute) or of a folder above it; null: there is none. */
export function installedPackage(folder: string, name: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const found = join(at, 'node_modules', ...name.split('/'));
    if (existsSync(found)) return found;
    if (dirname(at) === at) return null;
  }
}
