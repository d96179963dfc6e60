import type { Topic } from '../case.ts';

export const headerRules: Topic = {
  title: "The author's header rules on answers that no route carries",
  cases: [
    {
      title: 'a rule for everything applies to a 404',
      source: 'rules',
      target: '/none',
      expect: { status: 404, headers: { 'x-everywhere': 'yes' } },
    },
    {
      title: 'a rule for everything applies to a 405',
      source: 'rules',
      method: 'POST',
      target: '/page',
      expect: { status: 405, headers: { 'x-everywhere': 'yes' } },
    },
    {
      title: 'a rule for everything applies to a redirect to the one spelling',
      source: 'rules',
      target: '/page/',
      expect: { status: 301, headers: { 'x-everywhere': 'yes' } },
    },
    {
      title: 'a rule says how long a redirect by a rule may be kept',
      source: '9111 §5.2',
      target: '/kept/a',
      expect: { status: 301, headers: { location: '/page', 'cache-control': 'public, max-age=7' } },
    },
    {
      title: 'a rule that says how long redirects may be kept leaves a 404 alone',
      source: '8246 §2',
      target: '/kept/a/b',
      expect: { status: 404, headers: { 'cache-control': 'public, max-age=60' } },
    },
    {
      title: 'what a rule sets replaces what the site says',
      source: 'rules',
      target: '/assets/none.css',
      expect: { status: 404, headers: { 'referrer-policy': 'no-referrer' } },
    },
    {
      title: 'what a rule takes away is gone',
      source: 'rules',
      target: '/assets/none.css',
      expect: { status: 404, headers: { 'content-security-policy': null } },
    },
    {
      title: 'a rule for assets does not make their 404 immutable',
      source: '8246 §2',
      target: '/assets/none.css',
      expect: { status: 404, headers: { 'cache-control': 'public, max-age=60' } },
    },
    {
      title: 'what two rules set stands there twice, which means both',
      source: '9110 §5.3',
      target: '/plain/x',
      expect: { status: 404, headers: { 'x-everywhere': 'yes, twice', 'referrer-policy': null } },
    },
    {
      title: 'a placeholder in a rule stands for one segment',
      source: 'rules',
      target: '/plain/x/y',
      expect: { status: 404, headers: { 'x-everywhere': 'yes' } },
    },
    {
      title: 'a later rule takes away what an earlier one has set',
      source: 'rules',
      target: '/bare/x',
      expect: { status: 404, headers: { 'x-everywhere': null } },
    },
  ],
};
