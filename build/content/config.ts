/**
 * Reads config.yml: every key with its default. The keys and their meaning are mdcms's in both generations; `url`,
 * `base` and `timezone` are ours.
 */
import { readAddress } from './config-address.ts';
import { readCategories } from './config-categories.ts';
import { readHealth } from './config-health.ts';
import { type ConfigKey, FONT_KEYS, LEGACY_PALETTE_KEYS } from './config-keys.ts';
import { readMedia } from './config-media.ts';
import { readPictureOptions } from './config-pictures.ts';
import { readSecurity } from './config-security.ts';
import { readNewsletter, readScriptWidget, type WidgetDefaults } from './config-widgets.ts';
import { readColour, readLength } from './css-fields.ts';
import { hintFor } from './did-you-mean.ts';
import { readEditAddress } from './edit-address.ts';
import { readFileName } from './find-file.ts';
import { categoryLanguage, readLanguage } from './language.ts';
import type { Config, SourceTree } from './model.ts';
import { objectOf } from './object-of.ts';
import { fillPattern, isPattern, namedPattern, type PatternValues } from './permalink-pattern.ts';
import { readPolicyExtension } from './policy-extension.ts';
import { parseSitePath } from './site-path.ts';
import { findTimezone, suggestTimezone } from './timezone.ts';
import type { YamlMap } from './yaml-map.ts';

const SAMPLE_POST: PatternValues = {
  created: { epoch: 0, year: 2026, month: 1, day: 2, hour: 0, minute: 0, second: 0, hasTime: false, iso: '' },
  title: 'title',
  slug: 'slug',
  filename: 'filename',
  categories: [],
  sections: [],
};
const CALLOUT_TYPES = ['info', 'warning', 'success', 'error'] as const;
/** The parts of a date pattern; everything else in it stands for itself. */
const DATE_PART = /YYYY|YY|Mmmm|Mmm|MM|DD|D/;

/** Whether a component may keep the assets of so many earlier builds. */
const isBuildCount = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= 20;

/** Reads the map of config.yml (an empty one gives the defaults); files it names are looked up in `tree`. */
export function readConfig(map: YamlMap<ConfigKey>, tree: SourceTree): Config {
  const categories = readCategories(map, tree);
  const defaultLanguage = categories.categoriesUse
    ? categoryLanguage(categories.defaultCategory?.code ?? null)
    : null;
  const timezone = readTimezone(map);
  const language = readLanguage(map, 'language') ?? defaultLanguage ?? 'en';
  const address = readAddress(map);
  const layout = map.has('layout') ? map.choice('layout', ['blog', 'docs', 'landing'], 'docs') : null;
  // Few links fit a bar; documentation has many.
  const isBar = layout === 'blog' || layout === 'landing';
  return {
    sitename: readSitename(map),
    sitedescription: map.text('sitedescription') ?? '',
    footer: map.text('footer') ?? '',
    homepage: map.text('homepage')?.replace(/^(?:\.?\/)+/, '') ?? null,
    language,
    ...readDateFormat(map),
    ...address,
    editAddress: readEditAddress(map, 'repository'),
    licence: map.text('licence'),
    timezone,
    permalink: readPermalinkPattern(map),
    layout,
    navigation: map.choice('navigation', ['sidebar', 'topbar'], isBar ? 'topbar' : 'sidebar'),
    navPosition: map.choice('nav-position', ['left', 'right'], 'left'),
    theme: readThemeName(map),
    ...readPictures(map, tree),
    search: map.boolean('search', true),
    searchJson: map.boolean('search-json', false),
    mcp: map.boolean('mcp', false),
    health: readHealth(map),
    keepAssets: map.number('keep-assets', 'a whole number from 0 to 20', isBuildCount) ?? 0,
    css: readStylesheet(map, tree),
    negotiateMarkdown: map.boolean('negotiate-markdown', true),
    listFeeds: map.choice('list-feeds', ['newest', 'summaries', 'whole'], 'newest'),
    singleTags: map.choice('single-tags', ['named', 'all', 'none'], 'named'),
    defaultTheme: map.choice('default-theme', ['light', 'dark', 'system'], 'system'),
    codeCopy: map.boolean('code-copy', true),
    math: map.boolean('math', true),
    smartPunctuation: map.boolean('smart-punctuation', false),
    pictures: readPictureOptions(map, 'pictures'),
    media: readMedia(map, 'media'),
    covers: map.boolean('covers', true),
    embeds: map.boolean('embeds', true),
    ...readWidgets(map, { url: address.url, repository: map.text('repository'), language }),
    mainWidth: readLength(map, 'main-width'),
    navWidth: readLength(map, 'nav-width'),
    ...readFontNames(map),
    pageNotFoundMessage: map.text('pagenotfoundmessage'),
    pwa: readPwa(map),
    socialCards: map.boolean('social-cards', true),
    security: readSecurity(map, timezone),
    ...categories,
    callouts: readCallouts(map),
    csp: readPolicyExtension<ConfigKey>(map),
    legacyPalette: readLegacyPalette(map),
  };
}

/** The logo, which is the favicon too where the author names no other. */
function readPictures(map: YamlMap<ConfigKey>, tree: SourceTree): Pick<Config, 'logo' | 'favicon'> {
  const logo = readFileName(map, 'logo', 'assets/images', tree);
  return { logo, favicon: map.has('favicon') ? readFileName(map, 'favicon', 'assets/images', tree) : logo };
}

function readDateFormat(
  map: YamlMap<ConfigKey>,
): Pick<Config, 'date' | 'time' | 'monthNames' | 'monthNamesAbbreviated'> {
  return {
    date: readDatePattern(map),
    time: map.choice('time', ['system', '24hrs', '12hrs'], '24hrs'),
    monthNames: readMonths(map, 'monthnames'),
    monthNamesAbbreviated: readMonths(map, 'monthnamesabbreviated'),
  };
}

function readWidgets(
  map: YamlMap<ConfigKey>,
  defaults: WidgetDefaults,
): Pick<Config, 'comments' | 'analytics' | 'newsletter'> {
  return {
    comments: readScriptWidget(map, 'comments', defaults),
    analytics: readScriptWidget(map, 'analytics', defaults),
    newsletter: readNewsletter(map, 'newsletter', defaults),
  };
}

function readFontNames(
  map: YamlMap<ConfigKey>,
): Pick<Config, 'fonts' | 'fontBody' | 'fontHeading' | 'fontCode'> {
  return {
    fonts: readFonts(map),
    fontBody: map.text('font-body'),
    fontHeading: map.text('font-heading') ?? map.text('font-title'),
    fontCode: map.text('font-code'),
  };
}

/** `fonts` is a map, or the name of one font for text and headings. */
function readFonts(map: YamlMap<ConfigKey>): Config['fonts'] {
  if (!map.isMap('fonts')) return { text: map.text('fonts'), headings: null, code: null };
  const fonts = map.map('fonts', FONT_KEYS);
  return { text: fonts.text('text'), headings: bold(fonts.text('headings')), code: fonts.text('code') };
}

/** A font for headings, with the weight that headings have where it names none. */
function bold(font: string | null): string | null {
  return font === null || /:\s*[1-9]00\s*$/.test(font) ? font : `${font}:700`;
}

/** The theme file that `theme` names; null where it names none, or is the theme's own map. */
function readThemeName(map: YamlMap<ConfigKey>): string | null {
  return map.isMap('theme') ? null : (map.text('theme')?.replace(/^(?:\.?\/)+/, '') ?? null);
}

const STYLESHEET = 'assets/custom.css';

/** The author's own style sheet: the file that `css` names, or assets/custom.css where there is one. */
function readStylesheet(map: YamlMap<ConfigKey>, tree: SourceTree): string | null {
  if (map.has('css')) return readFileName(map, 'css', 'assets', tree);
  return tree.has(STYLESHEET) ? STYLESHEET : null;
}

function readSitename(map: YamlMap<ConfigKey>): string {
  const name = map.text('sitename');
  if (name === null) map.report('sitename-missing', 'sitename', 'config.yml has no `sitename`');
  return name ?? '';
}

function readTimezone(map: YamlMap<ConfigKey>): string {
  const text = map.text('timezone');
  if (text === null) return 'UTC';
  const timezone = findTimezone(text);
  if (timezone !== null) return timezone;
  const hint = hintFor(suggestTimezone(text));
  map.report('timezone-unknown', 'timezone', `there is no timezone \`${text}\``, hint);
  return 'UTC';
}

/**
 * The pattern for the URLs of posts. It is tried on a sample, so that a fault is reported once and not for each post.
 */
function readPermalinkPattern(map: YamlMap<ConfigKey>): string | null {
  const text = map.text('permalink');
  if (text === null) return null;
  const pattern = namedPattern(text);
  const tried = fillPattern(pattern, SAMPLE_POST);
  const parsed = 'path' in tried ? parseSitePath(tried.path) : tried;
  if ('path' in parsed && isPattern(pattern)) return pattern;
  const reason = 'path' in parsed ? 'it has no placeholder' : parsed.refused;
  const hint = ('hint' in tried ? tried.hint : null) ?? 'Write a pattern such as `/:year/:month/:title`';
  map.report(
    'path-invalid',
    'permalink',
    `\`${text}\` cannot be the permalink of every post: ${reason}`,
    hint,
  );
  return null;
}

function readDatePattern(map: YamlMap<ConfigKey>): string {
  const pattern = map.text('date');
  if (pattern === null || pattern.toLowerCase() === 'system') return 'system';
  if (DATE_PART.test(pattern)) return pattern;
  const hint = 'Write a pattern of YYYY, YY, Mmmm, Mmm, MM, DD and D, such as `D Mmmm YYYY`';
  map.report('invalid-value', 'date', `\`${pattern}\` has no part of a date`, hint);
  return 'system';
}

function readMonths(map: YamlMap<ConfigKey>, key: 'monthnames' | 'monthnamesabbreviated'): string[] | null {
  const names = map.list(key).map(({ text }) => text);
  if (names.length === 0 || names.length === 12) return names.length === 0 ? null : names;
  map.report('invalid-value', key, `\`${key}\` takes twelve names, not ${names.length}`);
  return null;
}

function readPwa(map: YamlMap<ConfigKey>): Config['pwa'] {
  const message = map.node('offline-message');
  return {
    enabled: map.boolean('pwa', false),
    name: map.text('pwa-name'),
    shortName: map.text('pwa-shortname'),
    colour: readColour(map, 'pwa-colour') ?? '#2563EB',
    offlineMessage:
      message === null
        ? null
        : map.isMap('offline-message')
          ? map.textMap('offline-message')
          : map.text('offline-message'),
  };
}

/** `{key: {type, <language>: {title, text}}}`. */
function readCallouts(map: YamlMap<ConfigKey>): Config['callouts'] {
  const callouts = map.map<string>('callouts', null);
  return objectOf(
    callouts.keys().map((key) => {
      const callout = callouts.map<string>(key, null);
      const languages = callout
        .keys()
        .filter((language) => language !== 'type')
        .map((language) => {
          const words = callout.map(language, ['title', 'text'], `\`${language}\` of the callout \`${key}\``);
          return [language, { title: words.text('title') ?? '', text: words.text('text') ?? '' }] as const;
        });
      const type = callout.choice('type', CALLOUT_TYPES, 'info');
      return [key, { type, languages: objectOf(languages) }] as const;
    }),
  );
}

/** The maps of colours and link styles that config.yml had before there were theme files. */
function readLegacyPalette(map: YamlMap<ConfigKey>): Config['legacyPalette'] {
  if (!map.has('light') && !map.has('dark')) return null;
  const read = (key: 'light' | 'dark'): Record<string, string> => {
    const colours = map.map(key, LEGACY_PALETTE_KEYS);
    return objectOf(
      colours.keys().flatMap((name) => {
        const value = colours.text(name);
        if (value === null) return [];
        const usable = name.startsWith('link-style') ? value : readColour(colours, name);
        return usable === null ? [] : [[name, usable] as const];
      }),
    );
  };
  return { light: read('light'), dark: read('dark') };
}
