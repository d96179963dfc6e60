/** The fonts that the theme names and the author has installed, as files of the site. */
import { belowBase } from '../../content/base-path.ts';
import type { SiteContent } from '../../content/model.ts';
import { languagePack } from '../../theme/languages/language.ts';
import { type FallbackFace, type FontFace, type FontKind, parseFont } from '../../theme/style/fonts.ts';
import { type AssetSet, assetSet } from '../assets/assets.ts';
import { fallbackOf } from './font-fallback.ts';
import { type FontPackage, findFontPackage, readFont, readLicence } from './font-package.ts';
import { mainSubset, neededSubsets } from './font-subsets.ts';

export interface SiteFonts {
  faces: FontFace[];
  fallbacks: FallbackFace[];
  /** URLs that each page loads at once. */
  preloads: string[];
  /** The files at their hashed paths, with the licence of each font. */
  resources: AssetSet['resources'];
}

const NONE: SiteFonts = { faces: [], fallbacks: [], preloads: [], resources: new Map() };
const FOLDER = '/assets/coldpress/fonts/';
const NORMAL = 400;
const BOLD = 700;

/** A weight and style of a family; `isFirst`: every page begins with it. */
interface Wanted {
  weight: number;
  style: 'normal' | 'italic';
  isFirst: boolean;
}

interface File extends FontFace {
  path: string;
  bytes: Uint8Array;
  isFirst: boolean;
}

/**
 * The fonts of `families`, of which the author has no files, from packages in `node_modules` of `folder` or above it.
 * Only the weights that the style sheet uses and the subsets with a character in the site's texts are read.
 */
export async function siteFonts(
  content: SiteContent,
  families: readonly string[],
  folder: string,
): Promise<SiteFonts> {
  if (families.length === 0) return NONE;
  const files: File[] = [];
  const licences: { path: string; bytes: Uint8Array }[] = [];
  const fallbacks: FallbackFace[] = [];
  for (const family of families) {
    const found = await findFontPackage(folder, family);
    if (found === null) continue;
    const wanted = wantedFaces(content, family, found);
    const own = await readFaces(content, family, found, wanted);
    files.push(...own);
    fallbacks.push(...(await fallbacksOf(own, family, content)));
    const licence = own.length === 0 ? null : await readLicence(found);
    if (licence !== null) licences.push({ path: `${FOLDER}${found.id}-licence.txt`, bytes: licence });
  }
  const { base } = content.config;
  const { resources, hashed } = assetSet([...files, ...licences].map(({ path, bytes }) => ({ path, bytes })));
  const href = (path: string): string => belowBase(base, hashed.get(path) ?? path);
  const faces = files.map(({ family, weight, style, range, path }) => {
    return { family, weight, style, href: href(path), ...(range === undefined ? {} : { range }) };
  });
  return {
    faces,
    fallbacks,
    preloads: [...new Set(files.filter(({ isFirst }) => isFirst).map(({ path }) => href(path)))],
    resources: new Map([...resources].filter(([path]) => !hashed.has(path))),
  };
}

/** The weights and styles of a family that the style sheet uses, and that the package has. */
function wantedFaces(
  { theme }: SiteContent,
  family: string,
  { weights, styles, isVariable }: FontPackage,
): Wanted[] {
  const weightIn = (font: string | null): number | null => {
    const parsed = parseFont(font);
    return parsed?.family === family ? parsed.weight : null;
  };
  const text = weightIn(theme.fontBody);
  const heading = theme.fontHeading === null ? (text === null ? null : BOLD) : weightIn(theme.fontHeading);
  const code = weightIn(theme.fontCode);
  const wanted: Wanted[] = [
    ...(text === null
      ? []
      : ([
          { weight: text, style: 'normal', isFirst: true },
          { weight: BOLD, style: 'normal', isFirst: false },
          { weight: text, style: 'italic', isFirst: false },
        ] as const)),
    ...(heading === null ? [] : [{ weight: heading, style: 'normal', isFirst: true } as const]),
    ...(code === null ? [] : [{ weight: code, style: 'normal', isFirst: false } as const]),
  ];
  const faces = new Map<string, Wanted>();
  for (const { weight, style, isFirst } of wanted) {
    if (!styles.includes(style)) continue;
    const nearest = isVariable ? NORMAL : nearestWeight(weights, weight);
    const key = `${nearest} ${style}`;
    faces.set(key, { weight: nearest, style, isFirst: isFirst || faces.get(key)?.isFirst === true });
  }
  return [...faces.values()];
}

function nearestWeight(weights: readonly number[], wanted: number): number {
  return weights.reduce(
    (best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best),
    weights[0] ?? wanted,
  );
}

async function readFaces(
  content: SiteContent,
  family: string,
  found: FontPackage,
  wanted: readonly Wanted[],
): Promise<File[]> {
  const { ranges, isVariable } = found;
  const subsets = neededSubsets(ranges, textsOf(content));
  const first = mainSubset(ranges, subsets, chromeOf(content));
  const files: File[] = [];
  for (const { weight, style, isFirst } of wanted) {
    for (const subset of subsets) {
      const file = await readFont(found, subset, weight, style);
      if (file === null) continue;
      const range = ranges.get(subset);
      files.push({
        family,
        weight: isVariable ? '100 900' : String(weight),
        style,
        href: '',
        ...(range === undefined ? {} : { range }),
        path: FOLDER + file.name,
        bytes: file.bytes,
        isFirst: isFirst && subset === first,
      });
    }
  }
  return files;
}

/** All that may stand on a page, as it is written. */
function textsOf(content: SiteContent): string[] {
  const { documents, config, nav } = content;
  return [
    ...documents.flatMap(({ body, title, description, tags, author }) => [
      body,
      title,
      description,
      ...tags,
      author ?? '',
    ]),
    JSON.stringify([config, nav]),
    chromeOf(content),
  ];
}

/** The theme's own words, and the site's name: they stand on each page. */
function chromeOf({ config }: SiteContent): string {
  return JSON.stringify([config.sitename, config.sitedescription, languagePack(config.language)]);
}

/** One for regular and one for bold text, of the first file of each that has Latin letters. */
async function fallbacksOf(
  files: readonly File[],
  family: string,
  content: SiteContent,
): Promise<FallbackFace[]> {
  const kind = kindOf(content, family);
  const { language } = content.config;
  const found = new Map<string, FallbackFace>();
  for (const { bytes, weight, style } of files) {
    if (style !== 'normal') continue;
    const face = await fallbackOf(bytes, { family, kind, weight: Number(weight) || NORMAL, language });
    if (face !== null && !found.has(face.weight)) found.set(face.weight, face);
  }
  return [...found.values()];
}

function kindOf({ theme }: SiteContent, family: string): FontKind {
  if (parseFont(theme.fontCode)?.family === family) return 'mono';
  return parseFont(family)?.kind ?? 'sans';
}
