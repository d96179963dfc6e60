/**
 * A search reads texts 64 bytes at a time at the edge and one by one in Node, through a cache of pages and in place:
 * both find the same, wherever the words of a query lie.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { packSearchSite } from '../../bench/search/search-site.ts';
import { createNativeSite } from '../../build/host/native.ts';
import type { SearchDocument } from '../../build/pages/search/search-document.ts';
import { makeSearchIndex } from '../../build/pages/search/write-index.ts';
import { searchDocument } from '../harness/search-index.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { linkEdgeSite } from './edge-site.ts';
import { ModelHost as ModelHostP2 } from './model-host-0.2.ts';
import { ModelHost as ModelHostP3 } from './model-host-0.3.ts';

const NOW = Date.UTC(2026, 0, 1) / 1000;

/** A word for a number: few letters, so that there are words of one, two and three bytes in a text. */
function word(number: number): string {
  return Array.from(String(number), (digit) => `${'bcdfghjklm'[Number(digit)]}a`).join('');
}

/** Numbers that look random and are the same each time (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Texts in which some words are frequent, some are rare and most are there now and then. */
function documents(count: number): SearchDocument[] {
  const random = numbers(7);
  return Array.from({ length: count }, (_, n) => {
    const words = Array.from({ length: 60 + (n % 61) }, () =>
      word(random(3) ** 4 * random(1200) + random(9)),
    );
    return searchDocument({
      path: `/${n}`,
      title: `${word(n)} ${words[3]}`,
      text: words.join(n % 3 ? ' ' : ', '),
    });
  });
}

const DOCUMENTS = documents(400);
const QUERIES = [
  ...DOCUMENTS.slice(0, 40).map(({ text }) => text.split(/\W+/).slice(2, 4).join(' ')),
  ...DOCUMENTS.slice(40, 80).map(({ text }) => `"${text.split(/\W+/).slice(9, 12).join(' ')}"`),
  ...DOCUMENTS.slice(80, 100).map(({ text }) => `${word(3)} -"${text.split(/\W+/).slice(5, 7).join(' ')}"`),
];

for (const target of ['p2', 'p3'] as const)
  describe(`a search, ${target}`, () => {
    let pack: Uint8Array;
    let answer: (target: string) => { status: number; body: Buffer };
    beforeAll(async () => {
      pack = await packSearchSite(join(temporaryFolder(), 'site'), makeSearchIndex(DOCUMENTS).index);
      const component = await linkEdgeSite(target, pack);
      if (target === 'p2') {
        const host = await ModelHostP2.start(component, NOW);
        answer = (path) => host.exchange({ method: 'GET', target: path, headers: [] });
      } else {
        const host = await ModelHostP3.start(component, NOW);
        answer = (path) => {
          const { status, body } = host.exchange({ method: 'GET', target: path, headers: [] });
          return { status, body: body?.received ?? Buffer.alloc(0) };
        };
      }
    });

    it('gives the page that it gives in Node', () => {
      const native = createNativeSite(pack);
      let found = 0;
      for (const query of QUERIES) {
        const path = `/search?${new URLSearchParams({ q: query })}`;
        const expected = native.respond({ method: 'GET', target: path, headers: [], now: NOW });
        const { status, body } = answer(path);
        assert.equal(status, 200, path);
        assert.equal(body.toString(), Buffer.from(expected.body).toString(), path);
        if (body.includes('<mark>')) found++;
      }
      assert.ok(found > QUERIES.length / 2, `only ${found} of ${QUERIES.length} queries found anything`);
    });
  });

describe('slow readers of results in one instance, p3', () => {
  it('all get their results, a hundred of them, in memory that is bounded', async () => {
    const pack = await packSearchSite(join(temporaryFolder(), 'slow'), makeSearchIndex(DOCUMENTS).index);
    const host = await ModelHostP3.start(await linkEdgeSite('p3', pack), NOW);
    const native = createNativeSite(pack);
    const targets = Array.from({ length: 100 }, (_, n) => `/search?q=${word(n % 7)}+${word(n)}`);
    const slow = targets.map((target) => host.receive({ method: 'GET', target, headers: [] }));
    // Room for 128 answers, of which one that is kept takes two, the arena of a large request, and what there is at first.
    assert.ok(host.guest.view.byteLength <= 65_536 + 128 * 16_384 + 131_072);
    host.finish(30_000);
    for (const [n, { status, body }] of slow.entries()) {
      const target = targets[n] ?? '';
      assert.equal(status, 200, target);
      const expected = native.respond({ method: 'GET', target, headers: [], now: NOW }).body;
      assert.equal(body?.received.toString(), Buffer.from(expected).toString(), target);
    }
  });
});

describe('the page of results of a phrase', () => {
  it('shows that there may be more where the page is full and not all posts with its words were read', async () => {
    const many = Array.from({ length: 520 }, (_, n) =>
      searchDocument({ path: `/${n}`, text: 'some harbour lights' }),
    );
    const pack = await packSearchSite(join(temporaryFolder(), 'many'), makeSearchIndex(many).index);
    const { respond } = createNativeSite(pack);
    const page = (query: string): string =>
      Buffer.from(
        respond({ method: 'GET', target: `/search?q=${query}`, headers: [], now: NOW }).body,
      ).toString();
    assert.match(page('%22harbour+lights%22'), /<p role="status">500\+ /);
    assert.match(page('harbour+lights'), /<p role="status">520 /);
    assert.match(page('%22lights+harbour%22'), /<p role="status">Nothing found/);
    assert.match(page('%22lights+some%22+tag%3Anone'), /<p role="status">[^0-9]/);
  });
});
