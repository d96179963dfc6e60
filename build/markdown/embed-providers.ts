/** Embeds for addresses alone on a line, by their host and form: videos, posts, maps, players. */
import { decodePath } from '../content/canonical-path.ts';
import { lastPart } from '../content/path-parts.ts';

export interface Embed {
  /** The service, or the name of the file: the title where the author gives none. */
  name: string;
  kind: 'frame' | 'video' | 'audio';
  /** The absolute address that is loaded when the reader opens it. */
  src: string;
  /** wide: 16 to 9. tall: a post. flat: a player of sound. */
  shape: 'wide' | 'tall' | 'flat';
}

interface EmbedProvider {
  name: string;
  /** Null: any host. */
  hosts: readonly string[] | null;
  /** The address to load, from that of the page; null: it is another kind of page. */
  source(url: URL): string | null;
  shape?: Embed['shape'];
}

/** In this order. */
const PROVIDERS: readonly EmbedProvider[] = [
  {
    name: 'YouTube',
    hosts: ['youtube.com', 'www.youtube.com', 'm.youtube.com', 'youtu.be', 'www.youtube-nocookie.com'],
    source: youTube,
  },
  { name: 'Vimeo', hosts: ['vimeo.com', 'www.vimeo.com', 'player.vimeo.com'], source: vimeo },
  { name: 'CodePen', hosts: ['codepen.io'], source: codePen },
  {
    name: 'OpenStreetMap',
    hosts: ['www.openstreetmap.org', 'openstreetmap.org', 'osm.org'],
    source: openStreetMap,
  },
  { name: 'Google Maps', hosts: ['www.google.com', 'maps.google.com', 'google.com'], source: googleMaps },
  { name: 'Spotify', hosts: ['open.spotify.com'], source: spotify, shape: 'flat' },
  { name: 'SoundCloud', hosts: ['soundcloud.com'], source: soundCloud, shape: 'flat' },
  { name: 'PeerTube', hosts: null, source: peerTube },
  { name: 'Mastodon', hosts: null, source: mastodon, shape: 'tall' },
];

const FILM = /\.(?:mp4|webm|ogv|mov|m4v)$/i;
const SOUND = /\.(?:mp3|ogg|oga|wav|flac|m4a|opus|aac)$/i;
const PDF = /\.pdf$/i;

/** The embed for `address` (absolute); null: a page that is only linked. */
export function embedOf(address: string): Embed | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const isSecure = url.protocol === 'https:';
  const file = mediaOf(url.pathname);
  if (file !== null) return isSecure ? { ...file, src: url.href } : null;
  for (const { name, hosts, source, shape } of PROVIDERS) {
    // The known services have https at every address.
    if (hosts === null ? !isSecure : !hosts.includes(url.hostname)) continue;
    const src = source(url);
    if (src !== null) return { name, kind: 'frame', src, shape: shape ?? 'wide' };
  }
  return null;
}

/** A film, a sound or a PDF by its path, with its file's name; null: another file. */
export function mediaOf(path: string): Omit<Embed, 'src'> | null {
  const name = decodedName(path);
  if (FILM.test(path)) return { name, kind: 'video', shape: 'wide' };
  if (SOUND.test(path)) return { name, kind: 'audio', shape: 'flat' };
  return PDF.test(path) ? { name, kind: 'frame', shape: 'wide' } : null;
}

function decodedName(path: string): string {
  const name = lastPart(path);
  return decodePath(name) ?? name;
}

function youTube(url: URL): string | null {
  const [, first = '', second = ''] = url.pathname.split('/');
  const inPath = ['embed', 'shorts', 'live', 'v'].includes(first) ? second : null;
  const id = url.hostname === 'youtu.be' ? first : first === 'watch' ? url.searchParams.get('v') : inPath;
  const list = url.searchParams.get('list');
  const embed = 'https://www.youtube-nocookie.com/embed/';
  if (first === 'playlist' && list !== null && /^[\w-]{10,64}$/.test(list)) {
    return `${embed}videoseries?list=${list}`;
  }
  if (id === null || !/^[\w-]{11}$/.test(id)) return null;
  const start = seconds(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '');
  return `${embed}${id}?autoplay=1${start === 0 ? '' : `&start=${start}`}`;
}

/** `90`, `90s` and `1h2m3s` in seconds; 0 for anything else. */
function seconds(text: string): number {
  const [whole, hours, minutes, rest] = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(text) ?? [];
  if (whole === undefined) return 0;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0);
}

function vimeo({ pathname }: URL): string | null {
  const [, id, secret] =
    /^\/(?:video\/|channels\/[\w-]{1,64}\/)?(\d{5,12})(?:\/([\da-f]{6,16}))?\/?$/.exec(pathname) ?? [];
  if (id === undefined) return null;
  return `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1${secret === undefined ? '' : `&h=${secret}`}`;
}

function codePen({ pathname }: URL): string | null {
  const [, user, pen] = /^\/([\w-]{1,64})\/(?:pen|full|embed|details)\/(\w{4,32})\/?$/.exec(pathname) ?? [];
  return user === undefined ? null : `https://codepen.io/${user}/embed/${pen}?default-tab=result`;
}

/** `#map=ZOOM/LATITUDE/LONGITUDE`: a box around the place, 16 tiles of 2^-ZOOM of the globe wide. */
function openStreetMap({ hash, searchParams }: URL): string | null {
  const place = /^#map=(\d{1,2})(?:\.\d{1,4})?\/(-?\d{1,2}(?:\.\d{1,9})?)\/(-?\d{1,3}(?:\.\d{1,9})?)/.exec(
    hash,
  );
  if (place === null) return null;
  const [zoom, latitude, longitude] = place.slice(1).map(Number) as [number, number, number];
  const half = 360 / 2 ** zoom;
  const box = [longitude - half, latitude - half * 0.4, longitude + half, latitude + half * 0.4];
  const marker = [searchParams.get('mlat'), searchParams.get('mlon')];
  const isPlace = marker.every((value) => value !== null && /^-?\d{1,3}(?:\.\d{1,9})?$/.test(value));
  const at = isPlace ? `&marker=${marker.join('%2C')}` : '';
  const corners = box.map((value) => value.toFixed(5)).join('%2C');
  return `https://www.openstreetmap.org/export/embed.html?bbox=${corners}&layer=mapnik${at}`;
}

function googleMaps(url: URL): string | null {
  if (url.hostname !== 'maps.google.com' && !url.pathname.startsWith('/maps')) return null;
  if (url.pathname === '/maps/embed') return url.href;
  const [, name] = /^\/maps\/place\/([^/]{1,300})/.exec(url.pathname) ?? [];
  const [, latitude, longitude, zoom] =
    /\/@(-?\d{1,2}\.?\d{0,9}),(-?\d{1,3}\.?\d{0,9})(?:,(\d{1,2})(?:\.\d{1,4})?z)?/.exec(url.pathname) ?? [];
  const written = url.searchParams.get('q') ?? url.searchParams.get('query');
  const query = name ?? (written === null ? null : encodeURIComponent(written));
  const place = query ?? (latitude === undefined ? null : `${latitude}%2C${longitude}`);
  if (place === null) return null;
  return `https://www.google.com/maps?q=${place}${zoom === undefined ? '' : `&z=${zoom}`}&output=embed`;
}

function spotify({ pathname }: URL): string | null {
  const [, kind, id] =
    /^\/(?:embed\/|intl-[a-z]{2}\/)?(track|album|playlist|episode|show|artist)\/(\w{10,40})\/?$/.exec(
      pathname,
    ) ?? [];
  return kind === undefined ? null : `https://open.spotify.com/embed/${kind}/${id}`;
}

function soundCloud({ pathname }: URL): string | null {
  if (!/^\/[\w-]{1,64}\/(?:sets\/)?[\w-]{1,255}\/?$/.test(pathname)) return null;
  const track = encodeURIComponent(`https://soundcloud.com${pathname}`);
  return `https://w.soundcloud.com/player/?url=${track}&auto_play=true`;
}

/** PeerTube runs at any host; its ids are UUIDs, or 22 characters that stand for one. */
function peerTube({ origin, pathname }: URL): string | null {
  const [, id] =
    /^\/(?:w|videos\/(?:watch|embed))\/([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[1-9A-Za-z]{22})\/?$/.exec(
      pathname,
    ) ?? [];
  return id === undefined ? null : `${origin}/videos/embed/${id}?autoplay=1`;
}

/**
 * Mastodon runs at any host: `/@name/NUMBER` and, of a reader of another host, `/@name@host/NUMBER`, which is no post
 * there.
 */
function mastodon({ origin, pathname }: URL): string | null {
  const [, name, id] = /^\/@(\w{1,64})\/(\d{10,24})\/?$/.exec(pathname) ?? [];
  return name === undefined ? null : `${origin}/@${name}/${id}/embed`;
}
