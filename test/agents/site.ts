/** A site with the MCP endpoint for the tests, and the hosts that serve it. */
import assert from 'node:assert/strict';
import { linkSite } from '../../build/bundle/link.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { loadFrame, type Target } from '../../build/handler/frames.ts';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { startServer } from '../../build/host/server.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { type ServedSite, serveEmbedded, serveWasmtime } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { P3_OPTIONS, POOL_OPTIONS, whyNoWasmtime } from '../harness/wasmtime-host.ts';

/** When the site is built and asked: seconds since 1970. */
export const NOW: number = Date.UTC(2026, 0, 1) / 1000;
/** When /posts/later appears: before the time of hosts with the machine's clock. */
export const LATER: number = NOW + 60;

/** A text that is longer than one part, in letters of two and four bytes, and so alike that it is kept as gzip. */
export const LONG: string = 'Ærlig talt 🛶 "to" \\ ender.\n\n'.repeat(1500);

const FILES: Record<string, string> = {
  'config.yml':
    'sitename: Harbour\nsitedescription: Notes from a harbour\nurl: https://harbour.test\nmcp: yes\nsocial-cards: no\n',
  'pages/home.md': '---\ntitle: Home\n---\nWelcome to the harbour.\n',
  'pages/long.md': `---\ntitle: Long\n---\n${LONG}`,
  'posts/later.md': `---\ntitle: Later\ncreated: ${new Date(LATER * 1000).toISOString()}\n---\nAbout zebras.\n`,
  'posts/draft.md': '---\ntitle: Draft\ndraft: yes\ncreated: 2025-01-02\n---\nAbout unicorns.\n',
  'posts/old.md': '---\ntitle: Old\ncreated: 2025-01-02\naliases: [/before]\n---\nMoved.\n',
  _redirects: '/posts/hidden /elsewhere 302!\n',
  'posts/hidden.md': '---\ntitle: Hidden\ncreated: 2025-01-03\n---\nBehind a redirect.\n',
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [
      `posts/rope-${n}.md`,
      `---\ntitle: "Rope \\"${n}\\""\ncreated: 2024-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}\n---\nEvery rope has two ends.\n`,
    ]),
  ),
};

const built = await buildSite({ content: siteFolder(FILES), exclude: [], asOf: NOW, bare: true });
assert.ok(built.result !== null, JSON.stringify(built.problems));

/** Its pack. */
export const PACK: Uint8Array = concatenate(built.result.pack);

/** The site in Node, at any time. */
const NATIVE: NativeSite = createNativeSite(PACK);

/** Sends a message to the site in Node. */
export function send(
  body: string | Uint8Array,
  {
    headers = [],
    now = NOW,
    method = 'POST',
    target = '/mcp',
  }: Partial<Parameters<NativeSite['respond']>[0]> = {},
): { status: number; headers: Map<string, string>; text: string } {
  const type: [string, string] = ['content-type', 'application/json'];
  const answer = NATIVE.respond({
    method,
    target,
    headers: [type, ...headers],
    now,
    body: Buffer.from(body),
  });
  return {
    status: answer.status,
    headers: new Map(answer.headers),
    text: Buffer.from(answer.body).toString(),
  };
}

export interface AgentHost {
  name: string;
  start: () => Promise<ServedSite>;
  skip: ReturnType<typeof whyNoWasmtime>;
}

const linked = async (target: Target = 'p2'): Promise<Uint8Array> =>
  linkSite(await loadFrame(`${target}-agents`), PACK);

/** Every host that serves the endpoint. */
export const HOSTS: readonly AgentHost[] = [
  { name: 'Node, native', start: serveNative, skip: null },
  { name: 'embedded component', start: async () => serveEmbedded(await linked(), () => NOW), skip: null },
  { name: 'wasmtime, WASI 0.2', start: async () => serveWasmtime(await linked()), skip: whyNoWasmtime() },
  {
    name: 'wasmtime, WASI 0.3',
    start: async () => serveWasmtime(await linked('p3'), [...POOL_OPTIONS, ...P3_OPTIONS]),
    skip: whyNoWasmtime(),
  },
];

async function serveNative(): Promise<ServedSite> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    mounts: [
      {
        prefix: '',
        load: async () => ({
          handle({ method, target, headers, body }) {
            const answer = NATIVE.respond({ method, target, headers, body, now: NOW });
            const sent = answer.headers.map(([name, value]): [string, Uint8Array] => [
              name,
              Buffer.from(value, 'latin1'),
            ]);
            return { status: answer.status, headers: sent, chunks: [answer.body] };
          },
        }),
      },
    ],
    onError: (error) => {
      throw error;
    },
  });
  return { origin: `http://127.0.0.1:${server.port}`, stop: server.close };
}
