/** The icons of a site that are drawn from one picture. */
import { fileResource, type Resource } from '../../bundle/resource.ts';
import { hashedPath } from '../../site/assets/assets.ts';
import type { IconForm } from '../../site/pictures/icon-form.ts';
import { icoFile } from './ico.ts';
import type { IconArtist } from './icon-artist.ts';
import type { IconSource } from './icon-source.ts';

/** A member of `icons` of a web manifest. */
export interface AppIcon {
  src: string;
  sizes: string;
  type: string;
  purpose?: 'maskable';
}

interface DrawnIcon {
  path: string;
  type: string;
  bytes: Uint8Array;
}

export interface DrawnIcons {
  /** The icons at paths that never change. */
  resources: Map<string, Resource>;
  ico: DrawnIcon;
  /** The sides of the pictures in it, as `sizes` of HTML. */
  icoSizes: string;
  /** For a phone's home screen. */
  touch: DrawnIcon;
  /** The largest that a page names; null where the picture is smaller. */
  large: string | null;
  /** For an app, if it is one. */
  app: AppIcon[];
}

const FOLDER = '/assets/coldpress/icons/';
const ICO_SIZES = [16, 32, 48];
/** In px: home screens of phones, and the icon for everything that has room. */
const TOUCH_SIZE = 180;
const LARGE_SIZE = 192;
const APP_SIZE = 512;
/** The part of a home screen's icon that a picture with transparent edges takes. */
const INSIDE = 0.8;
/** The largest square in the circle of four fifths that every platform shows (W3C, maskable icons). */
const INSIDE_MASK = 0.56;

/** Draws them; `ground` is `#rrggbb` behind home screen icons. A bitmap is not made larger than it is. */
export async function drawIcons(
  { isSvg, width, height }: Pick<IconSource, 'isSvg' | 'width' | 'height'>,
  artist: IconArtist,
  { ground, isApp }: { ground: string; isApp: boolean },
): Promise<DrawnIcons> {
  const largest = isSvg ? APP_SIZE : Math.max(width, height);
  const plain = (size: number): IconForm => ({ size, part: 1, ground: null });
  const sizes = ICO_SIZES.filter((size, index) => index === 0 || size <= largest);
  const pictures: { size: number; png: Uint8Array }[] = [];
  for (const size of sizes) pictures.push({ size, png: await artist.draw(plain(size)) });
  const resources = new Map<string, Resource>();
  const add = (name: string, type: string, bytes: Uint8Array): DrawnIcon => {
    const path = hashedPath(FOLDER + name, bytes);
    resources.set(path, fileResource(type, bytes, 'immutable'));
    return { path, type, bytes };
  };
  const png = async (name: string, form: IconForm): Promise<DrawnIcon> =>
    add(name, 'image/png', await artist.draw(form));
  const fills = await artist.fills();
  const onGround = (size: number, inside: number): IconForm => ({ size, part: fills ? 1 : inside, ground });
  const ico = add('favicon.ico', 'image/vnd.microsoft.icon', icoFile(pictures));
  const touch = await png('touch.png', onGround(Math.min(TOUCH_SIZE, largest), INSIDE));
  const large = largest < LARGE_SIZE ? null : (await png('icon-192.png', plain(LARGE_SIZE))).path;
  const app: AppIcon[] = [];
  const addToApp = (src: string, size: number, more: Pick<AppIcon, 'purpose'> = {}): void =>
    void app.push({ src, sizes: `${size}x${size}`, type: 'image/png', ...more });
  if (isApp && large !== null) addToApp(large, LARGE_SIZE);
  if (isApp && largest >= APP_SIZE) {
    addToApp((await png('icon-512.png', plain(APP_SIZE))).path, APP_SIZE);
    const masked = await png('maskable-512.png', onGround(APP_SIZE, INSIDE_MASK));
    addToApp(masked.path, APP_SIZE, { purpose: 'maskable' });
  }
  const icoSizes = sizes.map((size) => `${size}x${size}`).join(' ');
  return { resources, ico, icoSizes, touch, large, app };
}
