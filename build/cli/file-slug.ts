/** File names out of titles. */

/** Characters of a name; a file system takes 255 bytes. */
const LONGEST = 60;

/** Letters without accents, figures and hyphens, in small letters; letters of other scripts stay. May be empty. */
export function fileSlug(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const trimmed = plain.replace(/^-/, '').replace(/-$/, '');
  if ([...trimmed].length <= LONGEST) return trimmed;
  const cut = [...trimmed].slice(0, LONGEST + 1).join('');
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : [...trimmed].slice(0, LONGEST).join('');
}
