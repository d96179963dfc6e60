import { shows, type Topic } from '../case.ts';

const HTML = shows('/posts/hello', { type: 'text/html' });
const MARKDOWN = shows('/posts/hello', { type: 'text/markdown' });
const REFUSED = { status: 406, headers: { vary: 'accept, accept-encoding' } };
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

const CHOICES: readonly [title: string, field: string, typeof HTML][] = [
  ['a browser', BROWSER, HTML],
  ['anything', '*/*', HTML],
  ['any text', 'text/*', HTML],
  ['Markdown', 'text/markdown', MARKDOWN],
  ['Markdown in capitals', 'Text/Markdown', MARKDOWN],
  ['Markdown, else anything', 'text/markdown, */*;q=0.1', MARKDOWN],
  ['Markdown less than HTML', 'text/markdown;q=0.5, text/html', HTML],
  ['both the same: the one named first', 'text/markdown, text/html', MARKDOWN],
  ['both the same: the one named first is HTML', 'text/html, text/markdown', HTML],
  ['both the same and anything (coding agents)', 'text/markdown, text/html, */*', MARKDOWN],
  ['both the same and anything, HTML first', 'text/html, text/markdown, */*', HTML],
  ['Markdown by name before anything', 'text/markdown, */*', MARKDOWN],
  ['Markdown by name behind anything', '*/*, text/markdown', MARKDOWN],
  ['both by name, with the same weight below 1', 'text/markdown;q=0.9, text/html;q=0.9, */*;q=0.1', MARKDOWN],
  ['named first but weighed less', 'text/markdown;q=0.9, text/html', HTML],
  ['named first with a parameter that no form has', 'text/markdown;v=1, text/html, */*', HTML],
  ['a type that the site does not have', 'application/json', HTML],
  ['another text', 'text/plain', HTML],
  ['a picture', 'image/png', HTML],
  ['XHTML and XML alone', 'application/xhtml+xml,application/xml;q=0.9', HTML],
  ['a feed', 'application/rss+xml', HTML],
  ['an asterisk alone', '*', HTML],
  ['a word alone', 'text', HTML],
  ['HTML in another charset', 'text/html;charset=ISO-8859-1', HTML],
  ['HTML of a level', 'text/html;level=1', HTML],
  ['HTML of a level, refused', 'text/html;level=1;q=0', HTML],
  ['everything refused, but nothing by name', '*/*;q=0', HTML],
  ['Markdown refused, and nothing else said', 'text/markdown;q=0', HTML],
  ['the more specific range counts, even if it is lower', 'text/*, text/html;q=0.1', MARKDOWN],
  ['the more specific range counts, in either order', 'text/html;q=0.1, text/*', MARKDOWN],
  ['HTML ruled out', 'text/html;q=0, */*', MARKDOWN],
  ['a charset that all text has', 'text/markdown;charset=UTF-8', MARKDOWN],
  ['a charset in quotes', 'text/markdown; charset="utf-8"', MARKDOWN],
  ['a parameter that no form has covers none', 'text/html;level=1, text/markdown;q=0.1', MARKDOWN],
  ['a comma in a quoted parameter separates nothing', 'image/png;a="x,text/markdown", text/html', HTML],
  ['an escaped quote in a quoted parameter ends nothing', 'image/png;a="\\",text/markdown", text/html', HTML],
  ['what follows the weight means nothing', 'text/markdown;q=0.9;level=1, text/html;q=0.8', MARKDOWN],
  ['an empty field says nothing', '', HTML],
  ['a field without one readable element says nothing', ', ;q=1, a;q=9', HTML],
  ['bytes outside ASCII', 'text/\xe9, text/markdown', MARKDOWN],
];

export const mediaTypes: Topic = {
  title: 'Media types',
  cases: [
    {
      title: 'a reader who says nothing gets HTML, and Vary is sent to caches',
      source: '9110 §12.5.1, §12.5.5',
      target: '/posts/hello',
      expect: {
        ...HTML,
        headers: { 'content-type': 'text/html; charset=utf-8', vary: 'accept, accept-encoding' },
      },
    },
    ...CHOICES.map(([title, field, expect]) => ({
      title: `Accept: ${title}`,
      source: '9110 §12.5.1',
      target: '/posts/hello',
      headers: [['Accept', field] as const],
      expect,
    })),
    ...['text/html;q=0, text/markdown;q=0', 'text/html;q=0', 'Text/HTML;q=0.000, application/json'].map(
      (field) => ({
        title: `HTML is refused by name, and nothing else is left: ${field}`,
        source: '9110 §15.5.7',
        target: '/posts/hello',
        headers: [['Accept', field] as const],
        expect: REFUSED,
      }),
    ),
    {
      title: 'the type is chosen first, then the coding',
      source: '9110 §12.1',
      target: '/posts/hello',
      headers: [
        ['Accept', 'text/markdown'],
        ['Accept-Encoding', 'gzip;q=1, br;q=0.5'],
      ],
      expect: shows('/posts/hello', { type: 'text/markdown', coding: 'br' }),
    },
    {
      title: 'a type in a coding that is refused gives way to the next type',
      source: '9110 §12.1',
      target: '/posts/hello',
      headers: [
        ['Accept', 'text/markdown, text/html;q=0.5'],
        ['Accept-Encoding', 'gzip, identity;q=0'],
      ],
      expect: shows('/posts/hello', { type: 'text/html', coding: 'gzip' }),
    },
    {
      title: 'what has one type only is sent for any Accept',
      source: '9110 §12.5.1',
      target: '/assets/site.0123abcd.css',
      headers: [['Accept', 'text/html']],
      expect: shows('/assets/site.0123abcd.css'),
    },
    {
      title: 'the Markdown of a post has a path of its own',
      source: 'ours',
      target: '/posts/hello.md',
      headers: [['Accept', 'text/html']],
      expect: shows('/posts/hello.md'),
    },
  ],
};
