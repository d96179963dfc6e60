/** Finds the author's files for the style sheet: the fonts that the theme names, and all icons. */
import type { Config, Theme } from '../../content/model.ts';
import { categoryFamily } from './category-rules.ts';
import { type FontFace, parseFont } from './fonts.ts';
import type { StyleFiles } from './stylesheet.ts';

/** A file of the content folder and its URL, with its content hash. */
export interface SiteFile {
  /** assets/fonts/Lora-Bold.woff2 */
  file: string;
  href: string;
}

/** Weights in the names of font files; `extrabold` before `bold`, which is part of it. */
const WEIGHTS: readonly (readonly [pattern: RegExp, weight: string])[] = [
  [/variable|wght|vf$/, '100 900'],
  [/thin|hairline/, '100'],
  [/(?:extra|ultra)light/, '200'],
  [/light/, '300'],
  [/medium/, '500'],
  [/(?:semi|demi)bold/, '600'],
  [/(?:extra|ultra)bold/, '800'],
  [/bold/, '700'],
  [/black|heavy/, '900'],
];

/** Words in a font's file name beside the family: weight, style, version, subset. */
const STYLE_WORDS =
  /[vr]?\d|variable|font|vf|wght|opsz|italic|ital|oblique|regular|normal|book|roman|thin|hairline|light|medium|bold|black|heavy|extra|ultra|semi|demi|latin|ext|cyrillic|greek/g;

/**
 * The files that the style sheet uses, in the order of `files`. A category's font is for that category only.
 * `tints` are the colours of the site's pictures.
 */
export function findStyleFiles(
  files: readonly SiteFile[],
  config: Config,
  theme: Theme,
  tints: readonly string[] = [],
): StyleFiles {
  const families = themeFamilies(theme);
  const fonts = files
    .filter(({ file }) => /^assets\/fonts\/.*\.(?:woff2?|ttf|otf)$/i.test(file))
    .flatMap((file) => families.flatMap((family) => themeFace(file, family)));
  const categories = [config.defaultCategory, ...config.categories].flatMap((category) => {
    const found = files.find(({ file }) => file === category?.font);
    if (category === null || found === undefined) return [];
    const family = categoryFamily(category.code);
    return [{ family, weight: '100 900', style: 'normal' as const, href: found.href }];
  });
  const icons = files.flatMap(({ file, href }) => {
    const name = /^assets\/icons\/([^/]+)\.svg$/i.exec(file)?.[1];
    return name === undefined ? [] : [{ name, href }];
  });
  return { fonts: [...fonts, ...categories], icons, tints };
}

/**
 * Families without a file, reported to the author: readers without them see system fonts of the same kind.
 */
export function missingFamilies(theme: Theme, { fonts }: StyleFiles): string[] {
  return themeFamilies(theme).filter((family) => fonts.every((face) => face.family !== family));
}

function themeFamilies(theme: Theme): string[] {
  const families = [theme.fontBody, theme.fontHeading, theme.fontCode].map((font) => parseFont(font)?.family);
  return [...new Set(families.filter((family) => typeof family === 'string'))];
}

/** The face in a file called `Family-WeightItalic.woff2` in any of its usual spellings, if it is this family's. */
function themeFace({ file, href }: SiteFile, family: string): FontFace[] {
  const name = plain(file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.')));
  if (!name.startsWith(plain(family))) return [];
  const rest = name.slice(plain(family).length);
  // `NotoSansMono-Regular` starts like `Noto Sans` and is another family.
  if (rest.replace(STYLE_WORDS, '') !== '') return [];
  const weight = WEIGHTS.find(([pattern]) => pattern.test(rest))?.[1] ?? /[1-9]00/.exec(rest)?.[0] ?? '400';
  return [{ family, weight, style: /ital|oblique/.test(rest) ? 'italic' : 'normal', href }];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
