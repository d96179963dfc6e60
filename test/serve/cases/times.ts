import { shows, type Topic } from '../case.ts';
import { FAR_FUTURE, MODIFIED, NEWS_CHANGES } from '../fixture-site.ts';

const OLD = shows('/news', { version: 0 });
const NEW = shows('/news', { version: 1 });

export const times: Topic = {
  title: 'The site at its time, and how long an answer may be kept',
  cases: [
    {
      title: 'a page one second before it is published is a 404',
      source: 'ours',
      target: '/soon',
      at: FAR_FUTURE - 1,
      expect: { status: 404 },
    },
    {
      title: 'a page is there from the second on at which it is published',
      source: 'ours',
      target: '/soon',
      at: FAR_FUTURE,
      expect: shows('/soon'),
    },
    {
      title: 'a page is there until the second before it expires',
      source: 'ours',
      target: '/over',
      at: MODIFIED - 1,
      expect: shows('/over'),
    },
    {
      title: 'a page is gone from the second on at which it expires',
      source: '9110 §15.5.11',
      target: '/over',
      at: MODIFIED,
      expect: { status: 410 },
    },
    {
      title: 'a list is the old one until the second before it changes',
      source: 'ours',
      target: '/news',
      at: NEWS_CHANGES - 1,
      expect: OLD,
    },
    {
      title: 'a list is the new one from that second on',
      source: 'ours',
      target: '/news',
      at: NEWS_CHANGES,
      expect: NEW,
    },
    {
      title: 'a list whose last version has ended is a 404',
      source: 'ours',
      target: '/news',
      at: FAR_FUTURE,
      expect: { status: 404 },
    },
    {
      title: "a version's entity tag is not good for the next",
      source: '9110 §8.8.3',
      target: '/news',
      at: NEWS_CHANGES,
      headers: [['If-None-Match', String(OLD.headers?.etag)]],
      expect: NEW,
    },
    {
      title: 'what may be kept for a day is kept until the change, if that comes sooner',
      source: '9111 §4.2.1',
      target: '/news',
      at: NEWS_CHANGES - 3600,
      expect: {
        status: 200,
        headers: {
          'cache-control': 'public, max-age=3600, s-maxage=60, stale-while-revalidate=0',
          expires: null,
        },
      },
    },
    {
      title: 'every lifetime is cut, one second before the change',
      source: '9111 §4.2.1, §5.2.2.10',
      target: '/news',
      at: NEWS_CHANGES - 1,
      expect: {
        status: 200,
        headers: { 'cache-control': 'public, max-age=1, s-maxage=1, stale-while-revalidate=0' },
      },
    },
    {
      title: 'a fraction of a second before the change, nothing may be kept',
      source: '9111 §4.2.1',
      target: '/news',
      at: NEWS_CHANGES - 0.5,
      expect: { status: 200, headers: { 'cache-control': /max-age=0, s-maxage=0/ } },
    },
    {
      title: 'a 304 is cut in the same way',
      source: '9111 §4.3.4',
      target: '/news',
      at: NEWS_CHANGES - 10,
      headers: [['If-None-Match', String(OLD.headers?.etag)]],
      expect: { status: 304, headers: { 'cache-control': /max-age=10,/, expires: null } },
    },
    {
      title: 'a part is cut in the same way',
      source: '9111 §4.2.1',
      target: '/news',
      at: NEWS_CHANGES - 10,
      headers: [['Range', 'bytes=0-1']],
      expect: { status: 206, headers: { 'cache-control': /max-age=10,/, 'content-range': /^bytes 0-1\// } },
    },
    {
      title: 'a lifetime that ends before the change stays',
      source: '9111 §4.2.1',
      target: '/news',
      at: NEWS_CHANGES,
      expect: { status: 200, headers: { 'cache-control': 'public, max-age=86400' } },
    },
    {
      title: 'the 404 before a publication is not kept past it',
      source: '9111 §4.2.1',
      target: '/soon',
      at: FAR_FUTURE - 7,
      expect: { status: 404, headers: { 'cache-control': 'public, max-age=7' } },
    },
    {
      title: 'nor is the 404 of another spelling of it',
      source: '9111 §4.2.1',
      target: '/soon/',
      at: FAR_FUTURE - 7,
      expect: { status: 404, headers: { 'cache-control': 'public, max-age=7' } },
    },
    {
      title: 'a redirect to a list is not kept past its end',
      source: '9111 §4.2.1',
      target: '/news/',
      at: FAR_FUTURE - 7,
      expect: { status: 301, headers: { 'cache-control': 'public, max-age=7' } },
    },
    {
      title: 'an asset with a hash in its name is kept for good',
      source: '8246 §2',
      target: '/assets/site.0123abcd.css',
      expect: { status: 200, headers: { 'cache-control': 'public, max-age=31536000, immutable' } },
    },
    {
      title: 'a page is kept, and checked with the server each time',
      source: '9111 §5.2.2.4',
      target: '/page',
      expect: { status: 200, headers: { 'cache-control': 'public, no-cache' } },
    },
  ],
};
