import { shows, type Topic } from '../case.ts';

/** /greeting is there in en, nb and de-AT, in this order. */
const CHOICES: readonly [title: string, field: string, language: string][] = [
  ['the language itself', 'nb', 'nb'],
  ['the language in capitals', 'NB', 'nb'],
  ['the highest weight', 'nb;q=0.5, en;q=0.4', 'nb'],
  ['at one weight the first that the site has', 'nb, en', 'en'],
  ['a range covers its variants', 'de', 'de-AT'],
  ['a variant that there is', 'de-AT', 'de-AT'],
  ['a variant that there is not is served by its language', 'en-GB', 'en'],
  ['a variant that there is not, beside a language that is', 'en-GB;q=0.9, nb;q=0.8', 'en'],
  ['another variant is no match', 'de-CH, nb;q=0.1', 'nb'],
  ['a range is no prefix of a longer name', 'n', 'en'],
  ['the longest range counts', 'de;q=0.9, de-AT;q=0.1, nb;q=0.5', 'nb'],
  ['anything', '*', 'en'],
  ['anything but one', 'en;q=0, *', 'nb'],
  ['anything, less than one', '*;q=0.5, nb', 'nb'],
  ['no language that there is', 'fr', 'en'],
  ['a language ruled out, and no other named', 'en;q=0', 'nb'],
  ['all ruled out: still the first', '*;q=0', 'en'],
  ['an empty field', '', 'en'],
  ['nonsense', ';;q=,', 'en'],
  ['bytes outside ASCII', '\xe9\xff, nb', 'nb'],
];

export const languages: Topic = {
  title: 'Languages',
  cases: [
    {
      title: 'a reader who says nothing gets the first language, and Vary is sent to caches',
      source: '9110 §12.5.4, §12.5.5',
      target: '/greeting',
      expect: {
        ...shows('/greeting', { language: 'en' }),
        headers: { 'content-language': 'en', vary: 'accept-language, accept-encoding' },
      },
    },
    ...CHOICES.map(([title, field, language]) => ({
      title: `Accept-Language: ${title}`,
      source: '9110 §12.5.4, 4647 §3',
      target: '/greeting',
      headers: [['Accept-Language', field] as const],
      expect: shows('/greeting', { language }),
    })),
    {
      title: 'the language is chosen before the coding',
      source: '9110 §12.1',
      target: '/greeting',
      headers: [
        ['Accept-Language', 'nb'],
        ['Accept-Encoding', 'br'],
      ],
      expect: shows('/greeting', { language: 'nb', coding: 'br' }),
    },
    {
      title: 'Accept-Language means nothing to a page of one language',
      source: 'ours',
      target: '/page',
      headers: [['Accept-Language', 'nb, *;q=0']],
      expect: shows('/page'),
    },
  ],
};
