/** The MCP endpoint under messages that no client sends, and the rules of time: nothing early, no drafts. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { LATER, NOW, send } from './site.ts';

const STATUSES = new Set([200, 202, 400, 403, 404, 405, 413, 415, 431]);

/** Whether the answer is one that the endpoint may give: a known status, and JSON-RPC where there is a body. */
function isSound({ status, text }: ReturnType<typeof send>): boolean {
  if (!STATUSES.has(status)) return false;
  if (text === '' || status === 431) return true;
  const { jsonrpc, result, error } = JSON.parse(text);
  return jsonrpc === '2.0' && (result === undefined) !== (error === undefined);
}

const ARGUMENTS = fc.dictionary(
  fc.constantFrom('query', 'page', 'cursor', 'path', 'offset', 'x'),
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.integer(),
    fc.constantFrom('/long', '/', 'rope', 7, 40),
    fc.jsonValue(),
  ),
);
const MESSAGES = fc.record(
  {
    jsonrpc: fc.constantFrom('2.0', '1.0'),
    id: fc.oneof(fc.integer(), fc.string({ maxLength: 300 }), fc.constant(null)),
    method: fc.constantFrom('tools/call', 'tools/list', 'initialize', 'ping', 'server/discover', 'x'),
    params: fc.record(
      { name: fc.constantFrom('search', 'list', 'read', 'x'), arguments: ARGUMENTS, _meta: fc.jsonValue() },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['method', 'jsonrpc'] },
);

describe('the MCP endpoint', () => {
  it('answers every message, with JSON-RPC', () => {
    fc.assert(
      fc.property(MESSAGES, (message) => {
        const answer = send(JSON.stringify(message));
        assert.ok(isSound(answer), `${answer.status} ${answer.text}`);
      }),
      { numRuns: 500 },
    );
  });

  it('answers any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        assert.ok(isSound(send(bytes)));
      }),
    );
  });

  it('answers any fields', () => {
    const names = fc.constantFrom('mcp-protocol-version', 'mcp-method', 'mcp-name', 'origin', 'content-type');
    const values = fc.oneof(
      fc.constantFrom(
        '2026-07-28',
        'tools/call',
        'search',
        'application/json',
        '=?base64?',
        '=?base64?====?=',
      ),
      fc.string({ maxLength: 60 }),
    );
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: {
        name: 'search',
        arguments: { query: 'rope' },
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 6 }), (headers) => {
        assert.ok(isSound(send(body, { headers })));
      }),
    );
  });

  it('gives no half of a character, wherever a part begins', () => {
    for (let offset = 0; offset < 80; offset++) {
      const { text } = send(
        JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'tools/call',
          params: { name: 'read', arguments: { path: '/long', offset } },
        }),
      );
      assert.doesNotMatch(text, /\uFFFD/, `${offset}`);
    }
  });
});

describe('the rules of time at the MCP endpoint', () => {
  const tell = (name: string, given: Record<string, unknown>, now: number): string =>
    send(
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }),
      { now },
    ).text;

  for (const [name, given, shown] of [
    ['search', { query: 'zebras' }, /posts\/later/],
    ['list', {}, /posts\/later/],
    ['read', { path: '/posts/later' }, /About zebras/],
  ] as const) {
    it(`${name} shows a scheduled post from its second on, and not before`, () => {
      assert.doesNotMatch(tell(name, given, LATER - 1), shown);
      assert.match(tell(name, given, LATER), shown);
    });
    it(`${name} never shows a draft`, () => {
      assert.doesNotMatch(
        tell(name, { query: 'unicorns', path: '/posts/draft' }, NOW + 9e8),
        /unicorns[^"]|Draft/,
      );
    });
  }

  it('is there only where the author says so', async () => {
    assert.equal(send('{}', { target: '/mcp/' }).status, 308);
    assert.equal(send('{}', { target: '/mcpx' }).status, 404);
    assert.equal(send('', { target: '/mcp?x=y' }).status, 400);
  });
});
