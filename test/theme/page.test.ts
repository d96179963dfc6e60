/** page.ts and templates/: what a reader finds on a page, asked of the parsed document. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { renderPage } from '../../build/theme/page.ts';
import type { NavNode, PageView, SiteView } from '../../build/theme/view.ts';
import { all, attribute, type Element, fullShape, one, parseDocument, shape, textOf } from './dom.ts';
import { PAGES, SITE } from './samples.ts';

const TOPBAR: SiteView = { ...SITE, config: { ...SITE.config, navigation: 'topbar' } };

function render(page: Partial<PageView>, site: SiteView = SITE): Element {
  return parseDocument(renderPage(site, { ...PAGES.page, ...page }));
}

describe('the document', () => {
  it('says its language and direction', () => {
    const root = render({ language: 'ar', direction: 'rtl' });
    assert.equal(attribute(one(root, 'html'), 'lang'), 'ar');
    assert.equal(attribute(one(root, 'html'), 'dir'), 'rtl');
  });

  it('names the category that is being read, where there is one', () => {
    assert.equal(attribute(one(render({ category: 'nb' }), 'html'), 'data-category'), 'nb');
    assert.equal(attribute(one(render({ category: null }), 'html'), 'data-category'), undefined);
    assert.equal(attribute(one(render({}), 'html'), 'data-category'), undefined);
  });

  const TITLES: [title: string, expected: string][] = [
    ['Knots & splices', 'Knots & splices — Harbour Notes'],
    ['Harbour Notes', 'Harbour Notes'],
    ['', 'Harbour Notes'],
  ];
  for (const [title, expected] of TITLES) {
    it(`called ${JSON.stringify(title)} has the title ${expected}`, () => {
      assert.equal(textOf(one(render({ title }), 'title')), expected);
    });
  }

  it('has a description only where there is one', () => {
    assert.equal(all(render({ description: '' }), 'meta', 'name', 'description').length, 0);
    assert.equal(
      attribute(one(render({ description: 'a "b"' }), 'meta', 'name', 'description'), 'content'),
      'a "b"',
    );
  });

  it('carries the builder’s links, metas and linked data', () => {
    const root = render({});
    assert.equal(attribute(one(root, 'link', 'rel', 'canonical'), 'href'), 'https://harbour.example/knots');
    assert.equal(attribute(one(root, 'meta', 'property', 'og:title'), 'content'), 'Knots & splices');
    assert.deepEqual(
      JSON.parse(textOf(one(root, 'script', 'type', 'application/ld+json'))),
      PAGES.page.jsonLd[0],
    );
  });

  it('has one main element, one level-1 heading, and a link past the navigation', () => {
    for (const page of Object.values(PAGES)) {
      const root = render(page);
      assert.equal(all(root, 'h1').length, 1, page.kind);
      assert.equal(
        `#${attribute(one(root, 'main'), 'id')}`,
        attribute(one(root, 'a', 'class', 'skip'), 'href'),
      );
    }
  });

  it('has no style attribute and no event handler', () => {
    for (const page of Object.values(PAGES)) {
      for (const element of all(render(page), '*')) {
        for (const { name } of element.attrs) assert.doesNotMatch(name, /^(?:style|on.*)$/, element.nodeName);
      }
    }
  });

  it('is the same when it is rendered again', () => {
    assert.equal(renderPage(SITE, PAGES.post), renderPage(SITE, PAGES.post));
  });
});

describe('the copy script', () => {
  const CASES: [title: string, uses: boolean, wanted: boolean, count: number][] = [
    ['is there where code can be copied', true, true, 1],
    ['is not there on a page without code', false, true, 0],
    ['is not there where the author does not want it', true, false, 0],
  ];
  for (const [title, codeCopy, wanted, count] of CASES) {
    it(title, () => {
      const site = { ...SITE, config: { ...SITE.config, codeCopy: wanted } };
      const root = render({ uses: { tabs: false, accordions: false, codeCopy } }, site);
      assert.equal(all(root, 'script', 'src', SITE.scripts.copy).length, count);
      assert.equal(all(root, 'main', 'data-copy', 'Copy').length, count);
    });
  }
});

describe('the title', () => {
  it('is a heading where the article has none', () => {
    assert.equal(textOf(one(render({ title: 'A <b>' }), 'h1')), 'A <b>');
  });

  it('is the article’s own heading where it starts with one, and the meta line follows it', () => {
    const root = render({ ...PAGES.home, meta: { author: 'Ines', created: null, modified: null } });
    const header = one(one(root, 'article'), 'header');
    assert.deepEqual(shape(header), ['header', 'h1', 'em', 'p', 'span']);
    assert.equal(attribute(one(root, 'h1'), 'id'), 'welcome');
    assert.equal(all(one(root, 'div', 'class', 'prose'), 'h1').length, 0);
  });

  const FURTHER_DOWN = {
    html: '<p><img src="/a.png" alt=""></p><h1 id="own">Own title</h1>',
    headings: [{ level: 1, id: 'own', text: 'Own title', html: 'Own title' }],
  };

  it('is not added to a page that has its one title further down', () => {
    assert.equal(textOf(one(render(FURTHER_DOWN), 'h1')), 'Own title');
    assert.equal(all(one(render(FURTHER_DOWN), 'article'), 'header').length, 0);
  });

  it('is added to a post that has such a heading', () => {
    const titles = all(render({ ...FURTHER_DOWN, kind: 'post' }), 'h1').map(textOf);
    assert.deepEqual(titles, ['Knots & splices', 'Own title']);
  });

  it('is added to a page whose sections are all level-1 headings', () => {
    const headings = [...FURTHER_DOWN.headings, ...FURTHER_DOWN.headings];
    assert.equal(all(render({ ...FURTHER_DOWN, headings }), 'h1').length, 2);
  });

  it('is added where the article only seems to start with one', () => {
    const root = render({ leadingTitle: 'Welcome', html: '<p>no heading</p>' });
    assert.equal(textOf(one(root, 'h1')), 'Knots & splices');
  });
});

type Meta = NonNullable<PageView['meta']>;
const CREATED = { text: '15 January 2026 at 09:00', iso: '2026-01-15T09:00:00Z' };
const MODIFIED = { text: '2 February 2026', iso: '2026-02-02' };

describe('the meta line', () => {
  const LINES: [meta: Meta | null, language: string, text: string | null][] = [
    [
      { author: 'Ines Aalto', created: CREATED, modified: MODIFIED },
      'en',
      'Ines Aalto | Published 15 January 2026 at 09:00 (last updated 2 February 2026)',
    ],
    [
      { author: 'Ines Aalto', created: CREATED, modified: null },
      'en',
      'Ines Aalto | Published 15 January 2026 at 09:00',
    ],
    [{ author: null, created: CREATED, modified: CREATED }, 'en', 'Published 15 January 2026 at 09:00'],
    [{ author: null, created: null, modified: MODIFIED }, 'en', 'Last updated 2 February 2026'],
    [{ author: 'Ines Aalto', created: null, modified: null }, 'en', 'Ines Aalto'],
    [{ author: 'Ines', created: CREATED, modified: null }, 'nb', 'Ines | Publisert 15 January 2026 at 09:00'],
    [{ author: null, created: null, modified: null }, 'en', null],
    [null, 'en', null],
  ];
  for (const [meta, language, text] of LINES) {
    it(text ?? `is not there for ${JSON.stringify(meta)}`, () => {
      const [line] = all(render({ meta, language }), 'p', 'class', 'meta');
      assert.equal(line === undefined ? null : textOf(line), text);
    });
  }

  it('gives machines the dates', () => {
    const times = all(render({ meta: { author: null, created: CREATED, modified: MODIFIED } }), 'time');
    assert.deepEqual(
      times.map((time) => attribute(time, 'datetime')),
      [CREATED.iso, MODIFIED.iso],
    );
  });
});

const LEAF = (title: string, href: string): NavNode => ({ title, href, collapsed: false, children: [] });

describe('the navigation', () => {
  it('marks the current page, once', () => {
    const current = all(render({ path: '/knots' }), 'a', 'aria-current', 'page');
    assert.deepEqual(current.map(textOf), ['Knots & splices']);
  });

  it('marks nothing on an error page', () => {
    assert.equal(all(render({ ...PAGES.error }), 'a', 'aria-current', 'page').length, 0);
  });

  it('opens a collapsed section that holds the current page, and no other', () => {
    const open = (path: string): string[] =>
      all(render({ path }), 'details')
        .filter((details) => attribute(details, 'open') !== undefined)
        .map((details) => textOf(one(details, 'summary')));
    assert.deepEqual(open('/signals'), ['Reference']);
    assert.deepEqual(open('/diesel'), ['Engines']);
    assert.deepEqual(open('/'), []);
  });

  it('shows a section that is not collapsed as a heading with its pages', () => {
    const section = one(render({}), 'span', 'class', 'section');
    assert.equal(textOf(section), 'Guides');
  });

  it('in a topbar has one dropdown open at a time, and none to begin with', () => {
    const dropdowns = all(render({}, TOPBAR), 'details', 'name', 'bar');
    const summaries = dropdowns.map((details) => all(details, 'summary')[0] ?? assert.fail());
    assert.deepEqual(summaries.map(textOf), ['Guides', 'Reference']);
    assert.deepEqual(
      summaries.map((summary) => attribute(summary, 'class')),
      ['inside', undefined],
    );
    assert.ok(dropdowns.every((details) => attribute(details, 'open') === undefined));
  });

  it('in a topbar shows the pages of an only section themselves', () => {
    const nav = [
      { title: 'Site', href: null, collapsed: true, children: [LEAF('Home', '/'), LEAF('About', '/about')] },
    ];
    const root = one(render({}, { ...TOPBAR, nav }), 'nav', 'class', 'nav');
    assert.equal(all(root, 'details').length, 0);
    assert.deepEqual(all(root, 'a').map(textOf), ['Home', 'About']);
  });

  it('in a topbar keeps the dropdown of an only section with many pages', () => {
    const children = Array.from({ length: 9 }, (_, index) => LEAF(`Page ${index}`, `/${index}`));
    const root = render({}, { ...TOPBAR, nav: [{ title: 'Site', href: null, collapsed: true, children }] });
    assert.equal(textOf(one(root, 'summary')), 'Site');
  });

  it('puts the page that stands for a group first in the group', () => {
    const nav = [{ ...LEAF('Start', '/start'), children: [LEAF('More', '/more')] }, LEAF('Other', '/other')];
    const root = one(render({ path: '/start' }, { ...TOPBAR, nav }), 'nav', 'class', 'nav');
    assert.deepEqual(all(root, 'a').map(textOf), ['Start', 'More', 'Other']);
    assert.equal(textOf(one(root, 'a', 'aria-current', 'page')), 'Start');
  });

  it('of an empty site is not there, and no button opens it', () => {
    const root = render({}, { ...SITE, nav: [] });
    assert.equal(all(root, 'nav').length + all(root, 'button', 'popovertarget', 'page:menu').length, 0);
  });

  it('survives a tree of many levels', () => {
    const deep = Array.from({ length: 50 }).reduce<NavNode>(
      (child) => ({ title: 'Level', href: null, collapsed: true, children: [child] }),
      LEAF('Deep', '/deep'),
    );
    assert.equal(
      textOf(one(render({ path: '/deep' }, { ...SITE, nav: [deep] }), 'a', 'aria-current', 'page')),
      'Deep',
    );
  });
});

describe('lists and links to other lists', () => {
  it('a homepage lists its posts under a heading of their own', () => {
    const root = render(PAGES.home);
    assert.equal(textOf(one(root, 'h2')), 'Latest posts');
    assert.deepEqual(
      all(root, 'h3').map(textOf),
      PAGES.home.posts.map(({ title }) => title),
    );
  });

  it('a list’s posts are headings right below its title', () => {
    assert.equal(all(render(PAGES.list), 'h2').length, PAGES.list.posts.length);
  });

  it('a pager says where it is and leads to both', () => {
    const pager = one(render(PAGES.list), 'nav', 'class', 'pager');
    assert.equal(textOf(pager), 'PreviousPage 2 of 5Next');
    assert.equal(attribute(one(pager, 'a', 'rel', 'prev'), 'href'), '/archive');
    assert.equal(attribute(one(pager, 'a', 'rel', 'next'), 'href'), '/archive/3');
  });

  it('a pager of one page is not there', () => {
    const pager = { page: 1, pages: 1, previous: null, next: null };
    assert.equal(all(render({ pager }), 'nav', 'class', 'pager').length, 0);
  });

  it('previous and next are there where there is one', () => {
    const next = { href: '/b', title: 'B' };
    const root = render({ previous: null, next });
    assert.equal(all(root, 'a', 'rel', 'prev').length, 0);
    assert.equal(attribute(one(root, 'a', 'rel', 'next'), 'href'), '/b');
  });

  it('tags are linked where they have a page', () => {
    const list = one(render(PAGES.post), 'ul', 'class', 'tags');
    assert.deepEqual(shape(list), ['ul', 'li', 'a', 'li', 'span']);
  });

  it('variants say their language, and which of them this is', () => {
    const menu = one(render(PAGES.post), 'details', 'class', 'variants');
    assert.deepEqual(
      all(menu, 'a').map((link) => [
        attribute(link, 'hreflang'),
        attribute(link, 'lang'),
        attribute(link, 'aria-current'),
      ]),
      [
        ['en', 'en', 'true'],
        ['nb', 'nb', undefined],
      ],
    );
  });

  it('an only variant makes no menu', () => {
    const variants = PAGES.post.variants.slice(0, 1);
    assert.equal(all(render({ variants }), 'details', 'class', 'variants').length, 0);
  });
});

describe('an error page', () => {
  const error = (site: SiteView, html = ''): string =>
    textOf(one(render({ ...PAGES.error, html }, site), 'main'));

  it('says what happened and leads back', () => {
    assert.match(error(SITE), /Page not found.*nothing at this address.*SearchBack to the homepage/);
  });

  it('says what the author wants it to say', () => {
    const config = { ...SITE.config, pageNotFoundMessage: 'Lost <at> sea' };
    assert.match(error({ ...SITE, config }), /Lost <at> sea/);
    assert.doesNotMatch(error({ ...SITE, config }), /nothing at this address/);
  });

  it('shows the author’s own page', () => {
    assert.match(error(SITE, '<p>Ours.</p>'), /Ours\.SearchBack to the homepage/);
  });

  it('speaks the page’s language', () => {
    assert.match(textOf(one(render({ ...PAGES.error, language: 'nb' }), 'main')), /Tilbake til forsiden/);
  });
});

describe('for any fields', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      '</title><script>x</script>',
      '"><img src=x onerror=x>',
      "' onclick='x",
      '<!--',
      '&lt;',
      '$&',
    ),
  );

  it('a page has the same elements and attributes', () => {
    const expected = fullShape(filled('x'));
    fc.assert(
      fc.property(hostile, (text) => assert.deepEqual(fullShape(filled(text)), expected)),
      { numRuns: 60 },
    );
  });

  it('no link can run a script', () => {
    for (const url of ['javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x']) {
      const html = renderPage(...withText(url, url));
      assert.doesNotMatch(html, /(?:href|src|data-index|data-script)="\s*(?:java\s*script|data):/i);
    }
  });
});

function filled(text: string): Element {
  return parseDocument(renderPage(...withText(text, `/${text}`)));
}

/** A site and a page that show everything, each of their strings replaced but those that are HTML. */
function withText(text: string, url: string): [SiteView, PageView] {
  const way = { href: url, title: text };
  const date = { text, iso: text };
  const config = {
    ...SITE.config,
    sitename: `n${text}`,
    sitedescription: `d${text}`,
    pageNotFoundMessage: text,
    categoriesSelectText: text,
  };
  const nav: NavNode[] = [
    LEAF(text, url),
    { title: text, href: null, collapsed: true, children: [LEAF(text, url)] },
  ];
  const scripts = { site: url, copy: url, embed: url, search: url, register: url };
  const site = {
    ...SITE,
    config,
    nav,
    scripts,
    stylesheet: url,
    logo: url,
    favicon: url,
    home: url,
    search: { page: url, index: url, description: url },
  };
  const variant = { code: text, name: text, href: url, language: text };
  const page: PageView = {
    ...PAGES.post,
    path: null,
    kind: 'error',
    html: '',
    title: `t${text}`,
    description: `d${text}`,
    language: `x-${text}`,
    category: text,
    meta: { author: text, created: date, modified: { text: `m${text}`, iso: text } },
    tags: [
      { name: text, href: url },
      { name: text, href: null },
    ],
    posts: [{ href: url, title: text, description: `d${text}`, date, author: text }],
    previous: way,
    next: way,
    pager: { page: 1, pages: 2, previous: url, next: url },
    links: [{ rel: text, href: url }],
    metas: [{ name: text, content: text }],
    jsonLd: [{ text }],
    variants: [
      { ...variant, current: true },
      { ...variant, current: false },
    ],
  };
  return [site, page];
}

describe('where a page stands and comes from', () => {
  it('its sections stand above its title, from the homepage on', () => {
    const root = render({
      trail: [
        { title: 'Guide', href: '/guide' },
        { title: 'Deep <b>', href: null },
      ],
    });
    const trail = one(root, 'nav', 'class', 'trail');
    assert.equal(attribute(trail, 'aria-label'), 'Breadcrumb');
    assert.deepEqual(all(trail, 'li').map(textOf), ['Harbour Notes', 'Guide', 'Deep <b>']);
    assert.deepEqual(
      all(trail, 'a').map((link) => attribute(link, 'href')),
      ['/', '/guide'],
    );
  });

  it('a page in no section has no such line', () => {
    assert.equal(all(render({ trail: [] }), 'nav', 'class', 'trail').length, 0);
    assert.equal(all(render({}), 'nav', 'class', 'trail').length, 0);
  });

  it('when it was changed and where to change it stand below its text', () => {
    const modified = { text: '2 May 2026', iso: '2026-05-02' };
    const root = render({ source: { modified, editHref: 'https://e.example/edit/a.md' } });
    const line = one(root, 'p', 'class', 'source');
    assert.equal(textOf(line).replace(/\s+/g, ' ').trim(), 'Last updated 2 May 2026Edit this page');
    assert.equal(attribute(one(line, 'a'), 'href'), 'https://e.example/edit/a.md');
  });

  it('nothing stands there where neither is known', () => {
    assert.equal(
      all(render({ source: { modified: null, editHref: null } }), 'p', 'class', 'source').length,
      0,
    );
  });
});
