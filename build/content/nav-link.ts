/** Entries of nav.yml that are no pages: lists and feeds of the site, files, other sites, addresses of people. */
import { decodePath } from './canonical-path.ts';
import { isDocumentFile, titleCase } from './document-name.ts';

/** Names of generated pages that authors may write without a slash. */
const OWN: ReadonlySet<string> = new Set([
  'posts',
  'tags',
  'authors',
  'sections',
  'archive',
  'search',
  'feed.xml',
  'atom.xml',
  'feed.json',
  'sitemap.xml',
  'llms.txt',
]);
const ADDRESS = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i;
/** One slash, and no second: two would begin a host. */
const PATH = /^\/(?![/\\])[^\s]*$/;
const FILE = /\.(?:xml|json|txt|pdf|html?|ics|vcf|csv|epub|zip|png|jpe?g|svg|webp|gif|mp3|mp4)$/i;

/** The address that `written` is, as it stands in a page: a path from the site's root, or whole; null: it is none. */
export function linkAddress(written: string): string | null {
  if (ADDRESS.test(written)) return written;
  return PATH.test(written) && !isDocumentFile(written) ? written : null;
}

/** The same of a path without its first slash, for a key that takes addresses alone: `posts`, `tags/sea`, `cv.pdf`. */
export function relativeAddress(written: string): string | null {
  const path = `/${written.replace(/^(?:\.\/)+/, '')}`;
  if (written === '' || !PATH.test(path) || /^[a-z][a-z0-9+.-]*:/i.test(written)) return null;
  const [first = ''] = path.slice(1).split(/[/?#]/, 1);
  const isHost = first.includes('.') && !FILE.test(first);
  return isHost || isDocumentFile(written) ? null : path;
}

/** The path of a generated page, or of a file in assets/, that a `file` names; null: neither. */
export function ownAddress(file: string): string | null {
  if (isDocumentFile(file)) return null;
  const [first = ''] = file.toLowerCase().split('/', 1);
  return OWN.has(first) || first === 'assets' ? `/${first}${file.slice(first.length)}` : null;
}

/** The default title of a link: `/posts` is Posts, but `GitHub` has to be written. */
export function linkTitle(address: string): string {
  if (!address.startsWith('/')) return address.replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)|\/$/gi, '');
  const [path = ''] = address.split(/[?#]/, 1);
  const last = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  return titleCase((decodePath(last) ?? last).replace(/\.\w+$/, '')) || address;
}
