/** The MCP endpoint on every host: with the protocol's own client, and by requests that no client sends. */
import assert from 'node:assert/strict';
import { Client, StreamableHTTPClientTransport, specTypeSchemas } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { agentTools } from '../../build/pages/agents/tools.ts';
import type { ServedSite } from '../harness/built-site.ts';
import { unless } from '../harness/unless.ts';
import { readTables } from '../repository/documented/tables.ts';
import { HOSTS, LONG } from './site.ts';

const MODERN = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
};
const rpc = (method: string, params?: Record<string, unknown>, id: unknown = 1): Record<string, unknown> => ({
  jsonrpc: '2.0',
  id,
  method,
  ...(params === undefined ? {} : { params }),
});
const modern = (method: string, params: Record<string, unknown> = {}): Record<string, unknown> =>
  rpc(method, { ...params, _meta: MODERN });

interface BadCase {
  title: string;
  /** A value is sent as JSON, text and bytes as they are. */
  body?: unknown;
  method?: string;
  headers?: Record<string, string>;
  status: number;
  /** Of the error in the answer; null: there is none. */
  code?: number | null;
  allow?: string;
  /** The host may close the connection before it has read the body, and the client lose the answer (RFC 9112 §9.6). */
  mayBeCut?: boolean;
}

const as = (version: string, method: string, name?: string): Record<string, string> => ({
  'mcp-protocol-version': version,
  'mcp-method': method,
  ...(name === undefined ? {} : { 'mcp-name': name }),
});
const deep = (count: number): string => `${'['.repeat(count)}${']'.repeat(count)}`;
const within = (value: string): string => `{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":${value}}}`;

const BAD: BadCase[] = [
  { title: 'GET', method: 'GET', status: 405, allow: 'POST, OPTIONS', code: -32600 },
  { title: 'DELETE', method: 'DELETE', status: 405, allow: 'POST, OPTIONS', code: -32600 },
  { title: 'HEAD', method: 'HEAD', status: 405, allow: 'POST, OPTIONS' },
  { title: 'OPTIONS', method: 'OPTIONS', status: 204, allow: 'POST, OPTIONS' },
  {
    title: 'a page of another site',
    body: rpc('ping'),
    headers: { origin: 'https://evil.test' },
    status: 403,
    code: -32600,
  },
  {
    title: 'an origin that only begins like this machine',
    body: rpc('ping'),
    headers: { origin: 'http://localhost.evil.test' },
    status: 403,
    code: -32600,
  },
  {
    title: 'no origin at all: null',
    body: rpc('ping'),
    headers: { origin: 'null' },
    status: 403,
    code: -32600,
  },
  {
    title: 'a page of the site',
    body: rpc('ping'),
    headers: { origin: 'https://harbour.test' },
    status: 200,
    code: null,
  },
  {
    title: 'a page of this machine',
    body: rpc('ping'),
    headers: { origin: 'http://localhost:6274' },
    status: 200,
    code: null,
  },
  {
    title: 'a form',
    body: 'a=b',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: -32600,
  },
  {
    title: 'JSON with a charset',
    body: rpc('ping'),
    headers: { 'content-type': 'Application/JSON; charset=utf-8' },
    status: 200,
    code: null,
  },
  { title: 'nothing', body: '', status: 400, code: -32700 },
  { title: 'half of a message', body: '{"jsonrpc":"2.0",', status: 400, code: -32700 },
  { title: 'two messages', body: '{} {}', status: 400, code: -32700 },
  {
    title: 'a message with a comma too many',
    body: '{"jsonrpc":"2.0","id":1,"method":"ping",}',
    status: 400,
    code: -32700,
  },
  { title: 'a byte order mark', body: `\uFEFF${JSON.stringify(rpc('ping'))}`, status: 400, code: -32700 },
  {
    title: 'bytes that are no UTF-8',
    body: Buffer.from(within('"\xff"'), 'latin1'),
    status: 400,
    code: -32700,
  },
  { title: 'half of a surrogate pair', body: within('"\\ud83d"'), status: 400, code: -32700 },
  { title: 'a pair in the wrong order', body: within('"\\udef6\\ud83d"'), status: 400, code: -32700 },
  { title: 'a whole pair', body: within('"\\ud83d\\udef6"'), status: 200, code: null },
  { title: 'a control character', body: within('"\u0001"'), status: 400, code: -32700 },
  {
    title: 'a name twice',
    body: '{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}',
    status: 400,
    code: -32700,
  },
  {
    title: 'a name twice, once in an escape',
    body: '{"jsonrpc":"2.0","id":1,"\\u0069d":2,"method":"ping"}',
    status: 400,
    code: -32700,
  },
  { title: 'a number with a zero before it', body: within('01'), status: 400, code: -32700 },
  { title: 'levels without end', body: within(deep(5000)), status: 400, code: -32700 },
  { title: 'thirty levels', body: within(deep(30)), status: 200, code: null },
  { title: 'values without end', body: within(`[${'1,'.repeat(5000)}1]`), status: 400, code: -32700 },
  { title: 'a body of 16 KiB', body: JSON.stringify(rpc('ping')).padEnd(16384), status: 200, code: null },
  {
    title: 'a body of a byte more',
    body: JSON.stringify(rpc('ping')).padEnd(16385),
    status: 413,
    code: -32600,
  },
  { title: 'a body of 100 KiB', body: ' '.repeat(102_400), status: 413, code: -32600, mayBeCut: true },
  { title: 'a batch', body: [rpc('ping')], status: 400, code: -32600 },
  { title: 'no object', body: '"ping"', status: 400, code: -32600 },
  { title: 'an answer', body: { jsonrpc: '2.0', id: 1, result: {} }, status: 400, code: -32600 },
  {
    title: 'another version of JSON-RPC',
    body: { ...rpc('ping'), jsonrpc: '1.0' },
    status: 400,
    code: -32600,
  },
  { title: 'an id that is null', body: rpc('ping', {}, null), status: 400, code: -32600 },
  { title: 'an id that is no integer', body: rpc('ping', {}, 1.5), status: 400, code: -32600 },
  { title: 'parameters in a list', body: { ...rpc('ping'), params: [] }, status: 400, code: -32602 },
  { title: 'an unknown method', body: rpc('resources/list'), status: 200, code: -32601 },
  {
    title: 'an unknown method, modern',
    body: modern('resources/list'),
    headers: as('2026-07-28', 'resources/list'),
    status: 404,
    code: -32601,
  },
  {
    title: 'initialize, modern',
    body: modern('initialize'),
    headers: as('2026-07-28', 'initialize'),
    status: 404,
    code: -32601,
  },
  {
    title: 'ping, modern',
    body: modern('ping'),
    headers: as('2026-07-28', 'ping'),
    status: 404,
    code: -32601,
  },
  { title: 'an unknown tool', body: rpc('tools/call', { name: 'erase' }), status: 200, code: -32602 },
  {
    title: 'a version in the header alone',
    body: rpc('tools/list'),
    headers: as('2026-07-28', 'tools/list'),
    status: 400,
    code: -32602,
  },
  { title: 'a version in the message alone', body: modern('tools/list'), status: 400, code: -32020 },
  {
    title: 'another version in the header',
    body: modern('tools/list'),
    headers: as('2025-11-25', 'tools/list'),
    status: 400,
    code: -32020,
  },
  {
    title: 'another method in the header',
    body: modern('tools/list'),
    headers: as('2026-07-28', 'tools/call'),
    status: 400,
    code: -32020,
  },
  {
    title: 'no tool in the header',
    body: modern('tools/call', { name: 'list' }),
    headers: as('2026-07-28', 'tools/call'),
    status: 400,
    code: -32020,
  },
  {
    title: 'another tool in the header',
    body: modern('tools/call', { name: 'list' }),
    headers: as('2026-07-28', 'tools/call', 'read'),
    status: 400,
    code: -32020,
  },
  {
    title: 'the tool in base64',
    body: modern('tools/call', { name: 'list' }),
    headers: as('2026-07-28', 'tools/call', '=?base64?bGlzdA==?='),
    status: 200,
    code: null,
  },
  {
    title: 'another tool in base64',
    body: modern('tools/call', { name: 'list' }),
    headers: as('2026-07-28', 'tools/call', '=?base64?cmVhZA==?='),
    status: 400,
    code: -32020,
  },
  {
    title: 'no capabilities',
    body: rpc('tools/list', { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } }),
    headers: as('2026-07-28', 'tools/list'),
    status: 400,
    code: -32602,
  },
  {
    title: 'a version that is not served',
    body: rpc('tools/list', {
      _meta: { ...MODERN, 'io.modelcontextprotocol/protocolVersion': '1900-01-01' },
    }),
    headers: as('1900-01-01', 'tools/list'),
    status: 400,
    code: -32022,
  },
  {
    title: 'a version that is not served, legacy',
    body: rpc('tools/list'),
    headers: { 'mcp-protocol-version': '2024-11-05' },
    status: 400,
    code: -32022,
  },
  { title: 'a notification', body: { jsonrpc: '2.0', method: 'notifications/initialized' }, status: 202 },
];

describe('content/pages/docs/agents.md', () => {
  const rowsOf = (name: string): string[][] => readTables().find((each) => each.name === name)?.rows ?? [];

  it('names every tool with its arguments', () => {
    const inCode = (text: string): string[] => [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    assert.deepEqual(
      rowsOf('agents.md: Tools').map(([name = '', given = '']) => [inCode(name), inCode(given)]),
      agentTools(['en', 'nb']).map(({ name, inputSchema }) => [
        [name],
        Object.keys((inputSchema as { properties: object }).properties),
      ]),
    );
  });

  it('names every status and every code of an error, and no other', () => {
    const text = rowsOf('agents.md: The protocol')
      .map(([, answer]) => answer)
      .join(' ');
    const told = new Set(text.match(/(?<!\d)\d{3}(?!\d)/g));
    // 204 is the answer to OPTIONS, which says what the last row says.
    const given = new Set(BAD.map(({ status }) => String(status)).filter((status) => status !== '204'));
    assert.deepEqual([...told].sort(), [...given].sort());
    const codes = new Set(BAD.flatMap(({ code }) => (code == null ? [] : [String(code)])));
    assert.deepEqual([...new Set(text.match(/-32\d{3}/g))].sort(), [...codes].sort());
  });
});

for (const host of HOSTS) {
  describe(`the MCP endpoint, ${host.name}`, unless(host.skip), () => {
    let served: ServedSite;
    beforeAll(async () => {
      served = await host.start();
    });
    afterAll(() => served?.stop());

    for (const { title, body, method = 'POST', headers = {}, status, code, allow, mayBeCut } of BAD) {
      it(title, async () => {
        const isRaw = typeof body === 'string' || body instanceof Uint8Array;
        const sent = method === 'POST' ? { body: isRaw ? (body as string) : JSON.stringify(body) } : {};
        const received = fetch(`${served.origin}/mcp`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          ...sent,
        }).then(async (response) => ({ response, text: await response.text() }));
        const answered = mayBeCut === true ? await received.catch(() => null) : await received;
        if (answered === null) return;
        const { response, text } = answered;
        assert.equal(response.status, status, text);
        assert.equal(response.headers.get('cache-control'), 'no-store');
        if (allow !== undefined) assert.equal(response.headers.get('allow'), allow);
        if (code === undefined) return assert.equal(text, '');
        assert.equal(response.headers.get('content-type'), 'application/json');
        const answer: { error?: { code: number } } = JSON.parse(text);
        assert.equal(answer.error?.code ?? null, code);
        const schema = specTypeSchemas[code === null ? 'JSONRPCResultResponse' : 'JSONRPCErrorResponse'];
        const checked = await schema['~standard'].validate(answer);
        assert.equal(checked.issues, undefined, text);
      });
    }

    for (const mode of ['legacy', 'auto'] as const) {
      describe(`with the protocol's client (${mode})`, () => {
        const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
        const call = async (name: string, given: Record<string, unknown>): Promise<[boolean, string]> => {
          const { content, isError } = await client.callTool({ name, arguments: given });
          const [block] = content as { type: string; text: string }[];
          return [isError === true, block?.text ?? ''];
        };
        beforeAll(async () => {
          await client.connect(new StreamableHTTPClientTransport(new URL(`${served.origin}/mcp`)));
        });
        afterAll(() => client.close());

        it('agrees on a version, and says who it is', () => {
          assert.equal(client.getNegotiatedProtocolVersion(), mode === 'auto' ? '2026-07-28' : '2025-11-25');
          assert.equal(client.getServerVersion()?.name, 'test.harbour/site');
          assert.match(client.getInstructions() ?? '', /Harbour/);
        });

        it('lists its tools', async () => {
          const { tools } = await client.listTools();
          assert.deepEqual(
            tools.map(({ name }) => name),
            ['search', 'list', 'read'],
          );
          assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true));
        });

        it('searches, forgiving a mistake, a page at a time', async () => {
          const [, first] = await call('search', { query: 'Rpoe  ENDS' });
          assert.match(
            first,
            /^60 found, page 1 of 6\n\nRope "\d+"\nhttps:\/\/harbour\.test\/posts\/rope-\d+ \(2024-/,
          );
          assert.equal(first.match(/Every rope has two ends\./g)?.length, 10);
          const [, second] = await call('search', { query: 'rope ends', page: 2 });
          assert.match(second, /^60 found, page 2 of 6/);
          assert.notEqual(second.slice(30), first.slice(30));
          assert.match((await call('search', { query: 'xyzzyx' }))[1], /^0 found/);
        });

        it('lists every page once, the newest first', async () => {
          const seen: string[] = [];
          let given: Record<string, unknown> = {};
          for (let lists = 0; lists < 9; lists++) {
            const [isError, text] = await call('list', given);
            assert.equal(isError, false);
            seen.push(...(text.match(/^https:\S+/gm) ?? []));
            const cursor = /^More with cursor (\d+)$/m.exec(text)?.[1];
            if (cursor === undefined) break;
            given = { cursor: Number(cursor) };
          }
          assert.equal(new Set(seen).size, seen.length);
          assert.ok(
            seen.includes('https://harbour.test/') && seen.includes('https://harbour.test/posts/rope-59'),
          );
          assert.ok(!seen.some((address) => address.endsWith('/draft')));
        });

        it('reads a page in parts, that are its Markdown together', async () => {
          let whole = '';
          let offset = 0;
          for (let parts = 0; parts < 20; parts++) {
            const [isError, text] = await call('read', { path: 'https://harbour.test/long', offset });
            assert.equal(isError, false, text);
            const [, part = '', next = null] =
              /^(.*?)(?:\n\n\[Bytes [^\n]*offset (\d+)\])?$/s.exec(text) ?? [];
            whole += part;
            if (next === null) break;
            offset = Number(next);
          }
          assert.equal(whole, `---\ntitle: Long\n---\n${LONG}`);
        });

        it('explains in words a call that it refuses', async () => {
          const cases: [string, Record<string, unknown>, RegExp][] = [
            ['search', {}, /query must be a string/],
            ['search', { query: 3 }, /query must be a string/],
            ['search', { query: 'a', page: 0 }, /page must be/],
            ['search', { query: 'a', page: 51 }, /page must be/],
            ['search', { query: 'a', page: 1.5 }, /page must be/],
            ['list', { cursor: -1 }, /cursor must be/],
            ['list', { cursor: 'x' }, /cursor must be/],
            ['read', {}, /path must be a string/],
            ['read', { path: '/nowhere' }, /no page at this path/],
            ['read', { path: '/posts/draft' }, /no page at this path/],
            ['read', { path: '%zz' }, /no page at this path/],
            ['read', { path: '../../etc/passwd' }, /no page at this path/],
            ['read', { path: '/feed.xml' }, /has no Markdown/],
            ['read', { path: '/mcp' }, /no page at this path/],
            ['read', { path: '/long', offset: 999_999 }, /behind the end/],
            ['read', { path: '/before' }, /The page is at \/posts\/old/],
            ['read', { path: '/long/' }, /The page is at \/long/],
            ['read', { path: '/posts/hidden' }, /The page is at \/elsewhere/],
          ];
          for (const [name, given, expected] of cases) {
            const [isError, text] = await call(name, given);
            assert.match(text, expected, JSON.stringify(given));
            assert.equal(isError, true, JSON.stringify(given));
          }
        });
      });
    }
  });
}
