/**
 * Nothing unpublished is ever read through the API: it carries the posts of all times, and is asked for every one of
 * them at every moment of change, by list, filter, text search, recommendation and slug.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { createApiHandler } from '../../build/api/node-api.ts';
import type { Manifest } from '../../build/bundle/manifest.ts';
import { apiImports } from '../../build/host/api-imports.ts';
import { type HttpComponent, loadComponent } from '../../build/host/component.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { builtApi, CACHE, ROOT, wasmtimeHost } from '../api/hosts.ts';
import { whyNotInFull } from '../harness/in-full.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { beforeChanges, lookUntil } from './before-changes.ts';
import { isPublic, type Moments, type Secret, secretSite, secrets } from './secret-site.ts';

interface Answer {
  status: number;
  /** Head and body, as a reader sees them. */
  text: string;
  cacheControl: string;
}

/** Asks for a path with an Accept, at a time (seconds since 1970) where the host's clock can be set. */
type Ask = (target: string, accept: string, now: number) => Promise<Answer>;

interface Secrets {
  documents: Secret[];
  manifest: Manifest;
}

async function build(moments: Moments): Promise<Secrets> {
  const documents = secrets(moments).filter(({ file }) => file.startsWith('posts/'));
  const content = siteFolder(secretSite(secrets(moments)));
  const { result } = await buildSite({ content, exclude: [], asOf: moments.start, bare: true });
  assert.ok(result !== null);
  return { documents, manifest: result.manifest };
}

function options(manifest: Manifest): { siteDir: string; apiEntry: string; manifest: Manifest } {
  return { siteDir: join(ROOT, 'content'), apiEntry: join(ROOT, 'src/api/main.ts'), manifest };
}

/** Everything in which a post's word could turn up, and what a visitor who guesses would request. */
function targets(documents: readonly Secret[]): string[] {
  const lists = ['', '&sort=created', '&sort=title', '&sort=-modified', '&tag=shared', '&offset=1'];
  return [
    ...lists.map((query) => `/api/posts?limit=100${query}`),
    '/api/recommendations?interest=shared&limit=50',
    '/api/openapi.json',
    ...documents.flatMap(({ file, word }) => {
      const slug = file.slice('posts/'.length, -'.md'.length);
      return [
        `/api/posts?text=${word}`,
        `/api/posts?tag=tag%20${word}`,
        `/api/posts?author=Author%20${word}`,
        `/api/recommendations?interest=tag%20${word}`,
        `/api/posts/${slug}`,
        `/api/posts/${slug}.nb`,
        `/api/posts/${slug}.md`,
      ];
    }),
  ];
}

/** Everything is asked for once in each of the forms that it has. */
function questions(documents: readonly Secret[]): { target: string; accept: string }[] {
  return targets(documents).flatMap((target) => {
    const forms = /^\/api\/posts\/[a-z]+-zq$/.test(target)
      ? ['text/html', 'text/markdown', 'text/plain']
      : ['*/*'];
    return forms.map((accept) => ({ target, accept }));
  });
}

/** Fails at a word that is not public at `now`. What was asked for may come back in a link, but nothing of a post. */
function judge({ documents }: Secrets, target: string, { status, text }: Answer, now: number): void {
  for (const document of documents) {
    const { word } = document;
    if (isPublic(document, now)) continue;
    const own = new RegExp(`(?:Title|Heading|Text|Description|Author|keyword|tag) ${word}`);
    const isGivenAway = target.includes(word) ? own.test(text) : text.includes(word);
    assert.ok(!isGivenAway, `${word} at ${target}, answered ${status}`);
  }
}

/** Asks for all that is not public, by every way. An engine starts anew for each question: none is asked in vain. */
async function findNoLeak(ask: Ask, secrets: Secrets, now: number): Promise<void> {
  const hidden = secrets.documents.filter((document) => !isPublic(document, now));
  for (const { target, accept } of questions(hidden)) {
    judge(secrets, target, await ask(target, accept, now), now);
  }
}

/** What is public is found by every way, and what is over says so. */
async function findEverything(
  ask: Ask,
  { documents }: Secrets,
  now: number,
  next: number | null,
): Promise<void> {
  const list = await ask('/api/posts?limit=100', '*/*', now);
  const age = Number(/^public, max-age=(\d+), must-revalidate$/.exec(list.cacheControl)?.[1]);
  assert.ok(age <= (next === null ? 300 : next - now), `${age} s, and the next change is at ${next}`);
  for (const document of documents) {
    const { file, word, until, draft } = document;
    const isThere = isPublic(document, now);
    const slug = file.slice('posts/'.length, -'.md'.length);
    const found = await ask(`/api/posts?text=${word}`, '*/*', now);
    const read = await ask(`/api/posts/${slug}`, 'text/plain', now);
    assert.equal(list.text.includes(`Title ${word}`), isThere, `${word} in the list`);
    assert.equal(found.text.includes(`Title ${word}`), isThere, `${word} by text`);
    if (isThere) {
      assert.equal(read.status, 200, slug);
      assert.ok(read.text.includes(`Text ${word}.`), slug);
    } else {
      // A draft, and what was over before the build, the API does not know.
      const isGone = !draft && until !== null && now >= until;
      assert.ok(read.status === 404 || (isGone && read.status === 410), `${slug} answers ${read.status}`);
    }
  }
}

/** 2026-11-23T00:00:00Z and two hours of it. */
const FIXED: Moments = { start: 1_795_392_000, first: 1_795_395_600, second: 1_795_399_200 };

async function nodeAsk({ manifest }: Secrets): Promise<Ask> {
  let clock = 0;
  const made = await createApiHandler({
    ...options(manifest),
    cacheDir: CACHE,
    log: () => {},
    now: () => clock,
  });
  assert.ok(made.ok);
  return async (target, accept, now) => {
    clock = now;
    const response = await made.handle(new Request(`http://localhost${target}`, { headers: { accept } }));
    const head = [...response.headers].map((field) => field.join(': ')).join('\n');
    return {
      status: response.status,
      text: `${head}\n\n${await response.text()}`,
      cacheControl: response.headers.get('cache-control') ?? '',
    };
  };
}

async function embeddedAsk({ manifest }: Secrets): Promise<Ask> {
  let clock = 0;
  const { component } = await builtApi(options(manifest));
  const send = (): never => assert.fail('this API calls nobody');
  const loaded: HttpComponent = await loadComponent(component, {
    now: () => clock,
    fresh: true,
    imports: apiImports({ onLine: () => {}, spin: { variables: {}, stores: [] }, outbound: [], send }),
  });
  const encoder = new TextEncoder();
  return async (target, accept, now) => {
    clock = now;
    const { status, headers, chunks } = loaded.handle({
      method: 'GET',
      target,
      scheme: 'HTTP',
      authority: 'localhost',
      body: new Uint8Array(),
      headers: [
        ['host', encoder.encode('localhost')],
        ['accept', encoder.encode(accept)],
      ],
    });
    const fields = headers.map(([name, value]) => [name, Buffer.from(value).toString('latin1')] as const);
    const body = Buffer.concat(chunks).toString('utf8');
    return {
      status,
      text: `${fields.map((field) => field.join(': ')).join('\n')}\n\n${body}`,
      cacheControl: fields.find(([name]) => name === 'cache-control')?.[1] ?? '',
    };
  };
}

describe('the API of a site full of drafts, of posts to come and of posts that were', () => {
  let built: Secrets | undefined;
  beforeAll(async () => {
    built = await build(FIXED);
  });

  // Making a component with an engine takes half a minute.
  const skip = whyNotInFull() ?? false;
  for (const [name, start, skipped] of [
    ['Node', nodeAsk, false],
    ['the embedded host', embeddedAsk, skip],
  ] as const) {
    describe(`through ${name}`, unless(skipped), () => {
      let ask: Ask | undefined;
      beforeAll(async () => {
        assert.ok(built !== undefined);
        ask = await start(built);
      });
      const { first, second } = FIXED;
      for (const [time, now, next] of [
        ['a second before the first change', first - 1, first],
        ['at the first change', first, second],
        ['a second before the second change', second - 1, second],
        ['at the second change', second, null],
      ] as const) {
        it(`${time}: gives nothing away and keeps nothing back`, async () => {
          assert.ok(ask !== undefined && built !== undefined);
          await findNoLeak(ask, built, now);
          await findEverything(ask, built, now, next);
        });
      }
    });
  }

  it('carries no word of a draft, and all others', unless(skip), async () => {
    assert.ok(built !== undefined);
    const { component } = await builtApi(options(built.manifest));
    const bytes = Buffer.from(component);
    for (const { word, draft } of built.documents) assert.equal(bytes.includes(word), !draft, word);
  });
});

const skip = whyNoWasmtime() ?? whyNotInFull() ?? false;

describe('the same through wasmtime, by the real clock', unless(skip), () => {
  // An API is built for the moments themselves, which takes half a minute and more.
  it('gives nothing away, before or after either change', () =>
    beforeChanges(60, async (moments) => {
      const secrets = await build(moments);
      const all = questions(secrets.documents);
      const host = await wasmtimeHost((await builtApi(options(secrets.manifest))).component);
      const ask: Ask = async (target, accept) => {
        const { status, headers, body } = await host.send({ target, headers: { accept } });
        const head = [...headers].map((field) => field.join(': ')).join('\n');
        return { status, text: `${head}\n\n${body}`, cacheControl: headers.get('cache-control') ?? '' };
      };
      try {
        for (const [moment, next] of [
          [moments.first, moments.second],
          [moments.second, null],
        ] as const) {
          await lookUntil(moment, async (question) => {
            const { target = '', accept = '' } = all[question % all.length] ?? {};
            const answer = await ask(target, accept, moment - 1);
            return () => judge(secrets, target, answer, moment - 1);
          });
          await findEverything(ask, secrets, moment, next);
          if (next === null) await findNoLeak(ask, secrets, moment);
        }
      } finally {
        await host.stop();
      }
    }));
});
