/** A card for each post: of the author's drawing or of ours. */
import { createHash } from 'node:crypto';
import { fileResource } from '../../bundle/resource.ts';
import { readImageSize, readImageType } from '../../content/image-size.ts';
import type { Document, SiteContent } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import { hashedPath } from '../../site/assets/assets.ts';
import { loadEncoder, type PictureEncoder } from '../../site/pictures/encoder.ts';
import { type LoadedCardFonts, loadCardFonts } from './card-fonts.ts';
import { cardCover, cardLogo, templatePicture } from './card-pictures.ts';
import { CARD_HEIGHT, CARD_WIDTH, type CardColours, cardSvg, LOGO } from './card-svg.ts';
import { cardColours, type PostTexts, paletteWords, postTexts, withoutMissing } from './card-text.ts';
import { drawCard } from './draw-card.ts';
import type { SocialCard } from './social-card.ts';
import { fillTemplate, type ReadTemplate, readTemplate } from './template.ts';

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

/** The logo in a template, which may show it in any size (px). */
const TEMPLATE_LOGO = { height: 256, widest: 1024 };
/** Of a card with a photograph on it. */
const JPEG_QUALITY = 84;

/**
 * Draws the cards of all posts that are published at any time. A site without `url` has none, since a card needs an
 * absolute URL, nor has one that turns them off, nor a post with a picture of its own, unless the author's drawing shows
 * it. A title with letters that no font has is a warning, and the post gets no card.
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

/** Draws the cards of one site. */
class CardArtist {
  readonly #content: SiteContent;
  readonly #fonts: LoadedCardFonts;
  readonly #fontHash: string;
  readonly #template: { template: ReadTemplate | null; files: ReadonlyMap<string, string> };
  readonly #tools: { encoder: PictureEncoder | null; cache: ContentCache };
  readonly #colours: CardColours;
  readonly #palette: ReturnType<typeof paletteWords>;
  #logo: ReturnType<typeof cardLogo> | null = null;

  constructor(
    content: SiteContent,
    fonts: LoadedCardFonts,
    template: { template: ReadTemplate | null; files: ReadonlyMap<string, string> },
    tools: { encoder: PictureEncoder | null; cache: ContentCache },
  ) {
    this.#content = content;
    this.#fonts = fonts;
    this.#fontHash = hash(...fonts.files);
    this.#template = template;
    this.#tools = tools;
    this.#colours = cardColours(content);
    this.#palette = paletteWords(content);
  }

  /** Null: the picture of the post cannot be drawn, and stays its card. */
  async card(post: Document, texts: PostTexts): Promise<SocialCard | null> {
    const cover = post.image === null ? '' : await cardCover(this.#content, post.image, this.#tools);
    if (cover === null) return null;
    const svg = await this.#svg(texts, cover);
    const { encoder, cache } = this.#tools;
    const mayBePhoto = cover !== '' || this.#template.files.size > 0;
    const photographer = mayBePhoto ? encoder : null;
    const key = cacheKey('card', this.#fontHash, svg, photographer?.version ?? '');
    const known = cache.get(key);
    const bytes = known ?? (await this.#draw(svg, photographer));
    if (known === null) cache.put(key, bytes);
    return toCard(post, bytes);
  }

  /** As PNG, or as JPEG where an encoder is given and that is smaller. */
  async #draw(svg: string, encoder: PictureEncoder | null): Promise<Uint8Array> {
    const png = await drawCard(svg, this.#fonts.files);
    if (encoder === null) return png;
    const width = readImageSize(png)?.width ?? CARD_WIDTH;
    const jpeg = await encoder.make(png, { format: 'jpeg', width, quality: JPEG_QUALITY });
    return jpeg.length < png.length ? jpeg : png;
  }

  async #svg(texts: PostTexts, cover: string): Promise<string> {
    const { template, files } = this.#template;
    const tools = { ...this.#tools, fonts: this.#fonts.files };
    const size = template === null ? LOGO : TEMPLATE_LOGO;
    this.#logo ??= cardLogo(this.#content, size, tools);
    const logo = await this.#logo;
    const { drawing } = this.#fonts;
    if (template === null) return cardSvg({ ...texts, logo }, this.#colours, drawing);
    const values = { ...texts, ...this.#palette, logo: logo?.href ?? '', cover };
    return fillTemplate(template, values, drawing, files);
  }
}

function toCard(post: Document, bytes: Uint8Array): SocialCard {
  const { width, height } = readImageSize(bytes) ?? { width: CARD_WIDTH, height: CARD_HEIGHT };
  const isJpeg = readImageType(bytes) === 'jpg';
  const [extension, type] = isJpeg ? ['jpg', 'image/jpeg'] : ['png', 'image/png'];
  return {
    image: {
      path: hashedPath(`/assets/coldpress/cards/${cardName(post)}.${extension}`, bytes),
      width,
      height,
      alt: post.title,
    },
    resource: fileResource(type, bytes, 'immutable'),
  };
}

/** A name for the card's file that reveals nothing about an unpublished post. */
function cardName(post: Document): string {
  return hash(post.file).slice(0, 8);
}

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(`${part.length}\n`).update(part);
  return sha.digest('hex');
}
