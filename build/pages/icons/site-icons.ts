/**
 * The icons of a site, all from `favicon` or `logo` of config.yml: /favicon.ico, the drawing itself or a bitmap for
 * browsers, the icon of a phone's home screen, and those of an app. A file of the author's at the root of the folder
 * takes the place of the icon of that name.
 */
import type { Resource } from '../../bundle/resource.ts';
import type { SiteContent } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import type { ContentCache } from '../../remember/content-cache.ts';
import type { AssetSet } from '../../site/assets/assets.ts';
import { letterIcon } from '../../site/assets/letter-icon.ts';
import { loadEncoder, type PictureEncoder } from '../../site/pictures/encoder.ts';
import { KeptForms } from '../../site/pictures/kept-forms.ts';
import { encoderMissing } from '../../site/pictures/picture-problems.ts';
import { formatColour } from '../../theme/style/colour.ts';
import { resolvePalette } from '../../theme/style/palette.ts';
import { loadCardFonts, writable } from '../cards/card-fonts.ts';
import { type AppIcon, type DrawnIcons, drawIcons } from './drawn-icons.ts';
import { bitmapArtist, type IconArtist, svgArtist } from './icon-artist.ts';
import { type IconLink, iconLinks, ownIcons, rootIcons } from './icon-links.ts';
import { type IconSource, iconSource } from './icon-source.ts';
import { logoForms } from './logo-forms.ts';

export interface SiteIcons {
  resources: Map<string, Resource>;
  /** The attributes of the `link` elements of each page. */
  links: IconLink[];
  /** For other programs, such as feed readers; null: the author's file. */
  favicon: string | null;
  /** The logo as pages show it, on ordinary screens and on those of twice the density; empty: the author's file. */
  logo: string[];
  app: AppIcon[];
  problems: Problem[];
}

export interface IconMaking {
  cache: ContentCache;
  /** False: only report problems. */
  make: boolean;
  /** Returns the encoder, or null where there is none. */
  load?: () => Promise<PictureEncoder | null>;
}

/** Up to this ratio a picture counts as square. */
const SQUARE = 1.1;
/** The least side of a bitmap for a phone's home screen (px). */
const LEAST = 180;

/** The icons of `content`, whose files have the paths of `assets`. */
export async function siteIcons(
  content: SiteContent,
  { hashed }: Pick<AssetSet, 'hashed'>,
  making: IconMaking,
): Promise<SiteIcons> {
  const { config } = content;
  const problems: Problem[] = [];
  const found = iconSource(content, [config.favicon, config.logo], problems);
  const source = found ?? (config.pwa.enabled ? letterSource(content) : null);
  const isLogo = found !== null && found.asset?.file === config.logo;
  const logo = isLogo ? found : iconSource(content, [config.logo], []);
  if (found !== null) problems.push(...shapeNotes(found));
  const links = { content, hashed, own: ownIcons(content, hashed) };
  const none = iconLinks({ ...links, source: found, drawn: null });
  const icons: SiteIcons = { resources: new Map(), ...none, logo: [], app: [], problems };
  if (!making.make) return icons;

  const needsEncoder = [source, logo].some((each) => each?.isSvg === false) && config.pictures !== null;
  const encoder = needsEncoder ? await (making.load ?? loadEncoder)() : null;
  if (needsEncoder && encoder === null) problems.push(encoderMissing());
  const drawn = await draw(content, source, encoder, making.cache);
  if (drawn instanceof Error) problems.push(broken(source, drawn));
  else if (drawn !== null) {
    Object.assign(icons, iconLinks({ ...links, source, drawn }), { app: drawn.app });
    for (const [path, resource] of [...drawn.resources, ...rootIcons(content, links.own, drawn)])
      icons.resources.set(path, resource);
  }
  if (logo?.isSvg === false && encoder !== null)
    for (const [path, resource] of await logoOrNone(logo, new KeptForms(logo, encoder, making.cache))) {
      icons.resources.set(path, resource);
      icons.logo.push(path);
    }
  return icons;
}

/** Null: there is no source, or no encoder for it. A bitmap that is broken is reported with all other pictures. */
async function draw(
  content: SiteContent,
  source: IconSource | null,
  encoder: PictureEncoder | null,
  cache: ContentCache,
): Promise<DrawnIcons | Error | null> {
  if (source === null || (!source.isSvg && encoder === null)) return null;
  const artist: IconArtist =
    encoder !== null && !source.isSvg
      ? bitmapArtist(source, encoder, cache)
      : svgArtist(source, fontsFor(content, source), cache);
  const ground = formatColour(resolvePalette(content.theme.light, 'light').page);
  try {
    return await drawIcons(source, artist, { ground, isApp: content.config.pwa.enabled });
  } catch (error) {
    if (!source.isSvg) return null;
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The fonts for letters in a drawing, if it has some. */
function fontsFor({ assets }: SiteContent, { bytes }: IconSource): readonly Uint8Array[] {
  return Buffer.from(bytes).includes('<text') ? loadCardFonts(assets).files : [];
}

function broken(source: IconSource | null, { message }: Error): Problem {
  const file = source?.asset?.file ?? 'config.yml';
  return createProblem('picture-broken', wholeFile(file), `${file} cannot be drawn: ${message}`);
}

async function logoOrNone(logo: IconSource, kept: KeptForms): Promise<[path: string, Resource][]> {
  try {
    return await logoForms(logo, kept);
  } catch {
    return [];
  }
}

/** The first letter of an app's name, if a font has it; null: none has. */
function letterSource({ config, assets }: SiteContent): IconSource | null {
  const name = config.pwa.shortName ?? config.sitename;
  const [letter = ''] = name.trim().toUpperCase();
  if (writable(letter, loadCardFonts(assets).metrics).missing !== null) return null;
  const bytes = new TextEncoder().encode(letterIcon(name, config.pwa.colour));
  return { asset: null, bytes, isSvg: true, width: 1, height: 1 };
}

function shapeNotes({ asset, isSvg, width, height }: IconSource): Problem[] {
  if (asset === null) return [];
  const { file } = asset;
  const ratio = Math.max(width, height) / Math.min(width, height);
  const isSmall = !isSvg && Math.max(width, height) < LEAST;
  if (ratio <= SQUARE && !isSmall) return [];
  const size = `${file}, from which the icons are made, `;
  const message = isSmall
    ? `${size}has ${width} × ${height} pixels, and phones show ${LEAST}`
    : `${size}is not square, so that much of an icon is empty`;
  return [createProblem('icon-shape', wholeFile(file), message)];
}
