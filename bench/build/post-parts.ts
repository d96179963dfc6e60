/** The parts of a generated post, for generators whose front matter has other names. */

export interface PostParts {
  title: string;
  /** As YYYY-MM-DD. */
  date: string;
  tags: string[];
  /** Markdown. */
  body: string;
}

/** Takes a post of generate-site.ts apart. Throws an Error where it does not look like one. */
export function postParts(post: string): PostParts {
  const [, title, date, tags, body] =
    /^---\ntitle: (.*)\ncreated: (.*)\nkeywords: (.*)\n---\n\n([\s\S]*)$/.exec(post) ?? [];
  if (title === undefined || date === undefined || tags === undefined || body === undefined) {
    throw new Error(`not a generated post: ${post.slice(0, 200)}`);
  }
  return { title, date, tags: tags.split(', '), body };
}

/** A post with the front matter that Hugo, Eleventy and Astro read: YAML with `date` and a list of `tags`. */
export function conventionalPost(post: string): string {
  const { title, date, tags, body } = postParts(post);
  // JSON is YAML, and needs no thought about what must be quoted.
  return `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\ntags: ${JSON.stringify(tags)}\n---\n\n${body}`;
}
