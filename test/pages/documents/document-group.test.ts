/** Documents that are remembered in groups. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { THOROUGH_LEVELS, uncompressed } from '../../../build/bundle/codings.ts';
import { groupDocuments } from '../../../build/pages/documents/document-group.ts';
import { NO_CACHE } from '../../../build/remember/content-cache.ts';
import { Memo } from '../../../build/remember/memo.ts';
import { snapshotRequests } from '../../../build/site/snapshot-requests.ts';
import { assembled } from '../../publish/site.ts';

const NOW = 1_800_000_000;
const OPTIONS = {
  memo: new Memo(),
  cache: NO_CACHE,
  levels: THOROUGH_LEVELS,
  safety: { scripts: [], extension: {} },
  code: uncompressed,
};

/** The files of each group of a site with posts of these names. */
function groupsOf(
  names: readonly string[],
  isGrouped: (file: string) => boolean = (file) => file !== 'pages/home.md',
): string[] {
  const posts = names.map((name) => [`posts/${name}.md`, `---\ntitle: ${name}\ncreated: 2026-01-02\n---\n`]);
  const { context } = assembled({ 'config.yml': 'sitename: S\n', ...Object.fromEntries(posts) });
  const { requests } = snapshotRequests(context, NOW);
  const groups = groupDocuments(requests, ({ document }) => isGrouped(document.file), OPTIONS);
  return groups.map(({ missing }) => missing.map((place) => requests[place]?.document.file).join(' '));
}

const NAMES = Array.from({ length: 400 }, (_, index) => `p${index}`);

describe('groups of documents', () => {
  it('have each document once, in order, and some eight each', () => {
    const groups = groupsOf(NAMES);
    assert.equal(
      groups.join(' '),
      NAMES.map((name) => `posts/${name}.md`)
        .sort()
        .join(' '),
    );
    assert.ok(groups.length > 25 && groups.length < 100, `${groups.length} groups`);
  });

  it('are the same but for one where a document is added or removed', () => {
    const before = new Set(groupsOf(NAMES));
    for (const names of [
      ['a', ...NAMES],
      [...NAMES, 'p2-and-more'],
      NAMES.filter((name) => name !== 'p200'),
    ]) {
      const others = groupsOf(names).filter((group) => !before.has(group));
      assert.ok(others.length <= 2, `${others.length} groups are new`);
    }
  });

  it('leave out what is not grouped', () => {
    const groups = groupsOf(['a', 'b', 'c'], (file) => /[ac].md/.test(file));
    assert.equal(groups.join(' '), 'posts/a.md posts/c.md');
  });
});
