/** Screenshots of every kind of page and of every preset, always with the same fonts and at the same time. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { PRESET_NAMES, type PresetName } from '../../build/content/presets.ts';
import type { ServedSite } from '../harness/built-site.ts';
import { keptPage } from '../harness/kept-page.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { KINDS, serveSample } from './sample-site.ts';

const SITE = join(import.meta.dirname, 'site');
const require = createRequire(import.meta.url);
const INTER = dirname(require.resolve('@expo-google-fonts/inter/package.json'));
const MONO = dirname(require.resolve('@fontsource/fira-mono/package.json'));
/** So that screenshots are alike on all machines. */
const FONTS: Readonly<Record<string, string>> = {
  'Inter-Regular.ttf': join(INTER, '400Regular/Inter_400Regular.ttf'),
  'Inter-Bold.ttf': join(INTER, '700Bold/Inter_700Bold.ttf'),
  'FiraMono-Regular.woff2': join(MONO, 'files/fira-mono-latin-400-normal.woff2'),
};

type Scheme = 'light' | 'dark';

export interface Screen {
  /** The name of its file, without extension: docs-dark-390. */
  name: string;
  path: string;
  scheme: Scheme;
  /** Of the window, in px. */
  width: number;
  height: number;
  preset: PresetName;
}

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** Every kind of page in both schemes and sizes, in the default preset; a post in each preset. */
export const SCREENS: readonly Screen[] = [
  ...KINDS.flatMap(([kind, path]) =>
    SCHEMES.flatMap((scheme) =>
      SIZES.map((size) => ({
        name: `${kind}-${scheme}-${size.width}`,
        path,
        scheme,
        preset: PRESET_NAMES[0],
        ...size,
      })),
    ),
  ),
  ...PRESET_NAMES.flatMap((preset) =>
    SCHEMES.map((scheme) => ({
      name: `preset-${preset}-${scheme}`,
      path: '/guide/install',
      scheme,
      preset,
      width: 800,
      height: 900,
    })),
  ),
];

/** The widest screenshot, in px: larger windows are made smaller. */
const WIDEST = 720;

/** Serves the sample site in `preset`, with its fonts. */
export async function servePreset(preset: PresetName): Promise<ServedSite> {
  const folder = temporaryFolder();
  cpSync(SITE, folder, { recursive: true });
  mkdirSync(join(folder, 'assets/fonts'), { recursive: true });
  for (const [name, file] of Object.entries(FONTS)) cpSync(file, join(folder, 'assets/fonts', name));
  const config = join(folder, 'config.yml');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/preset: \w+/, `preset: ${preset}`));
  return await serveSample(folder);
}

/** A screenshot as PNG, as wide as it is kept. `css` is added to the page. */
export async function takeScreen(
  { origin }: ServedSite,
  { path, scheme, width, height }: Screen,
  css: string = '',
): Promise<Buffer> {
  const { page } = await keptPage({
    colorScheme: scheme,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  // Not by an element: the policy of the page would stop it.
  await page.evaluate(`{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(css)});
    document.adoptedStyleSheets.push(sheet);
  }`);
  await page.evaluate('document.fonts.ready.then(() => {})');
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  return await sharp(png)
    .resize({ width: Math.min(width, WIDEST) })
    .png()
    .toBuffer();
}
