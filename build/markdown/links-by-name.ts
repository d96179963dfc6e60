/** `[[Page#Part|text]]` and `![[picture.png|300]]`: links and embeds by file name, as Obsidian and wikis have them. */
import GithubSlugger from 'github-slugger';
import { escapeHtml } from '../theme/html.ts';
import { pictureHtml } from '../theme/templates/picture.ts';
import { mediaOf } from './embed-providers.ts';
import { checkTarget, type LinkState } from './links.ts';
import { encodeUrl } from './targets.ts';
import type { WikiLink } from './tokens.ts';
import { SIZE, wikiText } from './wiki-text.ts';

const PICTURE = /\.(?:apng|avif|gif|jpe?g|png|svg|webp|bmp|ico)$/i;

/** Whether an embed is shown as a picture. */
export function isPicture({ embed, name }: WikiLink): boolean {
  return embed && PICTURE.test(name);
}

/** The HTML of a link or an embed. A broken link is its text, with a warning. */
export function renderWikiLink(token: WikiLink, state: LinkState): string {
  const { name, embed } = token;
  if (isPicture(token)) return picture(token, state);
  const text = escapeHtml(wikiText(token));
  const found = name === '' ? null : checkTarget(`[[${name}]]`, 'link', token, state);
  if (name !== '' && found?.resolved === null) return embed ? escapeHtml(token.raw) : text;
  const path = escapeHtml(found?.url ?? '');
  const kind = embed ? mediaOf(name)?.kind : undefined;
  if (kind === 'video' || kind === 'audio') return `<${kind} src="${path}" controls></${kind}>`;
  const fragment = fragmentOf(token, found?.resolved?.path ?? null, state);
  return `<a href="${path}${escapeHtml(fragment)}">${text}</a>`;
}

function picture(token: WikiLink, state: LinkState): string {
  const { url, resolved } = checkTarget(`[[${token.name}]]`, 'image', token, state);
  const alt = escapeHtml(SIZE.test(token.text) ? '' : token.text);
  if (resolved === null) return escapeHtml(wikiText(token));
  const [, wanted, height] = SIZE.exec(token.text) ?? [];
  const width = wanted === undefined ? null : Number(wanted);
  return pictureHtml({
    url: url ?? '',
    alt,
    attributes: sizeOf(width, height, resolved.width, resolved.height),
    width,
    isFirst: state.images++ === 0,
    picture: resolved.picture,
  });
}

/** The requested size; without a height it is in proportion. */
function sizeOf(
  wantedWidth: number | null,
  wantedHeight: string | undefined,
  width: number | null,
  height: number | null,
): string {
  const across = wantedWidth ?? width;
  if (across === null) return '';
  const proportional = width === null || height === null ? null : Math.round((across * height) / width);
  const down = wantedHeight === undefined ? proportional : Number(wantedHeight);
  return ` width="${across}"${down === null ? '' : ` height="${down}"`}`;
}

/** `#` and the id of the named heading; '' for a block (`#^id`), which is no element of a page. */
function fragmentOf(token: WikiLink, path: string | null, state: LinkState): string {
  const heading = token.part.split('#').at(-1) ?? '';
  if (heading === '' || heading.startsWith('^')) return '';
  const id = new GithubSlugger().slug(heading);
  if (path === null) checkTarget(`#${id}`, 'link', token, state);
  else if (state.context.hasAnchor(path, id) === null) state.pend(token, { path, id });
  return `#${encodeUrl(id)}`;
}
