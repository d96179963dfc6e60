/**
 * An address alone on a line, shown as a video, a map or a player. One of another site is loaded when the reader opens
 * it (theme/client/embed.js); without a script it is a link. Films and sounds of the site itself have a player at once.
 */
import { attributes, escapeHtml } from '../theme/html.ts';
import { type Embed, embedOf, mediaOf } from './embed-providers.ts';
import { decodeReferences } from './inline-text.ts';
import { checkTarget, EXTERNAL, type LinkState } from './links.ts';
import type { ArticleToken, Tokens } from './tokens.ts';
import { fill } from './words.ts';
import type { Words } from './words.types.ts';

/**
 * The HTML of a paragraph whose one token is a bare address, or an image whose address leads to something else than
 * a picture; `text` is the image's alternative text, the title. Null: it is an ordinary paragraph.
 */
export function renderEmbed(
  token: ArticleToken,
  text: string,
  state: LinkState & { words: Words },
): string | null {
  if (token.type === 'link') {
    const link = token as Tokens.Link;
    const embed = link.autolink || link.text === link.href ? embedOf(link.href) : null;
    return embed === null ? null : facade(embed, link.href, embed.name, state.words);
  }
  if (token.type !== 'image') return null;
  const image = token as Tokens.Image;
  const address = decodeReferences(image.href);
  const embed = embedOf(address);
  if (embed !== null) return facade(embed, address, text || embed.name, state.words);
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address) ? null : ownMedia(image, address, text, state);
}

/** A film, a sound or a PDF among the files of the site; a missing one is reported as a link is. */
function ownMedia(
  token: Tokens.Image,
  address: string,
  text: string,
  state: LinkState & { words: Words },
): string | null {
  const media = mediaOf(address.replace(/[?#].*/s, ''));
  if (media === null) return null;
  const { url } = checkTarget(address, 'link', token, state);
  const title = text || media.name;
  if (media.kind === 'frame') return facade({ ...media, src: url ?? '' }, url ?? '', title, state.words);
  const player = attributes({ src: url ?? '', controls: '', preload: 'metadata', 'aria-label': title });
  return `<figure class="embed embed-${media.shape}"><${media.kind}${player.markup}></${media.kind}></figure>\n`;
}

/** A link that the script of the page replaces by a frame or a player. */
function facade(embed: Embed, href: string, title: string, words: Words): string {
  const { host } = new URL(embed.src, 'https://site.invalid');
  const isOwn = host === 'site.invalid';
  const figure = attributes({
    class: `embed embed-${embed.shape}`,
    'data-embed': embed.kind,
    'data-src': embed.src,
    'data-title': title,
  });
  const link = attributes({ href, ...(isOwn ? {} : EXTERNAL) });
  const note = isOwn ? '' : `<span class="embed-note">${escapeHtml(fill(words.loadsFrom, { host }))}</span>`;
  return `<figure${figure.markup}><a${link.markup}><span class="embed-title">${escapeHtml(title)}</span>${note}</a></figure>\n`;
}
