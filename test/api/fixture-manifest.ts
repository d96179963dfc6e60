/**
 * A manifest written by hand: every kind of post that an API has to tell apart. What is published was so
 * years ago and what is to come is centuries away, so that hosts with a clock of their own answer the same.
 */
import type { Manifest, ManifestDocument } from '../../build/bundle/manifest.ts';

function post(slug: string, values: Partial<ManifestDocument>): ManifestDocument {
  const title = values.title ?? slug;
  return {
    file: `posts/${slug}.md`,
    path: `/posts/${slug}`,
    slug,
    title,
    description: '',
    author: null,
    language: 'en',
    created: '2021-01-01T00:00:00Z',
    modified: null,
    expires: null,
    keywords: [],
    tags: [],
    meta: {},
    html: `<p>${title}</p>\n`,
    markdown: `${title}\n`,
    text: title,
    ...values,
  };
}

export const MANIFEST: Pick<Manifest, 'site' | 'posts'> = {
  site: { name: 'Fixture', description: 'Posts of every kind', url: null, language: 'en', timezone: 'UTC' },
  posts: [
    post('soon', { title: 'Not yet', created: '2999-06-01T12:01:40Z', tags: ['coffee'] }),
    post('latte-art', {
      title: 'Latte art',
      description: 'Milk, poured',
      author: 'Ann Bo',
      created: '2023-05-20T09:00:00+02:00',
      modified: '2023-05-21T00:00:00+02:00',
      keywords: ['coffee'],
      tags: ['milk'],
      html: '<h2 id="pour">Pour</h2>\n<p>Tilt the cup.</p>\n',
      markdown: '## Pour\n\nTilt the cup.\n',
      text: 'Pour Tilt the cup.',
    }),
    post('2021/grinders', {
      path: '/posts/2021/grinders',
      slug: 'grinders',
      title: 'Grinders',
      author: 'Ann Bo',
      created: '2021-12-31T23:30:00-05:00',
      tags: ['Coffee', 'tools'],
      text: 'Burrs, and the espresso they make.',
    }),
    post('kaffe', {
      title: 'Kaffe på norsk',
      author: 'Bjørn Ås',
      language: 'nb',
      created: '2022-02-01T00:00:00Z',
      keywords: ['kaffe', 'coffee'],
      html: '<p>Blåbær “søt” 🫐</p>\n',
      markdown: 'Blåbær “søt” 🫐\n',
      text: 'Blåbær “søt” 🫐',
    }),
    post('flat', {
      title: 'Flat white',
      created: '2022-01-10T00:00:00Z',
      html: 'same',
      markdown: 'same',
      text: 'same',
    }),
    post('café au lait', {
      path: '/posts/caf%C3%A9%20au%20lait',
      title: 'Café au lait',
      created: '2019-03-01T00:00:00Z',
    }),
    post('summer-offer', {
      title: 'Summer offer',
      created: '2019-06-01T00:00:00Z',
      expires: '2020-06-01T12:00:00Z',
      tags: ['coffee'],
    }),
    post('undated', { title: 'Without a date', created: null }),
  ],
};

/** The slugs in public lists, newest first. */
export const LISTED: string[] = ['latte-art', 'kaffe', 'flat', '2021/grinders', 'café au lait'];
