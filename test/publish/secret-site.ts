/**
 * A site in which every post and page carries a word of its own in everything an author can write, so that
 * one look at any answer tells whose words it gives away. Some are drafts, some come, some go, some do both.
 */

export interface Secret {
  /** posts/…, pages/… */
  file: string;
  /** In its title, text, description, tags, keywords and author, and nowhere else. */
  word: string;
  /** When it is public, in seconds since 1970; null is open. Drafts never are. */
  from: number | null;
  until: number | null;
  draft: boolean;
  /** A page that is a draft because its section is one. */
  hidden: boolean;
}

/** The instants at which the site changes. */
export interface Moments {
  /** Everything that is out by then was out before. */
  start: number;
  first: number;
  second: number;
}

/** The documents; the neighbours in time of every scheduled and expiring post are there for good. */
export function secrets({ start, first, second }: Moments): Secret[] {
  const long = start - 86_400 * 400;
  const post = (name: string, from: number | null, until: number | null, draft = false): Secret => ({
    file: `posts/${name}-zq.md`,
    word: `${name}zq`,
    from,
    until,
    draft,
    hidden: false,
  });
  const page = (name: string, until: number | null, draft = false): Secret => ({
    ...post(name, null, until, draft),
    file: `pages/${name}-zq.md`,
  });
  return [
    post('lasting', long, null),
    post('recent', start - 86_400, null),
    post('scheduled', first, null),
    post('later', second, null),
    post('expiring', long + 10, first),
    post('leaving', start - 3600, second),
    post('passing', first, second),
    post('expired', long + 20, start - 60),
    post('draftpast', long + 30, null, true),
    post('draftfuture', first, null, true),
    page('standing', null),
    page('closing', first),
    page('ended', start - 60),
    page('draftpage', null, true),
    { ...page('hiddensection', null, true), hidden: true },
  ];
}

/** Whether the words of a document may be read at `now`. */
export function isPublic({ from, until, draft }: Secret, now: number): boolean {
  return !draft && (from === null || now >= from) && (until === null || now < until);
}

/** The content folder. Pages with every kind of list stand beside the documents. */
export function secretSite(documents: readonly Secret[]): Record<string, string> {
  const files: Record<string, string> = {
    'config.yml':
      'sitename: Secrets\nsearch-json: yes\nurl: https://secrets.example\nnavigation: sidebar\n' +
      'categories-use: yes\ndefault-category: {code: en, notfoundmessage: x}\ncategories: [{code: nb}]\n',
    'nav.yml':
      'sections:\n  - {code: open, defaultname: Open, pagination: on}\n' +
      '  - {code: hidden, defaultname: Closed, pagesvisibility: draft}\npages:\n' +
      '  - {file: pages/home.md}\n  - {file: pages/hiddensection-zq.md, section-id: hidden}\n',
    'pages/home.md':
      '---\ntitle: Home\n---\nWelcome.\n\n```mdcms toc\n```\n\n' +
      '```mdcms posts-created-reversechronological-lastmonth\n```\n',
    'pages/lists.md':
      '---\ntitle: Lists\n---\n```mdcms posts-created-chronological-byyearmonth\npaginate: yes\nselectyear: yes\n```\n\n' +
      '```mdcms toc-section\nsection: open\n```\n',
    // Readers may keep everything for ten days, as far as this author is concerned.
    _headers: '/*\n  Cache-Control: public, max-age=864000\n',
  };
  for (const secret of documents) {
    // Each is there in another category too, with the same words and times.
    const variant = secret.file.replace(/\.md$/, '.nb.md');
    files[secret.file] = source(secret, secret.file);
    files[variant] = source(secret, variant);
  }
  return files;
}

function source({ word, from, until, draft, hidden }: Secret, file: string): string {
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
  const isPage = file.startsWith('pages/');
  const lines = [
    '---',
    `title: Title ${word}`,
    `description: Description ${word}`,
    `author: Author ${word}`,
    `tags: [tag ${word}, shared]`,
    `keywords: keyword ${word}`,
    'series: The series',
    `aliases: [/old/${file.slice(0, -'.md'.length)}]`,
    isPage ? `section-id: ${hidden ? 'hidden' : 'open'}` : '',
    from === null ? '' : `created: ${iso(from)}`,
    until === null ? '' : `expires: ${iso(until)}`,
    draft && !hidden ? 'draft: yes' : '',
    '---',
    `# Heading ${word}\n\nText ${word}.\n`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}
