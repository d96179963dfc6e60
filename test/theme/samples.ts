/** Views for the tests of the theme: a configuration, a theme, a site, and one page of each kind. */
import type { Config, Theme } from '../../build/content/model.ts';
import type { PageView, SiteView } from '../../build/theme/view.ts';

/** config.yml's defaults with a site's name. */
export const CONFIG: Config = {
  sitename: 'Harbour Notes',
  sitedescription: 'Weather, boats and the people who keep them afloat',
  footer: '',
  homepage: null,
  language: 'en',
  date: 'system',
  time: '24hrs',
  monthNames: null,
  monthNamesAbbreviated: null,
  url: null,
  base: '',
  editAddress: null,
  licence: null,
  permalink: null,
  timezone: 'UTC',
  layout: null,
  navigation: 'sidebar',
  listFeeds: 'newest',
  singleTags: 'named',
  navPosition: 'left',
  theme: null,
  logo: null,
  favicon: null,
  search: true,
  searchJson: false,
  mcp: false,
  health: null,
  keepAssets: 0,
  negotiateMarkdown: true,
  css: null,
  defaultTheme: 'system',
  math: true,
  smartPunctuation: false,
  pictures: null,
  media: null,
  covers: true,
  embeds: true,
  comments: null,
  analytics: null,
  newsletter: null,
  codeCopy: true,
  mainWidth: null,
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
  callouts: {},
  csp: {},
  legacyPalette: null,
};

const NOTHING_OPTIONAL: Record<
  | 'onSurface'
  | 'onSurfaceActive'
  | 'onSurfaceTitle'
  | 'onSurfaceHeading'
  | 'onSurfaceNote'
  | 'onSurfaceIcon'
  | 'divider'
  | 'heading',
  null
> = {
  onSurface: null,
  onSurfaceActive: null,
  onSurfaceTitle: null,
  onSurfaceHeading: null,
  onSurfaceNote: null,
  onSurfaceIcon: null,
  divider: null,
  heading: null,
};

const NO_CALLOUT: Theme['callouts']['info'] = { icon: null, primary: null, background: null };

/** The defaults of the format: what a site without theme.yml looks like. */
export const THEME: Theme = {
  light: {
    primary: '#2563EB',
    surface: '#F8FAFC',
    page: '#FFFFFF',
    ink: '#1E293B',
    inkMuted: '#475569',
    ...NOTHING_OPTIONAL,
  },
  dark: {
    primary: '#60A5FA',
    surface: '#1E293B',
    page: '#0F172A',
    ink: '#F1F5F9',
    inkMuted: '#A8B5C7',
    ...NOTHING_OPTIONAL,
  },
  semantic: { info: '#2563EB', warning: '#D97706', success: '#16A34A', error: '#DC2626' },
  semanticDark: { info: '#60A5FA', warning: '#F59E0B', success: '#34D399', error: '#F87171' },
  callouts: { info: NO_CALLOUT, warning: NO_CALLOUT, success: NO_CALLOUT, error: NO_CALLOUT },
  sectionExpandIcon: null,
  sectionCollapseIcon: null,
  fontBody: null,
  fontHeading: null,
  fontCode: null,
  fontSize: 1,
  lineHeight: 1.7,
  mainWidth: '80em',
  navWidth: '20em',
  linkStyles: { link: null, hover: null, visited: null },
};

/** The palettes of the three sample sites, as palette.yml writers really choose them. */
export const HEARTH_THEME: Theme = {
  ...THEME,
  light: {
    ...THEME.light,
    primary: '#A9682B',
    surface: '#FBF3E7',
    page: '#FFFDF9',
    ink: '#3B2A1E',
    inkMuted: '#8C6E58',
  },
  dark: {
    ...THEME.dark,
    primary: '#D9A566',
    surface: '#241812',
    page: '#19120C',
    ink: '#F5E9DC',
    inkMuted: '#C9AD91',
  },
  fontBody: 'bunny:Nunito Sans:400',
  fontHeading: 'bunny:Fraunces:600',
  lineHeight: 1.75,
  mainWidth: '72em',
  navWidth: '18em',
};

export const SITE: SiteView = {
  config: CONFIG,
  theme: THEME,
  stylesheet: '/assets/coldpress/style.0123abcd.css',
  logo: null,
  favicon: '/assets/images/icon.png',
  customStylesheet: null,
  parts: {},
  footerHtml: '© 2026 Harbour Notes · <a href="/about">About</a>',
  nav: [
    { title: 'Home', href: '/', collapsed: false, children: [] },
    {
      title: 'Guides',
      href: null,
      collapsed: false,
      children: [
        { title: 'Reading the weather', href: '/weather', collapsed: false, children: [] },
        { title: 'Knots & splices', href: '/knots', collapsed: false, children: [] },
        {
          title: 'Engines',
          href: null,
          collapsed: true,
          children: [{ title: 'Diesel', href: '/diesel', collapsed: false, children: [] }],
        },
      ],
    },
    {
      title: 'Reference',
      href: null,
      collapsed: true,
      children: [
        { title: 'Signals', href: '/signals', collapsed: false, children: [] },
        { title: 'Lights', href: '/lights', collapsed: false, children: [] },
      ],
    },
  ],
  home: '/',
  scripts: {
    register: '/assets/coldpress/register.js',
    site: '/assets/coldpress/site.js',
    embed: '/assets/coldpress/embed.js',
    copy: '/assets/coldpress/copy.js',
    search: '/assets/coldpress/search.js',
  },
  search: { page: '/search', index: '/search.json', description: '/opensearch.xml' },
};

const PAGE: PageView = {
  kind: 'page',
  path: '/knots',
  title: 'Knots & splices',
  description: 'Six knots that hold, and when to use which.',
  language: 'en',
  direction: 'ltr',
  html: '<p>A knot is <em>a promise</em> made with rope.</p>',
  leadingTitle: null,
  headings: [],
  meta: null,
  notice: null,
  tags: [],
  posts: [],
  series: null,
  related: [],
  previous: null,
  next: null,
  pager: null,
  links: [{ rel: 'canonical', href: 'https://harbour.example/knots' }],
  metas: [{ property: 'og:title', content: 'Knots & splices' }],
  jsonLd: [{ '@context': 'https://schema.org', '@type': 'WebPage', name: 'Knots & splices' }],
  variants: [],
  uses: { tabs: false, accordions: false, codeCopy: false },
};

const POSTS: PageView['posts'] = [
  {
    href: '/posts/autumn-gales',
    title: 'What the autumn gales taught us',
    description: 'Three nights, eleven boats, and a breakwater that was never meant for this.',
    date: { text: '2 November 2026', iso: '2026-11-02' },
    author: 'Ines Aalto',
  },
  {
    href: '/posts/varnish',
    title: 'Varnish: seven coats or none',
    description: '',
    date: { text: '15 January 2026', iso: '2026-01-15' },
    author: null,
  },
];

/** Every kind of block that an article can hold, as build/markdown writes it (content/pages/docs/markdown.md). */
const ARTICLE: string = `
<p>The harbour <a href="/about">has a page</a> and <a href="https://example.org/" target="_blank" rel="noopener noreferrer">a link elsewhere</a>. Inline <code>code --flag</code>, <strong>strong</strong>, <em>emphasis</em>, <del>gone</del>, <kbd>Ctrl</kbd> and a footnote<sup class="footnote-ref"><a href="#fn:1" id="fnref:1" role="doc-noteref" aria-label="Footnote 1">1</a></sup>.</p>
<nav class="toc toc-page" aria-label="On this page"><ul><li><a href="#lists">Lists</a><ul><li><a href="#deeper">Deeper</a></li></ul></li><li><a href="#code">Code</a></li></ul></nav>
<h2 id="lists"><a class="anchor" href="#lists">Lists and quotations</a></h2>
<ul><li>Rope</li><li>Chain<ul><li>galvanised</li><li>stainless</li></ul></li></ul>
<ol><li>First</li><li>Second</li></ol>
<ul class="task-list"><li class="task"><input type="checkbox" disabled checked aria-label="Done"> Bilge pump</li><li class="task"><input type="checkbox" disabled aria-label="Not done"> Flares</li></ul>
<blockquote><p>There is nothing half so much worth doing as simply messing about in boats.</p></blockquote>
<h3 id="deeper"><a class="anchor" href="#deeper">A deeper heading that is long enough to be broken over two lines on a phone</a></h3>
<div class="table-scroll" role="region" aria-label="Table 1: Knot, Holds, Slips" tabindex="0"><table><thead><tr><th>Knot</th><th class="align-right">Holds</th><th>Use it for whatever needs a sentence to explain</th></tr></thead><tbody><tr><td>Bowline</td><td class="align-right">65 %</td><td>A loop that will not slip</td></tr><tr><td>Clove hitch</td><td class="align-right">60 %</td><td>A post, for the time being</td></tr></tbody></table></div>
<hr>
<h2 id="code"><a class="anchor" href="#code">Code</a></h2>
<div class="code" data-language="ts" data-copy><pre tabindex="0"><code class="language-ts"><span class="hljs-comment">// What the tide does, in metres over chart datum, to a sailor who did not look at the table before leaving</span>
<span class="hljs-keyword">export function</span> <span class="hljs-title">tide</span>(hour: <span class="hljs-built_in">number</span>): <span class="hljs-type">Metres</span> {
  <span class="hljs-keyword">return</span> <span class="hljs-number">2.4</span> * <span class="hljs-type">Math</span>.<span class="hljs-title">sin</span>(hour / <span class="hljs-number">12.42</span>) + <span class="hljs-string">\`high\`</span>;
}
<span class="hljs-meta">@decorated</span> <span class="hljs-deletion">- gone</span> <span class="hljs-addition">+ come</span> <span class="hljs-attr">key</span>: <span class="hljs-literal">true</span> <span class="hljs-symbol">:sym</span>
</code></pre></div>
<div class="callout callout-info" role="note" aria-label="Note"><p class="callout-title"><span class="callout-icon" aria-hidden="true"></span>Heads up</p><div class="callout-body"><p>Information with <a href="/about">a link</a> and <code>code</code>.</p></div></div>
<div class="callout callout-warning" role="note" aria-label="Warning"><p class="callout-title"><span class="callout-icon" aria-hidden="true"></span>Take care</p><div class="callout-body"><p>A warning.</p></div></div>
<div class="callout callout-success" role="note" aria-label="Success"><p class="callout-title"><span class="callout-icon" aria-hidden="true" data-icon="anchor"></span>Done</p><div class="callout-body"><p>It holds.</p><ul><li>and has</li><li>a list</li></ul></div></div>
<div class="callout callout-error" role="note" aria-label="Error"><div class="callout-body"><p>Without a title.</p></div></div>
<h2 id="boxes"><a class="anchor" href="#boxes">Tabs and accordions</a></h2>
<fieldset class="tabs tabs-underline"><legend class="visually-hidden">Tabs: Sail, Motor</legend><input class="tab-choice" type="radio" name="tabs:1" id="tab:1:1" checked><label class="tab-label" for="tab:1:1">Sail</label><div class="tab-panel"><p>Reef early.</p></div><input class="tab-choice" type="radio" name="tabs:1" id="tab:1:2"><label class="tab-label" for="tab:1:2">Motor</label><div class="tab-panel"><p>Check the oil.</p></div></fieldset>
<fieldset class="tabs tabs-filled"><legend class="visually-hidden">Tabs: Winter, Summer</legend><input class="tab-choice" type="radio" name="tabs:2" id="tab:2:1" checked><label class="tab-label" for="tab:2:1">Winter</label><div class="tab-panel"><p>Cover and chocks.</p></div><input class="tab-choice" type="radio" name="tabs:2" id="tab:2:2"><label class="tab-label" for="tab:2:2">Summer</label><div class="tab-panel"><p>Antifouling.</p></div></fieldset>
<div class="accordion accordion-underline"><details class="accordion-item" open><summary class="accordion-title">Does it float?</summary><div class="accordion-body"><p>For now.</p></div></details><details class="accordion-item"><summary class="accordion-title">Is it dry?</summary><div class="accordion-body"><p>No.</p></div></details></div>
<div class="accordion accordion-filled"><details class="accordion-item" open><summary class="accordion-title">Filled, open</summary><div class="accordion-body"><p>Body.</p></div></details><details class="accordion-item"><summary class="accordion-title">Filled, closed</summary><div class="accordion-body"><p>Body.</p></div></details></div>
<h2 id="posts"><a class="anchor" href="#posts">Posts</a></h2>
<div class="posts"><nav class="post-years" aria-label="Years"><ul><li><a href="/archive">2026</a></li><li><a href="/archive/2">2025</a></li></ul></nav><details class="post-year" open><summary>2026</summary><h3 class="post-month">January 2026</h3><ul class="post-list"><li><time datetime="2026-01-15">15 January 2026</time><span class="post-dash" aria-hidden="true"> — </span><a href="/posts/varnish">Varnish: seven coats or none</a></li></ul></details><details class="post-more"><summary>32 more</summary><ul class="post-list"><li><time datetime="2025-01-15">15 January 2025</time><span class="post-dash" aria-hidden="true"> — </span><a href="/posts/old">Old</a></li></ul></details><nav class="pager" aria-label="Pages"><a rel="prev" href="/archive">Newer posts</a><span class="pager-page">Page 2 of 5</span><a rel="next" href="/archive/3">Older posts</a><ol class="pager-pages"><li><a href="/archive">1</a></li><li><a href="/archive/2" aria-current="page">2</a></li><li><span class="pager-gap">…</span></li><li><a href="/archive/5">5</a></li></ol></nav></div>
<section class="footnotes" role="doc-endnotes" aria-labelledby="fn:title"><h2 class="footnotes-title" id="fn:title">Footnotes</h2><ol><li id="fn:1"><p>A note at the end. <a class="footnote-back" href="#fnref:1" role="doc-backlink" aria-label="Back to reference 1">↩</a></p></li></ol></section>`.trim();

/** One page of each kind, with everything that kind can show. */
export const PAGES: Record<PageView['kind'], PageView> = {
  page: PAGE,
  home: {
    ...PAGE,
    kind: 'home',
    path: '/',
    title: 'Welcome aboard',
    html: '<h1 id="welcome">Welcome <em>aboard</em></h1>\n<p>Notes from a small harbour on a cold sea: what we mend, what breaks again, and who comes by.</p>',
    leadingTitle: 'Welcome aboard',
    posts: POSTS,
  },
  post: {
    ...PAGE,
    kind: 'post',
    path: '/posts/autumn-gales',
    title: 'What the autumn gales taught us',
    html: ARTICLE,
    meta: {
      author: 'Ines Aalto',
      authorHref: '/authors/ines-aalto',
      minutesToRead: 7,
      created: { text: '2 November 2026 at 09:00', iso: '2026-11-02T09:00:00+02:00' },
      modified: { text: '5 November 2026', iso: '2026-11-05' },
    },
    tags: [
      { name: 'storms', href: '/tags/storms' },
      { name: 'moorings', href: null },
    ],
    notice: 'Draft: not published',
    listLinks: [
      { title: 'Posts', href: '/posts' },
      { title: 'Tags', href: '/tags' },
      { title: 'RSS', href: '/feed.xml' },
    ],
    series: {
      name: 'Storms & moorings',
      part: 2,
      count: 2,
      parts: [
        { number: 1, href: '/posts/varnish', title: 'Varnish: seven coats or none' },
        { number: 2, href: '/posts/autumn-gales', title: 'What the autumn gales taught us' },
      ],
    },
    related: [
      {
        href: '/posts/varnish',
        title: 'Varnish: seven coats or none',
        date: { text: '15 January 2026', iso: '2026-01-15' },
      },
    ],
    previous: { href: '/posts/varnish', title: 'Varnish: seven coats or none' },
    next: { href: '/posts/winter', title: 'Laying up for winter' },
    variants: [
      { code: 'en', name: 'English', href: '/posts/autumn-gales', language: 'en', current: true },
      { code: 'nb', name: 'Norsk', href: '/nb/posts/autumn-gales', language: 'nb', current: false },
    ],
    uses: { tabs: true, accordions: true, codeCopy: true },
  },
  list: {
    ...PAGE,
    kind: 'list',
    path: '/archive/2',
    title: 'Archive',
    html: '',
    posts: POSTS,
    pager: { page: 2, pages: 5, previous: '/archive', next: '/archive/3' },
  },
  error: { ...PAGE, kind: 'error', path: null, title: 'Page not found', html: '', links: [], jsonLd: [] },
};
