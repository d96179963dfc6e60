/** Icons that the author names and that no file brings: mdcms took them from an icon font, Coldpress loads none. */
import type { SiteContent, SourceTree } from '../content/model.ts';
import { createProblem, type Place, type Problem, wholeFile } from '../content/problem.ts';
import { SourceText } from '../content/source-text.ts';

/** Names for which the theme's own mark says the same as mdcms's icon: nothing looks different. */
const DRAWN: ReadonlySet<string> = new Set(
  'info warning success error check_circle language translate globe'.split(' '),
);

/** A warning for each icon, where it is first named. `tree` holds the author's files. */
export function missingIcons({ config, theme, assets }: SiteContent, tree: SourceTree): Problem[] {
  const files = new Set(assets.map(({ file }) => file));
  const named: [icon: string | null, key: string, file: string, instead: string][] = [
    [config.categoriesSelectIcon, 'categories-selecticon', 'config.yml', 'a globe'],
    ...Object.values(theme.callouts).map(({ icon }): [string | null, string, string, string] => [
      icon,
      'icon',
      config.theme ?? 'config.yml',
      'the mark of its kind',
    ]),
  ];
  return named.flatMap(([icon, key, file, instead]) => {
    if (icon === null || DRAWN.has(icon) || files.has(`assets/icons/${icon}.svg`)) return [];
    const message = `the icon ${icon} has no file assets/icons/${icon}.svg: readers see ${instead}`;
    return [createProblem('icon-missing', valuePlace(tree, file, key, icon), message)];
  });
}

/** Where `key: value` stands in a YAML file; the whole file where it is written in another way. */
function valuePlace(tree: SourceTree, file: string, key: string, value: string): Place {
  const bytes = tree.get(file);
  const source = new SourceText(file, bytes === undefined ? '' : new TextDecoder().decode(bytes));
  const found = new RegExp(`(\\b${key}:\\s*["']?)${literal(value)}(?![\\w-])`).exec(source.text);
  if (found === null) return wholeFile(file);
  const start = found.index + (found[1]?.length ?? 0);
  return source.place(start, start + value.length);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
