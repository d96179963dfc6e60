import { formOf, type Topic } from '../case.ts';

export const errors: Topic = {
  title: 'What is not there',
  cases: [
    {
      title: 'a 404 is a page of the site',
      source: '9110 §15.5.5',
      target: '/none',
      expect: {
        status: 404,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: /<title>Not found<\/title>/,
      },
    },
    {
      title: 'a 404 is compressed like any page',
      source: '9110 §12.5.3',
      target: '/none',
      headers: [['Accept-Encoding', 'br']],
      expect: { status: 404, headers: { 'content-encoding': 'br', vary: /accept-encoding/ } },
    },
    {
      title: 'a 404 is Markdown for a reader of Markdown',
      source: '9110 §12.5.1',
      target: '/none',
      headers: [['Accept', 'text/markdown']],
      expect: { status: 404, headers: { 'content-type': /^text\/markdown/ }, body: '# Not found\n' },
    },
    {
      title: 'a 404 is never refused for its form',
      source: '9110 §15.5.7',
      target: '/none',
      headers: [
        ['Accept', 'image/png'],
        ['Accept-Encoding', 'identity;q=0'],
      ],
      expect: { status: 404 },
    },
    {
      title: 'a 404 stays one under If-None-Match: *',
      source: '9110 §13.2.1',
      target: '/none',
      headers: [['If-None-Match', '*']],
      expect: { status: 404, headers: { etag: null, 'last-modified': null } },
    },
    {
      title: "a 404 stays one under another page's entity tag",
      source: '9110 §13.2.1',
      target: '/none',
      headers: [['If-None-Match', formOf('/page').etag]],
      expect: { status: 404 },
    },
    {
      title: 'a 404 stays one under If-Match',
      source: '9110 §13.2.1',
      target: '/none',
      headers: [['If-Match', '"x"']],
      expect: { status: 404 },
    },
    {
      title: 'a 404 stays one under If-Modified-Since',
      source: '9110 §13.2.1',
      target: '/none',
      headers: [['If-Modified-Since', 'Fri, 01 Jan 2027 00:00:00 GMT']],
      expect: { status: 404 },
    },
    {
      title: 'a 404 is not sent in parts',
      source: '9110 §14.2',
      target: '/none',
      headers: [['Range', 'bytes=0-3']],
      expect: { status: 404, headers: { 'content-range': null, 'accept-ranges': null } },
    },
    {
      title: 'what has expired is a 410 with a page of its own',
      source: '9110 §15.5.11',
      target: '/over',
      expect: { status: 410, headers: { etag: null }, body: /<title>Gone<\/title>/ },
    },
    {
      title: 'a 410 stays one under If-None-Match: *',
      source: '9110 §13.2.1',
      target: '/over',
      headers: [['If-None-Match', '*']],
      expect: { status: 410 },
    },
    {
      title: 'what is not published yet is a 404',
      source: 'ours',
      target: '/soon',
      expect: { status: 404, headers: { etag: null } },
    },
    {
      title: 'every error says how long it may be kept',
      source: '9111 §4.2.2',
      target: '/%zz',
      expect: { status: 400, headers: { 'cache-control': 'no-store' } },
    },
  ],
};
