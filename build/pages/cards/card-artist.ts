/** Draws the social cards of one site, or takes them from the cache. */
import { createHash } from 'node:crypto';
import { fileResource } from '../../bundle/resource.ts';
import { readImageSize, readImageType } from '../../content/image-size.ts';
import type { Document, SiteContent } from '../../content/model.ts';
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import { hashedPath } from '../../site/assets/assets.ts';
import type { PictureEncoder } from '../../site/pictures/encoder.ts';
import type { LoadedCardFonts } from './card-fonts.ts';
import { cardCover, cardLogo } from './card-pictures.ts';
import { CARD_HEIGHT, CARD_WIDTH, type CardColours, cardSvg, LOGO } from './card-svg.ts';
import { cardColours, type PostTexts, paletteWords } from './card-text.ts';
import { drawCard } from './draw-card.ts';
import type { SocialCard } from './social-card.ts';
import { fillTemplate, type ReadTemplate } from './template.ts';

/** The logo in a template, which may show it in any size (px). */
const TEMPLATE_LOGO = { height: 256, widest: 1024 };
/** The quality of a card with a photograph on it. */
const JPEG_QUALITY = 84;

export class CardArtist {
  readonly #content: SiteContent;
  readonly #fonts: LoadedCardFonts;
  readonly #fontHash: string;
  readonly #template: { template: ReadTemplate | null; files: ReadonlyMap<string, string> };
  readonly #tools: { encoder: PictureEncoder | null; cache: ContentCache };
  readonly #colours: CardColours;
  readonly #palette: ReturnType<typeof paletteWords>;
  #logo: ReturnType<typeof cardLogo> | null = null;

  /** For the cards of `content`; without a template they are of our own drawing. `files` are data: URLs by address. */
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
