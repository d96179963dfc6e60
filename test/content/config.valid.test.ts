/** config.yml, key by key: what is written and what comes of it. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { CATEGORY_KEYS, CONFIG_KEYS } from '../../build/content/config-keys.ts';
import type { Category, Config, Moment } from '../../build/content/model.ts';
import { parseMoment } from '../../build/content/moment.ts';
import { siteOf } from './fixtures.ts';

function read(text: string): Config {
  const { config, problems } = siteOf({
    'config.yml': `sitename: S\n${text}\n`,
    'theme.yml': '',
    'assets/images/logo.svg': '<svg/>',
    'assets/images/icon.png': 'x',
    'assets/fonts/f.woff2': 'x',
    'assets/own.css': 'x',
    'pages/start.md': '',
  });
  assert.deepEqual(problems, []);
  return config;
}

const DEFAULTS: Partial<Config> = {
  sitename: 'S',
  sitedescription: '',
  footer: '',
  homepage: 'pages/home.md',
  language: 'en',
  date: 'system',
  time: '24hrs',
  monthNames: null,
  monthNamesAbbreviated: null,
  url: null,
  base: '',
  editAddress: null,
  licence: null,
  layout: null,
  timezone: 'UTC',
  permalink: null,
  navigation: 'sidebar',
  negotiateMarkdown: true,
  css: null,
  listFeeds: 'newest',
  singleTags: 'named',
  navPosition: 'left',
  theme: 'theme.yml',
  logo: null,
  favicon: null,
  search: true,
  searchJson: false,
  mcp: false,
  health: null,
  keepAssets: 0,
  pictures: { widths: [480, 800, 1200, 1600], quality: 50, originals: false },
  media: null,
  covers: true,
  embeds: true,
  comments: null,
  analytics: null,
  newsletter: null,
  defaultTheme: 'system',
  codeCopy: true,
  mainWidth: null,
  math: true,
  smartPunctuation: false,
  navWidth: null,
  fontBody: null,
  fontHeading: null,
  fontCode: null,
  pageNotFoundMessage: null,
  pwa: { enabled: false, name: null, shortName: null, colour: '#2563EB', offlineMessage: null },
  socialCards: true,
  security: null,
  fonts: { text: null, headings: null, code: null },
  categoriesUse: false,
  defaultCategory: null,
  categories: [],
  categoriesSectionNames: 'same',
  categoriesSelectIcon: null,
  categoriesSelectText: null,
  categoriesDates: false,
  legacyPalette: null,
};

test('A sitename is enough: everything else has its default', () => {
  const config = read('# mdcms v0.6.0 | DO NOT REMOVE THIS COMMENT');
  const { callouts, csp, ...rest } = config;
  assert.deepEqual({ ...rest }, DEFAULTS);
  assert.deepEqual([...Object.keys(callouts), ...Object.keys(csp)], []);
});

const MONTHS = 'jan, feb, mar, apr, mai, jun, jul, aug, sep, okt, nov, des';
const KEYS: [text: string, expected: Partial<Config>][] = [
  ['sitedescription: About things', { sitedescription: 'About things' }],
  ['footer: "© **us**"', { footer: '© **us**' }],
  ['url: https://example.org/', { url: 'https://example.org' }],
  ['url: http://example.org:8080/', { url: 'http://example.org:8080' }],
  ['url: HTTPS://EXAMPLE.org', { url: 'https://example.org' }],
  ['language: pt-br', { language: 'pt-BR' }],
  ['timezone: europe/oslo', { timezone: 'Europe/Oslo' }],
  ['timezone: utc', { timezone: 'UTC' }],
  ['permalink: /:year/:title', { permalink: '/:year/:title' }],
  ['permalink: pretty', { permalink: '/:categories/:year/:month/:day/:title' }],
  ['homepage: pages/start.md', { homepage: 'pages/start.md' }],
  ['homepage: /pages/start.md', { homepage: 'pages/start.md' }],
  ['navigation: topbar', { navigation: 'topbar' }],
  ['nav-position: right', { navPosition: 'right' }],
  ['layout: docs', { layout: 'docs' }],
  ['layout: blog', { layout: 'blog', navigation: 'topbar' }],
  ['layout: landing\nnavigation: sidebar', { layout: 'landing', navigation: 'sidebar' }],
  ['licence: CC BY 4.0', { licence: 'CC BY 4.0' }],
  ['search: false', { search: false }],
  ['search: no', { search: false }],
  ['search-json: yes', { searchJson: true }],
  ['mcp: yes', { mcp: true }],
  ['health: /healthz', { health: '/healthz' }],
  ['health: status/live/', { health: '/status/live' }],
  ['keep-assets: 2', { keepAssets: 2 }],
  ['css: own.css', { css: 'assets/own.css' }],
  ['list-feeds: summaries', { listFeeds: 'summaries' }],
  ['single-tags: none', { singleTags: 'none' }],
  ['negotiate-markdown: no', { negotiateMarkdown: false }],
  ['theme: theme.yml', { theme: 'theme.yml' }],
  ['theme: ./theme.yml', { theme: 'theme.yml' }],
  ['default-theme: dark', { defaultTheme: 'dark' }],
  ['logo: logo.svg', { logo: 'assets/images/logo.svg', favicon: 'assets/images/logo.svg' }],
  ['logo: assets/images/logo.svg', { logo: 'assets/images/logo.svg' }],
  [
    'logo: logo.svg\nfavicon: icon.png',
    { logo: 'assets/images/logo.svg', favicon: 'assets/images/icon.png' },
  ],
  ['main-width: 70em', { mainWidth: '70em' }],
  ['nav-width: 240px', { navWidth: '240px' }],
  ['font-body: "bunny:Noto Sans:400"', { fontBody: 'bunny:Noto Sans:400' }],
  ['fonts: Inter', { fonts: { text: 'Inter', headings: null, code: null } }],
  [
    'fonts: {text: Inter, headings: Lora, code: Fira Mono}',
    { fonts: { text: 'Inter', headings: 'Lora:700', code: 'Fira Mono' } },
  ],
  ['fonts: {headings: "Lora:500"}', { fonts: { text: null, headings: 'Lora:500', code: null } }],
  ['font-title: "Fraunces:600"', { fontHeading: 'Fraunces:600' }],
  ['font-heading: "Fraunces:600"', { fontHeading: 'Fraunces:600' }],
  ['font-code: "Fira Code:400"', { fontCode: 'Fira Code:400' }],
  ['code-copy: no', { codeCopy: false }],
  ['math: no', { math: false }],
  ['smart-punctuation: yes', { smartPunctuation: true }],
  ['pictures: no', { pictures: null }],
  ['media: https://media.example/', { media: { url: 'https://media.example', over: 100_000 } }],
  [
    'media: {url: "https://MEDIA.example/site//", over: 1.5 MB}',
    { media: { url: 'https://media.example/site', over: 1_500_000 } },
  ],
  ['media: {url: "https://media.example", over: 0}', { media: { url: 'https://media.example', over: 0 } }],
  [
    'media: {url: "https://media.example", over: 64KiB}',
    { media: { url: 'https://media.example', over: 65_536 } },
  ],
  ['covers: no', { covers: false }],
  ['embeds: no', { embeds: false }],
  ['comments: no', { comments: null }],
  [
    'comments: {provider: utterances, repo: me/site}',
    {
      comments: {
        provider: 'utterances',
        element: [],
        inline: null,
        script: [
          ['src', 'https://utteranc.es/client.js'],
          ['repo', 'me/site'],
          ['issue-term', 'pathname'],
          ['theme', 'preferred-color-scheme'],
          ['crossorigin', 'anonymous'],
          ['async', 'async'],
        ],
        policy: {
          'frame-src': ['https://utteranc.es'],
          'connect-src': ['https://utteranc.es'],
          'script-src': ['https://utteranc.es'],
        },
      },
    },
  ],
  [
    'analytics: {provider: goatcounter, host: "https://stats.example.org"}',
    {
      analytics: {
        provider: 'goatcounter',
        element: [],
        inline: null,
        script: [
          ['src', 'https://stats.example.org/count.js'],
          ['data-goatcounter', 'https://stats.example.org/count'],
          ['async', 'async'],
        ],
        policy: {
          'connect-src': ['https://stats.example.org'],
          'img-src': ['https://stats.example.org'],
          'script-src': ['https://stats.example.org'],
        },
      },
    },
  ],
  [
    'newsletter: https://list.example/subscribe',
    { newsletter: { action: 'https://list.example/subscribe', field: 'email', hidden: [] } },
  ],
  [
    'newsletter: {provider: listmonk, host: "https://list.example", list: ab-12}',
    {
      newsletter: {
        action: 'https://list.example/subscription/form',
        field: 'email',
        hidden: [['l', 'ab-12']],
      },
    },
  ],
  ['base: /blog', { base: '/blog' }],
  [
    'repository: https://github.com/me/site',
    { editAddress: 'https://github.com/me/site/edit/main/content/' },
  ],
  ['pictures: yes', { pictures: { widths: [480, 800, 1200, 1600], quality: 50, originals: false } }],
  [
    'pictures: {widths: [900, 300, 900], quality: 60, originals: yes}',
    { pictures: { widths: [300, 900], quality: 60, originals: true } },
  ],
  ['date: DD.MM.YYYY', { date: 'DD.MM.YYYY' }],
  ['date: System', { date: 'system' }],
  ['time: 12hrs', { time: '12hrs' }],
  [`monthnames: ${MONTHS}`, { monthNames: MONTHS.split(', ') }],
  [`monthnames: [${MONTHS}]`, { monthNames: MONTHS.split(', ') }],
  [`monthnamesabbreviated: "${MONTHS}"`, { monthNamesAbbreviated: MONTHS.split(', ') }],
  ['pagenotfoundmessage: Gone fishing', { pageNotFoundMessage: 'Gone fishing' }],
  [
    'pwa: yes\npwa-name: Site\npwa-shortname: S\npwa-colour: "#abc"\noffline-message: Offline',
    { pwa: { enabled: true, name: 'Site', shortName: 'S', colour: '#abc', offlineMessage: 'Offline' } },
  ],
  ['social-cards: no', { socialCards: false }],
  [
    'security-contact: [me@example.org, "https://example.org/report"]\nsecurity-expires: 2027-01-01T00:00Z\n' +
      'security-policy: https://example.org/policy\nsecurity-encryption: https://example.org/key\n' +
      'security-acknowledgments: https://example.org/thanks\nsecurity-languages: en, nb',
    {
      security: {
        contacts: ['mailto:me@example.org', 'https://example.org/report'],
        expires: parseMoment('2027-01-01T00:00Z', 'UTC') as Moment,
        policy: 'https://example.org/policy',
        encryption: 'https://example.org/key',
        acknowledgments: 'https://example.org/thanks',
        languages: 'en, nb',
      },
    },
  ],
  ['default-category: {code: basic}\ncategories-use: Yes', { categoriesUse: true }],
  ['categories-sectionnames: per-category', { categoriesSectionNames: 'per-category' }],
  ['categories-selecticon: globe', { categoriesSelectIcon: 'globe' }],
  ['categories-selecttext: Language', { categoriesSelectText: 'Language' }],
  ['categories-dates: on', { categoriesDates: true }],
];

for (const [text, expected] of KEYS) {
  test(`config.yml with ${JSON.stringify(text)}`, () => {
    const config = read(text);
    for (const [key, value] of Object.entries(expected))
      assert.deepEqual(config[key as keyof Config], value, key);
  });
}

test('offline-message may be a map by language', () => {
  const { pwa } = read('offline-message: {en: Offline, nb: Frakoblet}');
  assert.ok(pwa.offlineMessage !== null && typeof pwa.offlineMessage === 'object');
  assert.deepEqual({ ...pwa.offlineMessage }, { en: 'Offline', nb: 'Frakoblet' });
});

test('Callouts have a type and texts by language', () => {
  const { callouts } = read(
    'callouts:\n  beta:\n    type: warning\n    en: {title: Beta, text: "Not *done*"}\n    nb: {text: Ikke ferdig}',
  );
  assert.equal(callouts.beta?.type, 'warning');
  assert.deepEqual(
    { ...callouts.beta?.languages },
    {
      en: { title: 'Beta', text: 'Not *done*' },
      nb: { title: '', text: 'Ikke ferdig' },
    },
  );
  assert.equal(callouts.constructor, undefined);
});

test('The colours that config.yml had before theme files are kept as written', () => {
  const { legacyPalette } = read(
    'light:\n  main-accentcolour: "#123"\n  link-style: "#abc:underline,bold"\ndark: {}',
  );
  assert.deepEqual(
    [{ ...legacyPalette?.light }, { ...legacyPalette?.dark }],
    [{ 'main-accentcolour': '#123', 'link-style': '#abc:underline,bold' }, {}],
  );
});

const CATEGORY: Category = {
  code: 'nb',
  name: 'nb',
  nameLatin: null,
  message: 'nb',
  direction: 'ltr',
  notFoundMessage: null,
  visibleWithoutContent: false,
  pageNotFoundMessage: null,
  font: null,
  lineHeight: null,
  sections: null,
};

const CATEGORY_CASES: [text: string, expected: Partial<Category>][] = [
  ['code: nb', {}],
  ['code: nb, name: Norsk', { name: 'Norsk', message: 'Norsk' }],
  ['code: nb, name: Norsk, message: Språk', { name: 'Norsk', message: 'Språk' }],
  [
    'code: ar, name: عربي, name-latin: Arabic, direction: rtl',
    { code: 'ar', name: 'عربي', message: 'عربي', nameLatin: 'Arabic', direction: 'rtl' },
  ],
  ['code: nb, notfoundmessage: Mangler', { notFoundMessage: 'Mangler' }],
  ['code: nb, visibilityifnocontent: visible', { visibleWithoutContent: true }],
  ['code: nb, pagenotfoundmessage: Ikke her', { pageNotFoundMessage: 'Ikke her' }],
  ['code: nb, font: f.woff2, line-height: 2.8', { font: 'assets/fonts/f.woff2', lineHeight: 2.8 }],
  ['code: nb, section-id: guides', { sections: ['guides'] }],
  ['code: nb, section-id: "guides, ref"', { sections: ['guides', 'ref'] }],
  ['code: nb, section-id: [guides, ref]', { sections: ['guides', 'ref'] }],
];

for (const [text, expected] of CATEGORY_CASES) {
  test(`A category of {${text}}`, () => {
    const config = read(`categories-use: yes\ndefault-category: {code: en}\ncategories: [{${text}}]`);
    assert.deepEqual(config.categories, [{ ...CATEGORY, ...expected }]);
    assert.equal(config.defaultCategory?.code, 'en');
  });
}

test('Every key of config.yml and of a category is among the cases', () => {
  const written = [...KEYS, ...CATEGORY_CASES].map(([text]) => text).join('\n');
  const others = ['sitename', 'default-category', 'categories', 'callouts', 'csp', 'light', 'dark'];
  for (const key of [...CONFIG_KEYS, ...CATEGORY_KEYS]) {
    assert.ok(others.includes(key) || new RegExp(`(^|[\\n, ])${key}:`).test(written), key);
  }
});
