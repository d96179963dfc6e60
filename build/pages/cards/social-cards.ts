/** A card for each post that has no picture of its own. */
import { createHash } from 'node:crypto';
import { fileResource } from '../../bundle/resource.ts';
import { languageDirection } from '../../content/language.ts';
import type { Config, Document, SiteContent } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import { hashedPath } from '../../site/assets/assets.ts';
import { formatDate } from '../../theme/dates.ts';
import { formatColour } from '../../theme/style/colour.ts';
import { resolvePalette } from '../../theme/style/palette.ts';
import { type LoadedCardFonts, loadCardFonts, writable } from './card-fonts.ts';
import { CARD_HEIGHT, CARD_WIDTH, type CardColours, type CardText, cardSvg } from './card-svg.ts';
import { drawCard } from './draw-card.ts';
import type { SocialCard } from './social-card.ts';

export interface SocialCards {
  /** By the file of the post. */
  cards: Map<string, SocialCard>;
  problems: Problem[];
}

/**
 * Draws the cards of all posts that are published at any time. A site without `url` has none, since a card needs an
 * absolute URL, nor has one that turns them off. A title with letters that no font has is a warning, and the post gets
 * no card. With `draw` false only the warnings are made.
 */
export async function socialCards(
  content: SiteContent,
  { draw, cache }: { draw: boolean; cache: ContentCache },
): Promise<SocialCards> {
  const { config } = content;
  const result: SocialCards = { cards: new Map(), problems: [] };
  const posts = content.documents.filter(
    ({ kind, draft, image }) => kind === 'post' && !draft && image === null,
  );
  if (config.url === null || !config.socialCards || posts.length === 0) return result;
  const fonts = loadCardFonts(content.assets);
  const colours = cardColours(content);
  const fontHash = hash(...fonts.files);
  for (const post of posts) {
    const { text, missing } = withoutMissing(cardText(post, config), fonts);
    if (missing !== null) {
      const message = `no available font has \`${missing}\`, so ${post.file} has no social card`;
      result.problems.push(createProblem('card-letters', wholeFile(post.file), message));
      continue;
    }
    if (!draw) continue;
    const svg = cardSvg(text, colours, fonts.drawing);
    const key = cacheKey('card', fontHash, svg);
    const known = cache.get(key);
    const png = known ?? (await drawCard(svg, fonts.files));
    if (known === null) cache.put(key, png);
    result.cards.set(post.file, toCard(post, png));
  }
  return result;
}

function toCard(post: Document, png: Uint8Array): SocialCard {
  return {
    image: {
      path: hashedPath(`/assets/coldpress/cards/${cardName(post)}.png`, png),
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      alt: post.title,
    },
    resource: fileResource('image/png', png, 'immutable'),
  };
}

/** A name for the card's file that reveals nothing about an unpublished post. */
function cardName(post: Document): string {
  return hash(post.file).slice(0, 8);
}

/** The text without the letters that no font has, and the first of these letters. */
function withoutMissing(text: CardText, fonts: LoadedCardFonts): { text: CardText; missing: string | null } {
  const title = writable(text.title, fonts.metrics);
  const sitename = writable(text.sitename, fonts.metrics);
  const details = writable(text.details, fonts.metrics);
  return {
    text: { ...text, title: title.text, sitename: sitename.text, details: details.text },
    missing: title.missing ?? sitename.missing ?? details.missing,
  };
}

function cardText(post: Document, config: Config): CardText {
  const category = [config.defaultCategory, ...config.categories].find(
    (each) => each?.code === (post.variant ?? config.defaultCategory?.code),
  );
  const language = post.language ?? config.language;
  const date = post.created === null ? null : formatDate(post.created, config, language);
  return {
    title: post.title,
    sitename: config.sitename,
    details: [post.author, date].filter((part) => part !== null).join(' · '),
    direction: category?.direction ?? languageDirection(language),
  };
}

/** The light palette: a card is shown on pages of other sites, most of which are light. */
function cardColours({ theme }: SiteContent): CardColours {
  const palette = resolvePalette(theme.light, 'light');
  return {
    background: formatColour(palette.page),
    accent: formatColour(palette.primary),
    title: formatColour(palette.ink),
    text: formatColour(palette.inkMuted),
  };
}

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(`${part.length}\n`).update(part);
  return sha.digest('hex');
}
