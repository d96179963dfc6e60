/** `repository` of config.yml: where readers of a page may change its source. */
import type { YamlMap } from './yaml-map.ts';

/** The branch and folder of a repository whose address names neither. */
const DEFAULT_PLACE = 'main/content';

/** The part between repository and branch: in the address of a folder, and in that of the editor. */
const KINDS: readonly { folder: RegExp; edit: string }[] = [
  // GitLab, on any host: its addresses have a dash of their own.
  { folder: /\/-\/(?:tree|blob|edit)\//, edit: '/-/edit/' },
  // Gitea and Forgejo (Codeberg).
  { folder: /\/(?:src|_edit)\/branch\//, edit: '/_edit/' },
  { folder: /\/(?:tree|blob|edit)\//, edit: '/edit/' },
];
const BY_HOST: Readonly<Record<string, string>> = { 'gitlab.com': '/-/edit/', 'codeberg.org': '/_edit/' };

/**
 * The address to which the path of a file in the content folder is appended, with a slash at its end; null where
 * there is none. `https://github.com/o/r` means its branch `main` and the folder `content`; the address of a folder,
 * as a browser shows it, says both.
 */
export function readEditAddress<Key extends string>(
  map: YamlMap<Key>,
  key: Key & 'repository',
): string | null {
  const text = map.text(key);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname.split('/').filter(Boolean).length < 2) {
    map.report(
      'invalid-value',
      key,
      `\`repository\` takes the address of a repository or of a folder in it, not \`${text}\``,
      'Write it like https://github.com/me/site, or https://github.com/me/site/tree/main/content',
    );
    return null;
  }
  const path = `${url.pathname}/`.replace(/\/{2,}/g, '/');
  for (const { folder, edit } of KINDS) {
    const found = folder.exec(path);
    if (found === null) continue;
    return url.origin + path.slice(0, found.index) + edit + path.slice(found.index + found[0].length);
  }
  const repository = path.replace(/(?:\.git)?\/$/, '');
  return `${url.origin}${repository}${BY_HOST[url.host] ?? '/edit/'}${DEFAULT_PLACE}/`;
}
