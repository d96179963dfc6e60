/** Warns of fonts without a file or an installed package: mdcms fetches them from a provider, Coldpress does not. */
import type { SiteContent } from '../../content/model.ts';
import { createProblem, type Place, type Problem, wholeFile } from '../../content/problem.ts';
import { parseFont } from '../../theme/style/fonts.ts';
import { missingFamilies } from '../../theme/style/style-files.ts';
import type { StyleFiles } from '../../theme/style/stylesheet.ts';
import { fontId } from '../fonts/font-package.ts';

const BY_HAND = 'put its files (woff2) into assets/fonts, or write system-ui, serif or monospace';

/** A warning for each family without a file among `files`, once, where it was first named. */
export function missingFonts(
  { theme, fontPlaces, config }: Pick<SiteContent, 'theme' | 'fontPlaces' | 'config'>,
  files: StyleFiles,
): Problem[] {
  const uses: [font: string | null, place: Place | null][] = [
    [theme.fontBody, fontPlaces.body],
    [theme.fontHeading, fontPlaces.heading],
    [theme.fontCode, fontPlaces.code],
  ];
  return missingFamilies(theme, files).map((family) => {
    const place = uses.find(([font]) => parseFont(font)?.family === family)?.[1];
    const message =
      `the font ${family} has no file in assets/fonts and no package: ` +
      'readers who do not have it see a font of their system of the same kind';
    const id = fontId(family);
    const hint = id === null ? undefined : `Run \`npm install @fontsource/${id}\`, or ${BY_HAND}`;
    return createProblem('font-missing', place ?? wholeFile(config.theme ?? 'config.yml'), message, hint);
  });
}
