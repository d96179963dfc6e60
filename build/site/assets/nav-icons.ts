/** The icons of nav.yml: the author's own files first, else those of the icon set. */
import { belowBase } from '../../content/base-path.ts';
import { meantHint } from '../../content/did-you-mean.ts';
import type { SiteContent } from '../../content/model.ts';
import { createProblem, type Problem } from '../../content/problem.ts';
import type { SiteFile } from '../../theme/style/style-files.ts';
import { type AssetSet, assetSet } from './assets.ts';
import { iconNames, iconSvg } from './icon-set.ts';

export interface NavIcons {
  /** By the name that nav.yml has. */
  icons: { name: string; href: string }[];
  /** The drawings of the icon set, at hashed paths. */
  resources: AssetSet['resources'];
  problems: Problem[];
}

/** Each unknown name is compared with two thousand others. */
const MOST_HINTS = 20;
const FOLDER = '/assets/coldpress/icons/';

/**
 * The icons that `nav` names, each once, of a site below `base`; `files` are the author's. An icon that is nowhere is a
 * warning.
 */
export function navIcons(
  { nav }: Pick<SiteContent, 'nav'>,
  files: readonly SiteFile[],
  base: string,
): NavIcons {
  const named = nav.pages.flatMap(({ icon }) => (icon === undefined ? [] : [icon]));
  if (named.length === 0) return { icons: [], resources: new Map(), problems: [] };
  const hrefs = new Map(files.map(({ file, href }) => [file, href]));
  const found = new Map<string, string>();
  const drawings = new Map<string, Uint8Array>();
  const missing = new Map<string, Problem>();
  for (const { name, place } of named) {
    if (found.has(name) || drawings.has(name) || missing.has(name)) continue;
    const href = ownFiles(name)
      .map((file) => hrefs.get(file))
      .find((each) => each !== undefined);
    const svg = href === undefined ? iconSvg(name) : null;
    if (href !== undefined) found.set(name, href);
    else if (svg !== null) drawings.set(name, new TextEncoder().encode(svg));
    else {
      const hint = missing.size < MOST_HINTS ? meantHint(name, iconNames()) : undefined;
      missing.set(name, createProblem('nav-icon', place, `there is no icon \`${name}\``, hint));
    }
  }
  const { resources, hashed } = assetSet(
    [...drawings].map(([name, bytes]) => ({ path: `${FOLDER}${name}.svg`, bytes })),
  );
  for (const name of drawings.keys()) {
    const path = `${FOLDER}${name}.svg`;
    found.set(name, belowBase(base, hashed.get(path) ?? path));
  }
  return {
    icons: [...found].map(([name, href]) => ({ name, href })),
    resources: new Map([...resources].filter(([path]) => !hashed.has(path))),
    problems: [...missing.values()],
  };
}

/** The files of the author's that a name may mean: `assets/icons/NAME.svg`, or the path of an SVG file. */
function ownFiles(name: string): string[] {
  const path = name.replace(/^\.?\//, '');
  return [
    `assets/icons/${path}.svg`,
    ...(path.toLowerCase().endsWith('.svg') ? [path, `assets/icons/${path}`] : []),
  ];
}
