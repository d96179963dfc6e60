/** A card for each post: of the author's drawing or of ours. */
import type { Document, SiteContent } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import type { ContentCache } from '../../remember/content-cache.ts';
import { loadEncoder, type PictureEncoder } from '../../site/pictures/encoder.ts';
import { CardArtist } from './card-artist.ts';
import { loadCardFonts } from './card-fonts.ts';
import { templatePicture } from './card-pictures.ts';
import { postTexts, withoutMissing } from './card-text.ts';
import type { SocialCard } from './social-card.ts';
import { readTemplate } from './template.ts';

export interface SocialCards {
  /** By the file of the post. */
  cards: Map<string, SocialCard>;
  problems: Problem[];
}

export interface CardMaking {
  /** False: only problems are made. */
  draw: boolean;
  cache: ContentCache;
  /** Returns the encoder, or null where there is none. */
  load?: () => Promise<PictureEncoder | null>;
}

/**
 * Draws the cards of all posts that are published at any time. A site without `url` has none, since a card needs an
 * absolute URL, nor has one that turns them off, nor a post with a picture of its own, unless the author's drawing
 * shows it. A title with letters that no font has is a warning, and the post gets no card.
 */
export async function socialCards(content: SiteContent, making: CardMaking): Promise<SocialCards> {
  const { config } = content;
  const result: SocialCards = { cards: new Map(), problems: [] };
  const template = content.cardTemplate == null ? null : readTemplate(content.cardTemplate, result.problems);
  const files = new Map<string, string>();
  for (const { href, problem } of template?.files ?? []) {
    const found = templatePicture(content.assets, href);
    if ('url' in found) files.set(href, found.url);
    else result.problems.push(problem(found.fault));
  }
  const showsCover = template?.words.has('cover') === true;
  const posts = content.documents.filter(
    ({ kind, draft, image }) =>
      kind === 'post' && !draft && (image === null || (showsCover && image.startsWith('/'))),
  );
  const isFaulty = result.problems.length > 0;
  if (config.url === null || !config.socialCards || posts.length === 0 || isFaulty) return result;
  const fonts = loadCardFonts(content.assets);
  const written = posts.flatMap((post) => {
    const { text, missing } = withoutMissing(postTexts(post, config), fonts, template?.words ?? null);
    if (missing === null) return [{ post, text }];
    const message = `no available font has \`${missing}\`, so ${post.file} has no social card`;
    result.problems.push(createProblem('card-letters', wholeFile(post.file), message));
    return [];
  });
  if (!making.draw) return result;
  const encoder = await encoderFor(content, posts, files.size > 0, making);
  const artist = new CardArtist(content, fonts, { template, files }, { encoder, cache: making.cache });
  for (const { post, text } of written) {
    try {
      const card = await artist.card(post, text);
      if (card !== null) result.cards.set(post.file, card);
    } catch (error) {
      if (content.cardTemplate == null) throw error;
      const message = `it cannot be drawn: ${error instanceof Error ? error.message : String(error)}`;
      result.problems.push(createProblem('card-template', wholeFile(content.cardTemplate.file), message));
      break;
    }
  }
  return result;
}

/** The encoder, if a card may have a bitmap on it. */
async function encoderFor(
  { config }: SiteContent,
  posts: readonly Document[],
  hasFiles: boolean,
  { load = loadEncoder }: CardMaking,
): Promise<PictureEncoder | null> {
  const needs =
    hasFiles ||
    (config.logo !== null && !/\.svg$/i.test(config.logo)) ||
    posts.some(({ image }) => image !== null);
  return needs ? await load() : null;
}
