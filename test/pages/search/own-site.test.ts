/**
 * The project's own site finds with its own search what it documents, by one query: keys by their names, commands in
 * quotes with the name of the program, since "start" is a word of many pages, and kinds of problems by their codes in
 * quotes, since their words alone ("file", "name") are on most pages.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { concatenate } from '../../../build/bytes/chunks.ts';
import { COMMANDS } from '../../../build/cli/commands.ts';
import { CONFIG_KEYS } from '../../../build/content/config-keys.ts';
import { PROBLEM_KINDS } from '../../../build/content/problem-kinds.ts';
import { createNativeSite, type NativeSite } from '../../../build/host/native.ts';
import { buildSite } from '../../../build/plan/build-site.ts';

const NOW = 1_767_225_600;

/** Names by kind, and how a page that documents one has it in its Markdown. */
const KINDS: [
  kind: string,
  names: readonly string[],
  written: (name: string) => RegExp,
  least: number,
  query?: (name: string) => string,
][] = [
  ['key of config.yml', CONFIG_KEYS, (name) => new RegExp(`\`${name}[:\`]|^${name}:`, 'm'), 5],
  [
    'command',
    COMMANDS.map(({ name }) => name),
    (name) => new RegExp(`coldpress ${name}\\b`),
    3,
    (name) => `"coldpress ${name}"`,
  ],
  [
    'kind of problem',
    Object.keys(PROBLEM_KINDS),
    (name) => new RegExp(`\`${name}\``),
    50,
    (name) => `"${name}"`,
  ],
];

describe('the search of the project’s own site', () => {
  let native: NativeSite;
  /** The Markdown of each page, by its path. */
  const pages = new Map<string, string>();
  beforeAll(async () => {
    const content = join(import.meta.dirname, '..', '..', '..', 'content');
    const { result, problems } = await buildSite({ content, exclude: [], asOf: NOW, bare: true });
    assert.ok(result !== null, JSON.stringify(problems));
    native = createNativeSite(concatenate(result.pack));
    for (const { path, markdown } of [...result.manifest.pages, ...result.manifest.posts])
      pages.set(path, markdown);
  });

  /** The paths of the first page of results. */
  const search = (query: string): string[] => {
    const target = `/search.json?${new URLSearchParams({ q: query })}`;
    const { status, body } = native.respond({ method: 'GET', target, headers: [], now: NOW });
    assert.equal(status, 200, target);
    const { results } = JSON.parse(Buffer.from(body).toString()) as { results: { url: string }[] };
    return results.map(({ url }) => url);
  };

  for (const [kind, names, written, least, query = (name: string) => name] of KINDS)
    it(`finds every ${kind} that it documents by its name`, () => {
      const lost: string[] = [];
      let count = 0;
      for (const name of names) {
        const documented = [...pages].filter(([, markdown]) => written(name).test(markdown));
        if (documented.length === 0) continue;
        count++;
        const found = search(query(name));
        if (!documented.some(([path]) => found.includes(path))) lost.push(name);
      }
      assert.deepEqual(lost, []);
      assert.ok(count >= least, `only ${count} are documented`);
    });
});
