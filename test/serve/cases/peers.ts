import { formOf, leadsTo, shows, type Topic } from '../case.ts';

export const peers: Topic = {
  title: 'What other servers were reported for',
  cases: [
    {
      title: 'a 404 does not have the entity tag of a page, so no browser shows a blank one for it',
      source: '9110 §15.4.5',
      target: '/none',
      headers: [['If-None-Match', `${formOf('/').etag}, *`]],
      expect: { status: 404, headers: { etag: null }, body: /Not found/ },
    },
    {
      title: 'a 404 below a folder of immutable assets is not immutable',
      source: '8246 §2',
      target: '/assets/site.ffffffff.css',
      expect: { status: 404, headers: { 'cache-control': /^(?!.*immutable)/ } },
    },
    {
      title: 'HEAD with a range is answered 200',
      source: '9110 §14.2',
      method: 'HEAD',
      target: '/assets/data.txt',
      headers: [['Range', 'bytes=0-0']],
      expect: { status: 200, headers: { 'content-range': null, 'content-length': '4000' } },
    },
    {
      title: 'every entity tag is quoted',
      source: '9110 §8.8.3',
      target: '/assets/site.0123abcd.css',
      expect: { status: 200, headers: { etag: /^"[^"]+"$/ } },
    },
    {
      title: 'a query string does not change the page',
      source: 'ours',
      target: '/posts/hello?format=md&_escaped_fragment_=',
      expect: shows('/posts/hello'),
    },
    {
      title: 'nothing is compressed twice',
      source: '9110 §8.4',
      target: '/page',
      headers: [
        ['Accept-Encoding', 'gzip, gzip'],
        ['Accept-Encoding', 'gzip'],
      ],
      expect: {
        ...shows('/page', { coding: 'gzip' }),
        headers: { 'content-encoding': 'gzip' },
      },
    },
    {
      title: 'a dot in a name is no suffix: /v1.2 is not /v1.md',
      source: 'ours',
      target: '/v1.2',
      expect: shows('/v1.2'),
    },
    { title: 'nor is /v1 the page /v1.2', source: 'ours', target: '/v1', expect: { status: 404 } },
    {
      title: 'a slash at the end never shows the page, whose relative links would break',
      source: 'ours',
      target: '/posts/hello/',
      expect: leadsTo('/posts/hello'),
    },
    {
      title: 'encoded names of files are found',
      source: '3986 §6.2.2.2',
      target: '/%63af%C3%A9',
      expect: leadsTo('/caf%C3%A9'),
    },
    {
      title: 'a rule that redirects to itself does not loop',
      source: 'rules',
      target: '/loop/a/b',
      expect: { status: 404, headers: { location: null } },
    },
  ],
};
