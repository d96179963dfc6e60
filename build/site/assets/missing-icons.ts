/** Warns of icons without a file: mdcms takes them from an icon font, Coldpress loads none. */
import type { SiteContent, SourceTree } from '../../content/model.ts';
import { createProblem, type Problem } from '../../content/problem.ts';
import { valuePlace } from '../../content/yaml-place.ts';
import { isDrawnSectionIcon } from '../../theme/style/section-icons.ts';

/** Names of icons that look like the theme's own mark, which needs no file. */
const DRAWN: ReadonlySet<string> = new Set(
  'info warning success error check_circle language translate globe'.split(' '),
);

/** A warning for each icon, where it is first named. `tree` holds the author's files. */
export function missingIcons({ config, theme, nav, assets }: SiteContent, tree: SourceTree): Problem[] {
  const files = new Set(assets.map(({ file }) => file));
  const named: [icon: string | null, key: string, file: string, instead: string][] = [
    [config.categoriesSelectIcon, 'categories-selecticon', 'config.yml', 'a globe'],
    ...Object.values(theme.callouts).map(({ icon }): [string | null, string, string, string] => [
      icon,
      'icon',
      config.theme ?? 'config.yml',
      'the mark of its kind',
    ]),
    ...(nav.sections.some(({ visibility }) => visibility === 'hidden') ? sectionIcons(theme) : []).map(
      ([icon, key]): [string | null, string, string, string] => [
        icon !== null && isDrawnSectionIcon(icon) ? null : icon,
        key,
        config.theme ?? 'config.yml',
        'a chevron',
      ],
    ),
  ];
  return named.flatMap(([icon, key, file, instead]) => {
    if (icon === null || DRAWN.has(icon) || files.has(`assets/icons/${icon}.svg`)) return [];
    const message = `the icon ${icon} has no file assets/icons/${icon}.svg: readers see ${instead}`;
    return [createProblem('icon-missing', valuePlace(tree, file, key, icon), message)];
  });
}

/** The icons of sections that open and close, by their keys in the theme. */
function sectionIcons(theme: SiteContent['theme']): [icon: string | null, key: string][] {
  return [
    [theme.sectionExpandIcon, 'nav-section-expand-icon'],
    [theme.sectionCollapseIcon, 'nav-section-collapse-icon'],
  ];
}
