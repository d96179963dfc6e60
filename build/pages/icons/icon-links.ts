/** The icons that pages name, and those at the addresses that browsers request by themselves. */
import { fileResource, type Resource } from '../../bundle/resource.ts';
import { readImageSize, readImageType } from '../../content/image-size.ts';
import type { Asset, SiteContent } from '../../content/model.ts';
import { FAVICON_PATH, TOUCH_ICON_PATH } from '../../site/paths.ts';
import type { DrawnIcons } from './drawn-icons.ts';
import type { IconSource } from './icon-source.ts';

/** The attributes of a `link` element. */
export type IconLink = Record<string, string>;

/** The author's own files, which take the place of drawn icons. */
export interface OwnIcons {
  ico: IconLink | null;
  svg: IconLink | null;
  touch: IconLink | null;
}

const OWN_MANIFESTS = ['/site.webmanifest', '/manifest.webmanifest'];
const SVG_ICON_PATH = '/favicon.svg';
/** A drawing of more bytes is not loaded for an icon of 16 px. */
const LARGEST_SVG_ICON = 16 * 1024;

/** Files at the root of the folder under the usual names; and `favicon`, if it is in the format of /favicon.ico. */
export function ownIcons(
  { assets, config }: Pick<SiteContent, 'assets' | 'config'>,
  hashed: ReadonlyMap<string, string>,
): OwnIcons {
  const at = (path: string): Asset | undefined => assets.find((each) => each.path === path);
  const named = assets.find(({ file }) => file === config.favicon);
  const ico = named !== undefined && readImageType(named.bytes) === 'ico' ? named : at(FAVICON_PATH);
  const svg = at(SVG_ICON_PATH);
  const touch = at(TOUCH_ICON_PATH);
  const size = ico === undefined ? null : readImageSize(ico.bytes);
  const sizes = size === null ? {} : { sizes: `${size.width}x${size.height}` };
  const href = ({ path }: Asset): string => hashed.get(path) ?? path;
  return {
    ico: ico === undefined ? null : { rel: 'icon', ...sizes, href: href(ico) },
    svg: svg === undefined ? null : { rel: 'icon', type: 'image/svg+xml', href: href(svg) },
    touch: touch === undefined ? null : { rel: 'apple-touch-icon', href: href(touch) },
  };
}

/** The path of the author's own web manifest; null: there is none. */
export function ownManifest({ assets }: Pick<SiteContent, 'assets'>): string | null {
  return OWN_MANIFESTS.find((path) => assets.some((each) => each.path === path)) ?? null;
}

/**
 * The links of each page, and the icon for other programs (null: the author's file). A browser takes the last that it
 * can show in the size that it needs; `source` is the picture from which icons are drawn, `drawn` are these icons.
 */
export function iconLinks({
  content: { assets, config },
  hashed,
  own,
  source,
  drawn,
}: {
  content: Pick<SiteContent, 'assets' | 'config'>;
  hashed: ReadonlyMap<string, string>;
  own: OwnIcons;
  source: IconSource | null;
  drawn: DrawnIcons | null;
}): { links: IconLink[]; favicon: string | null } {
  const ico =
    own.ico ?? (drawn === null ? null : { rel: 'icon', sizes: drawn.icoSizes, href: drawn.ico.path });
  const touch = own.touch ?? (drawn === null ? null : { rel: 'apple-touch-icon', href: drawn.touch.path });
  // A logo gives way to icons of the author's; `favicon` does not.
  const isOwn = (own.ico !== null || own.svg !== null) && config.favicon === config.logo;
  const picture = source?.asset ?? assets.find(({ file }) => file === config.favicon);
  const path = picture === undefined ? undefined : hashed.get(picture.path);
  const isSmallSvg = source?.isSvg === true && source.bytes.length <= LARGEST_SVG_ICON;
  const ofPicture = (): IconLink | null => {
    if (path !== undefined && isSmallSvg) return { rel: 'icon', type: 'image/svg+xml', href: path };
    if (drawn?.large != null) return { rel: 'icon', type: 'image/png', sizes: '192x192', href: drawn.large };
    return drawn !== null || path === undefined ? null : { rel: 'icon', href: path };
  };
  const shown = isOwn ? own.svg : ofPicture();
  const written = config.pwa.enabled ? null : ownManifest({ assets });
  const manifest = written === null ? null : { rel: 'manifest', href: written };
  const links = [ico, shown, touch, manifest].filter((each) => each !== null);
  const byHref = new Map(links.map((link) => [`${link.rel} ${link.href}`, link]));
  return { links: [...byHref.values()], favicon: drawn === null ? null : (shown?.href ?? null) };
}

/** The drawn icons at /favicon.ico and /apple-touch-icon.png, unless the author has them. */
export function rootIcons(
  { assets }: Pick<SiteContent, 'assets'>,
  own: OwnIcons,
  { ico, touch }: DrawnIcons,
): [path: string, Resource][] {
  const isFree = (path: string): boolean => !assets.some((each) => each.path === path);
  const all: [path: string, Resource][] = [
    ...(own.ico === null ? [[FAVICON_PATH, fileResource(ico.type, ico.bytes)] as [string, Resource]] : []),
    [TOUCH_ICON_PATH, fileResource(touch.type, touch.bytes)],
  ];
  return all.filter(([path]) => isFree(path));
}
