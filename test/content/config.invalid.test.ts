/** config.yml with values it does not take: the problem, its place, and the default that is used instead. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Config } from '../../build/content/model.ts';
import { siteOf, summarise } from './fixtures.ts';

const DEFAULT_PICTURES = { widths: [480, 800, 1200, 1600], quality: 50, originals: false };

type Case = [title: string, text: string, problems: string[], hint: RegExp, kept: Partial<Config>];

const CASES: Case[] = [
  ['No sitename', 'footer: x', ['1:1 error sitename-missing'], /sitename: My Site/, { sitename: '' }],
  ['An empty sitename', 'sitename:', ['1:1 error sitename-missing'], /sitename/, { sitename: '' }],
  [
    'A misspelt key',
    'sitename: S\nfoter: x',
    ['2:1 warning unknown-key'],
    /Did you mean `footer`\?/,
    { footer: '' },
  ],
  [
    'A key in the American spelling',
    'sitename: S\npwa-color: red',
    ['2:1 warning unknown-key'],
    /Did you mean `pwa-colour`\?/,
    {},
  ],
  [
    'An underscore for a hyphen',
    'sitename: S\nnav_position: right',
    ['2:1 warning unknown-key'],
    /`nav-position`/,
    { navPosition: 'left' },
  ],
  [
    'A misspelt service of comments',
    'sitename: S\ncomments: giskus',
    ['2:11 warning widget-unknown'],
    /Did you mean `giscus`\?/,
    { comments: null },
  ],
  [
    'A service that is not known',
    'sitename: S\nanalytics: google',
    ['2:12 warning widget-unknown'],
    /plausible, umami.*parts\//,
    { analytics: null },
  ],
  [
    'A map without a service',
    'sitename: S\nanalytics: {id: x}',
    ['2:12 warning widget-unknown'],
    /plausible/,
    { analytics: null },
  ],
  [
    'A list of services',
    'sitename: S\ncomments: [giscus]',
    ['2:11 warning wrong-type'],
    /./,
    { comments: null },
  ],
  [
    'A name that every object has',
    'sitename: S\ncomments: constructor',
    ['2:11 warning widget-unknown'],
    /giscus/,
    { comments: null },
  ],
  [
    'A service without what it needs',
    'sitename: S\nanalytics: umami',
    ['2:12 warning widget-option'],
    /`id: …`/,
    { analytics: null },
  ],
  [
    'An option that would end the script',
    'sitename: S\ncomments: {provider: remark42, host: "https://a.example/</script>"}',
    ['2:38 warning widget-option'],
    /docs widgets/,
    { comments: null },
  ],
  [
    'A misspelt option',
    'sitename: S\nnewsletter: {provider: buttondown, users: me}',
    ['2:13 warning widget-option', '2:36 warning unknown-key'],
    /`user: …`/,
    { newsletter: null },
  ],
  [
    'A word for the pictures that is neither yes nor no',
    'sitename: S\npictures: small',
    ['2:11 warning invalid-value'],
    /docs pictures/,
    { pictures: DEFAULT_PICTURES },
  ],
  ...[
    'http://media.example',
    'media.example',
    '/media',
    'https://me:secret@media.example',
    'https://media.example?x=1',
    '"https://media.example/#"',
    'ftp://media.example',
    'yes',
  ].map(
    (address): Case => [
      `Media at ${address}`,
      `sitename: S\nmedia: ${address}`,
      ['2:8 error media-invalid'],
      /media: https:/,
      { media: null },
    ],
  ),
  [
    'Media without an address',
    'sitename: S\nmedia: {over: 1 MB}',
    ['2:8 error media-invalid'],
    /media: https:/,
    { media: null },
  ],
  [
    'A list for the media',
    'sitename: S\nmedia: [https://media.example]',
    ['2:8 warning wrong-type'],
    /./,
    { media: null },
  ],
  ...['large', '-1', '1e9', '5 TB', '1,5 MB'].map(
    (size): Case => [
      `Media over ${size}`,
      `sitename: S\nmedia: {url: "https://media.example", over: "${size}"}`,
      ['2:45 warning invalid-value'],
      /coldpress docs` with the name of the key/,
      { media: { url: 'https://media.example', over: 100_000 } },
    ],
  ),
  [
    'Widths of pictures that are no widths',
    'sitename: S\npictures: {widths: [480, wide]}',
    ['2:20 warning invalid-value'],
    /docs pictures/,
    { pictures: DEFAULT_PICTURES },
  ],
  [
    'A width of pictures that no screen has',
    'sitename: S\npictures: {widths: [480, 100000]}',
    ['2:20 warning invalid-value'],
    /docs pictures/,
    { pictures: DEFAULT_PICTURES },
  ],
  [
    'A quality of pictures above the best',
    'sitename: S\npictures: {quality: 101}',
    ['2:21 warning invalid-value'],
    /coldpress docs` with the name of the key/,
    { pictures: DEFAULT_PICTURES },
  ],
  [
    'A list for the pictures',
    'sitename: S\npictures: [480]',
    ['2:11 warning wrong-type'],
    /coldpress docs` with the name of the key/,
    { pictures: DEFAULT_PICTURES },
  ],
  [
    'A URL without scheme',
    'sitename: S\nurl: example.org',
    ['2:6 error url-invalid'],
    /https:\/\/example\.org/,
    { url: null },
  ],
  [
    'A URL that is no web address',
    'sitename: S\nurl: ftp://example.org',
    ['2:6 error url-invalid'],
    /https/,
    { url: null },
  ],
  [
    'A URL with a query',
    'sitename: S\nurl: https://example.org/?a=b',
    ['2:6 error url-invalid'],
    /without query/,
    { url: null },
  ],
  [
    'A URL with a password',
    'sitename: S\nurl: https://a:b@example.org',
    ['2:6 error url-invalid'],
    /https/,
    { url: null },
  ],
  [
    'A misspelt timezone',
    'sitename: S\ntimezone: Europe/Olso',
    ['2:11 error timezone-unknown'],
    /Did you mean `Europe\/Oslo`\?/,
    { timezone: 'UTC' },
  ],
  [
    'A city for a timezone',
    'sitename: S\ntimezone: new york',
    ['2:11 error timezone-unknown'],
    /`America\/New_York`/,
    { timezone: 'UTC' },
  ],
  [
    'An offset for a timezone',
    'sitename: S\ntimezone: "+02:00"',
    ['2:11 error timezone-unknown'],
    /Europe\/Oslo/,
    { timezone: 'UTC' },
  ],
  [
    'A language that is none',
    'sitename: S\nlanguage: "?"',
    ['2:11 warning invalid-value'],
    /pt-BR/,
    { language: 'en' },
  ],
  [
    'A layout that does not exist',
    'sitename: S\nnavigation: bottom',
    ['2:13 warning invalid-value'],
    /docs/,
    { navigation: 'sidebar' },
  ],
  [
    'A misspelt layout',
    'sitename: S\nnavigation: top-bar',
    ['2:13 warning invalid-value'],
    /Did you mean `topbar`\?/,
    { navigation: 'sidebar' },
  ],
  [
    'A date pattern without a part',
    'sitename: S\ndate: dd.mm.yy',
    ['2:7 warning invalid-value'],
    /D Mmmm YYYY/,
    { date: 'system' },
  ],
  [
    'Eleven months',
    'sitename: S\nmonthnames: a,b,c,d,e,f,g,h,i,j,k',
    ['2:13 warning invalid-value'],
    /docs/,
    { monthNames: null },
  ],
  [
    'A contact that is no address',
    'sitename: S\nsecurity-contact: somebody\nsecurity-expires: 2027-01-01',
    ['2:19 warning invalid-value'],
    /e-mail address/,
    { security: null },
  ],
  [
    'A contact without the time until which it holds',
    'sitename: S\nsecurity-contact: me@example.org',
    ['2:19 warning invalid-value'],
    /security-expires/,
    { security: null },
  ],
  [
    'A contact that holds until a day that does not exist',
    'sitename: S\nsecurity-contact: me@example.org\nsecurity-expires: 2027-02-30',
    ['3:19 error date-invalid'],
    /YYYY-MM-DD/,
    { security: null },
  ],
  [
    'A policy whose address is not safe',
    'sitename: S\nsecurity-contact: tel:+47-1\nsecurity-expires: 2027-01-01\nsecurity-policy: http://e.org',
    ['4:18 warning invalid-value'],
    /docs/,
    {},
  ],
  [
    'A width that is no length',
    'sitename: S\nmain-width: wide',
    ['2:13 warning invalid-value'],
    /80em/,
    { mainWidth: null },
  ],
  [
    'A width that writes rules of its own',
    'sitename: S\nmain-width: "80em; color: red"',
    ['2:13 warning invalid-value'],
    /80em/,
    { mainWidth: null },
  ],
  [
    'A colour that is none',
    'sitename: S\npwa-colour: bluish',
    ['2:13 warning invalid-value'],
    /#2563EB/,
    { pwa: { enabled: false, name: null, shortName: null, colour: '#2563EB', offlineMessage: null } },
  ],
  [
    'A logo that is not there',
    'sitename: S\nlogo: no.svg',
    ['2:7 warning file-missing'],
    /assets\/images/,
    { logo: null, favicon: null },
  ],
  [
    'A theme that is not there',
    'sitename: S\ntheme: no.yml',
    ['2:8 warning file-missing'],
    /remove/,
    { theme: null },
  ],
  [
    'A theme outside the folder',
    'sitename: S\ntheme: ../theme.yml',
    ['2:8 warning file-missing'],
    /remove/,
    { theme: null },
  ],
  [
    'A homepage that is not there',
    'sitename: S\nhomepage: pages/no.md',
    ['2:11 warning homepage-missing'],
    /pages\/home\.md/,
    { homepage: 'pages/home.md' },
  ],
  [
    'A category without code',
    'sitename: S\ncategories: [{name: Norsk}]',
    ['2:14 error category-invalid'],
    /code/,
    { categories: [] },
  ],
  [
    'A category with a blank in its code',
    'sitename: S\ncategories: [{code: n b}]',
    ['2:21 error category-invalid'],
    /letters/,
    { categories: [] },
  ],
  [
    'A category that is a date',
    'sitename: S\ncategories: [{code: "20260704"}]',
    ['2:21 error category-invalid'],
    /not a date/,
    { categories: [] },
  ],
  [
    'A category twice',
    'sitename: S\ndefault-category: {code: en}\ncategories: [{code: en}]',
    ['3:21 error category-invalid'],
    /of its own/,
    { categories: [] },
  ],
  [
    'Categories without a default',
    'sitename: S\ncategories-use: yes\ncategories: [{code: nb}]',
    ['2:17 warning default-category-missing'],
    /default-category: \{code/,
    { categoriesUse: true, defaultCategory: null },
  ],
  [
    'A text for the categories',
    'sitename: S\ncategories: en, nb',
    ['2:13 warning wrong-type'],
    /docs/,
    { categories: [] },
  ],
  [
    'A direction that does not exist',
    'sitename: S\ndefault-category: {code: ar, direction: left}',
    ['2:41 warning invalid-value'],
    /docs/,
    {},
  ],
  [
    'A callout of a type that does not exist',
    'sitename: S\ncallouts: {a: {type: warn}}',
    ['2:22 warning invalid-value'],
    /docs/,
    {},
  ],
  [
    'A misspelt key in a callout',
    'sitename: S\ncallouts: {a: {type: info, en: {titel: x}}}',
    ['2:33 warning unknown-key'],
    /`title`/,
    {},
  ],
  [
    'An old colour that is none',
    'sitename: S\nlight: {main-bgcolour: "url(x)"}',
    ['2:24 warning invalid-value'],
    /#2563EB/,
    {},
  ],
  ['A list', '- sitename: S', ['1:1 error not-a-map', '1:1 error sitename-missing'], /key/, {}],
  ['Broken YAML, and nothing else is said', 'sitename: "S', ['1:11 error yaml-syntax'], /indentation/, {}],
];

for (const [title, text, problems, hint, kept] of CASES) {
  test(`${title}: ${JSON.stringify(text)}`, () => {
    const content = siteOf({ 'config.yml': text });
    assert.deepEqual(
      summarise(content.problems),
      problems.map((problem) => `config.yml:${problem}`),
    );
    assert.match(content.problems[0]?.hint ?? '', hint);
    for (const [key, value] of Object.entries(kept))
      assert.deepEqual(content.config[key as keyof Config], value, key);
  });
}

test('What is nearly the name of a file is taken for it', () => {
  const { problems } = siteOf({
    'config.yml': 'sitename: S\nhomepage: pages/hme.md\nlogo: logo.png\n',
    'nav.yml': '- file: pages/hom.md\n',
    'assets/images/logo.svg': '',
  });
  assert.deepEqual(
    problems.map(({ code, hint }) => `${code} ${hint}`),
    [
      'homepage-missing Did you mean `pages/home.md`?',
      'file-missing Did you mean `logo.svg`?',
      'nav-missing-page Did you mean `pages/home.md`?',
    ],
  );
});

test('A homepage that is a draft is not served: the next best is', () => {
  const content = siteOf({
    'config.yml': 'sitename: S\nhomepage: pages/new.md\n',
    'pages/new.md': '---\ndraft: yes\n---\n',
  });
  assert.equal(content.config.homepage, 'pages/home.md');
  assert.deepEqual(
    content.problems.map(({ message }) => message),
    ['the homepage pages/new.md is a draft'],
  );
});
