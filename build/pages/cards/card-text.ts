/** The texts and colours of cards. */
import { languageDirection } from '../../content/language.ts';
import type { Config, Document, SiteContent } from '../../content/model.ts';
import { formatDate } from '../../theme/dates.ts';
import { formatColour } from '../../theme/style/colour.ts';
import { resolvePalette } from '../../theme/style/palette.ts';
import { type LoadedCardFonts, writable } from './card-fonts.ts';
import type { CardColours, CardText } from './card-svg.ts';
import type { CardValues, CardWord } from './template.ts';

/** The texts of a post's card; '' where the post or the site has none. */
export type PostTexts = Omit<CardText, 'logo'> &
  Pick<CardValues, 'description' | 'date' | 'author' | 'sitedescription' | 'host' | 'language'>;

/** The texts of `post` in its own language, as they are written. */
export function postTexts(post: Document, config: Config): PostTexts {
  const category = [config.defaultCategory, ...config.categories].find(
    (each) => each?.code === (post.variant ?? config.defaultCategory?.code),
  );
  const language = post.language ?? config.language;
  const date = post.created === null ? '' : formatDate(post.created, config, language);
  const author = post.author ?? '';
  return {
    title: post.title,
    sitename: config.sitename,
    details: [author, date].filter((part) => part !== '').join(' · '),
    direction: category?.direction ?? languageDirection(language),
    description: post.description,
    date,
    author,
    sitedescription: config.sitedescription,
    host: config.url === null ? '' : new URL(config.url).host,
    language,
  };
}

/**
 * The texts without the letters that no font has, and the first of these letters in a text that is shown: in one of
 * `words`, or (null) on our card.
 */
export function withoutMissing(
  texts: PostTexts,
  fonts: LoadedCardFonts,
  words: ReadonlySet<CardWord> | null,
): { text: PostTexts; missing: string | null } {
  const shown: ReadonlySet<string> = words ?? new Set(['title', 'sitename', 'details']);
  let missing: string | null = null;
  const clean = (name: keyof PostTexts): string => {
    const found = writable(texts[name], fonts.metrics);
    if (shown.has(name)) missing ??= found.missing;
    return found.text;
  };
  const text: PostTexts = {
    ...texts,
    title: clean('title'),
    sitename: clean('sitename'),
    details: clean('details'),
    description: clean('description'),
    date: clean('date'),
    author: clean('author'),
    sitedescription: clean('sitedescription'),
  };
  return { text, missing };
}

/** The light palette: a card is shown on pages of other sites, most of which are light. */
export function cardColours({ theme }: SiteContent): CardColours {
  const palette = resolvePalette(theme.light, 'light');
  return {
    background: formatColour(palette.page),
    accent: formatColour(palette.primary),
    title: formatColour(palette.ink),
    text: formatColour(palette.inkMuted),
  };
}

/** The same colours, and others, by the words of a template. */
export function paletteWords({
  theme,
}: SiteContent): Pick<
  CardValues,
  'page' | 'surface' | 'ink' | 'ink-muted' | 'primary' | 'heading' | 'divider'
> {
  const palette = resolvePalette(theme.light, 'light');
  return {
    page: formatColour(palette.page),
    surface: formatColour(palette.surface),
    ink: formatColour(palette.ink),
    'ink-muted': formatColour(palette.inkMuted),
    primary: formatColour(palette.primary),
    heading: formatColour(palette.heading),
    divider: formatColour(palette.divider),
  };
}
