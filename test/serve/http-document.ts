/** The pages on HTTP: what is decided, in words, and the request table. print-table.ts writes them. */
import type { Case } from './case.ts';
import { DOCUMENTED_TABLE } from './request-table.ts';

const PREFACE = `---
title: HTTP
description: Every rule by which requests are answered, each with its test.
---
Look up here what the site answers to a request, and why. Every line of the tables is a test. It sends the same bytes to the handler in Node, to the component inside Node and to the
component under wasmtime, for WASI 0.2 and 0.3. \`node --import tsx test/serve/print-table.ts\` prints these pages from
the tests, and a test fails if they are not current.

## The order of decisions

1. **Target** (RFC 9112 §3.2): origin form, absolute form, or \`*\`. Longer than 8,192 bytes: 414.
2. **Path**: its one canonical spelling. A path that cannot be decoded: 400.
3. **Redirect rules with force** (the author's \`!\`).
4. **Route at this time**. Another spelling of a route is a 301 to it, for methods other than GET and HEAD a 308. If no
   route answers, the other redirect rules are tried; then it is a 404.
5. **Method**: GET and HEAD go on, OPTIONS is a 204, anything else a 405. A redirect with 307 or 308 is made for
   any method.
6. **Representation**: type, then language, then coding. HTML refused by name, and nothing else acceptable: 406.
7. **Preconditions**, in the order of RFC 9110 §13.2.2: 412 or 304.
8. **Range**, on GET only: 206 or 416.
9. **Answer**: header list and bytes, both straight from the pack if they need no change.

## What is ours to decide, and why

- **The canonical spelling** is percent-encoded only where RFC 3986 §3.3 does not let a character stand for
  itself, in capital hex digits, without empty, \`.\` or \`..\` segments. Encoded slashes and backslashes never
  separate. A redirect to it takes its Location from the site, never from the request, so it cannot leave.
- **Another spelling of a missing path is a 404**, not a redirect to a 404.
- **\`Accept\` is ignored** if a path has only one media type, as RFC 9110 §12.5.1 allows: a style sheet is
  sent for any Accept. Of several types with equal weights, the one that the reader names first is sent. So
  \`text/markdown, text/html, */*\` and \`text/markdown, */*\`, which coding agents send, give Markdown; no browser
  names it. A reader who accepts none of them gets HTML; the answer is 406 only if HTML is refused by name
  (\`text/html;q=0\`). Errors and redirects are never refused for their form.
- **\`Accept-Language\` never leads to a 406**: a page in another language is more useful. It is read only if a path has
  several languages.
- **Without \`Accept-Encoding\`** a reader gets the page uncompressed: texts are stored as gzip alone and inflated for such a
  reader. At equal weights the smallest coding is sent.
- **\`If-Range\` with a date never matches**: Last-Modified is what the author wrote, and a page can change without
  it, so as a validator it is not strong (RFC 9110 §8.8.2.2).
- **Several ranges** of a compressed representation are answered with the whole, since no RFC defines whether a
  Content-Encoding beside multipart/byteranges is that of the parts or of the whole. Ranges nearer to each other than
  80 bytes are sent as one; more than 16 are ignored.
- **A redirect keeps the query**, after the location's own if it has one. A rule whose target is the request itself does
  nothing.
- **The author's header rules** apply to errors and redirects too, except for fields that describe the body or how long
  it may be kept: \`immutable\` for a folder does not make its 404s immutable.
- **No answer outlives a change**: max-age and s-maxage are cut to the seconds until the path will answer
  something else, stale-while-revalidate and stale-if-error to 0, and Expires is left out.
- **A header field that answers depend on** may have 8,192 bytes, repeated lines joined; beyond that, 431. Other fields
  may be as long as the host allows.

In the tables, "rules" is the author's \`_redirects\` and \`_headers\`, "ours" a decision from this page, and numbers
are those of RFCs. † marks requests that a host's own parser may answer before the site sees them.
`;

/** The pages with the tables, of some five thousand words each, by the files of their cases. */
const TABLE_PAGES: Readonly<
  Record<string, { title: string; description: string; files: readonly string[] }>
> = {
  'http-paths.md': {
    title: 'HTTP: paths and methods',
    description: 'Requests by method and target, with what is not there, redirects and header rules.',
    files: ['methods', 'targets', 'hostile-targets', 'errors', 'redirects', 'header-rules'],
  },
  'http-validators.md': {
    title: 'HTTP: validators, ranges, time',
    description: 'Conditional requests, ranges, and how long an answer may be kept.',
    files: ['preconditions', 'ranges', 'several-ranges', 'times'],
  },
  'http-forms.md': {
    title: 'HTTP: forms of an answer',
    description: 'Codings, media types, languages, header fields, and the search.',
    files: ['codings', 'media-types', 'languages', 'fields', 'peers', 'searching'],
  },
};

/** Each page by the name of its file. */
export function httpDocuments(): Map<string, string> {
  const count = DOCUMENTED_TABLE.reduce((sum, { topic }) => sum + topic.cases.length, 0);
  const pages = Object.entries(TABLE_PAGES).map(([name, { title, description, files }]): [string, string] => {
    const tables = DOCUMENTED_TABLE.filter(({ file }) => files.includes(file)).map(table);
    const preface = `[HTTP](http.md) has the rules behind these tables. † marks requests that a host may answer by itself.`;
    return [
      name,
      `---\ntitle: "${title}"\ndescription: ${description}\n---\n${preface}\n\n${tables.join('\n')}`,
    ];
  });
  const contents = Object.entries(TABLE_PAGES).map(
    ([name, { title, description }]) => `- [${title}](${name}): ${description}\n`,
  );
  const index = `${PREFACE}\n## The tables\n\nThey have ${count} requests.\n\n${contents.join('')}`;
  return new Map([['http.md', index], ...pages]);
}

function table({ file, topic }: (typeof DOCUMENTED_TABLE)[number]): string {
  const rows = topic.cases.map(
    (line) =>
      `| ${escapeCell(sentence(line))} | \`${shownRequest(line)}\` | ${status(line)} | ${source(line)} |`,
  );
  return [
    `## ${topic.title}`,
    '',
    `Tests: \`test/serve/cases/${file}.ts\``,
    '',
    '| behaviour | request | status | says |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function sentence({ title, hostMay }: Case): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}${hostMay === undefined ? '' : ' †'}`;
}

/** Method and target, cut short: fields are said in the title, and entity tags depend on the compressor. */
function shownRequest({ method, target }: Case): string {
  const line = `${method ?? 'GET'} ${target}`;
  const short = line.length > 48 ? `${line.slice(0, 44)} … (${target.length} bytes)` : line;
  const visible = short.replace(/[^ -~…]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
  return visible.replaceAll('`', "'").replaceAll('|', '\\|');
}

function status({ expect }: Case): string {
  return typeof expect.status === 'number' ? String(expect.status) : expect.status.join(', ');
}

function source({ source: said }: Case): string {
  return said.replace(
    /[0-9]{4}(?= §)/g,
    (number) => `[${number}](https://www.rfc-editor.org/rfc/rfc${number})`,
  );
}

/** Text that Markdown shows as it is, in a cell of a table. */
function escapeCell(text: string): string {
  const visible = text.replace(/[^ -~À-ſ†…–]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
  return visible.replace(/[\\`*_[\]<>|#]/g, (c) => `\\${c}`);
}
