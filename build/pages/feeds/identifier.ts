/**
 * Identifiers by which feed readers recognise a post. They stay the same when it gets another title, permalink or
 * text, and when the site moves from http to https, so that readers do not see a post twice.
 */
import { createHash } from 'node:crypto';
import { canonicalPath } from '../../content/canonical-path.ts';

/**
 * With the site's `url`, a tag URI (RFC 4151): `tag:example.org,2026:posts/x.md`, where the year is that of the
 * post. A site without `url` has no unique name, so its identifiers are UUIDs computed from its `sitename` (RFC
 * 9562 §5.8, version 8). Sites of one host differ by their base path. `file` is the post's in the content folder.
 */
export function postIdentifier(
  site: { url: string | null; base: string; name: string },
  post: { file: string; year: number },
): string {
  const host = site.url === null ? '' : new URL(site.url).hostname;
  if (!DNS_NAME.test(host)) return nameIdentifier(site.name, post.file);
  return `tag:${host},${String(post.year).padStart(4, '0')}:${site.base === '' ? '' : `${site.base.slice(1)}/`}${canonicalPath(post.file)}`;
}

/** The URN of a part of a site (a file, a path) of which only the name is known. */
export function nameIdentifier(siteName: string, part: string): string {
  return `urn:uuid:${uuid(`${siteName}\n${part}`)}`;
}

/** RFC 4151 §2.1 allows domain names, not IP addresses. */
const DNS_NAME = /^(?![0-9.]+$)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;

function uuid(text: string): string {
  const bytes = createHash('sha256').update(text, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
