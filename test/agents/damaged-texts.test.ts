/** A pack whose texts for agents, or whose index, are damaged: any bytes are refused or answered, nothing throws. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { createNativeSite } from '../../build/host/native.ts';
import { AGENT_TABLE_SIZE } from '../../src/serve/mcp/agent-texts.ts';
import { PACK } from './site.ts';

/** Where the texts begin in the pack. */
const TEXTS = Buffer.from(PACK).indexOf('CPAG');
const CALLS = [
  ['tools/list', {}],
  ['initialize', { protocolVersion: '2025-11-25' }],
  ['tools/call', { name: 'search', arguments: { query: 'rope ends' } }],
  ['tools/call', { name: 'list', arguments: { cursor: 7 } }],
  ['tools/call', { name: 'read', arguments: { path: '/long' } }],
  ['tools/call', { name: 'read', arguments: { path: '/nowhere' } }],
  ['unknown', {}],
] as const;

/** Sends every call to a site with these bytes in place of others. */
function sendAll(changes: readonly (readonly [at: number, value: number])[]): number[] {
  const pack = PACK.slice();
  for (const [at, value] of changes) pack[at] = value;
  const site = createNativeSite(pack);
  return CALLS.map(([method, params]) => {
    const { status } = site.respond({
      method: 'POST',
      target: '/mcp',
      headers: [['content-type', 'application/json']],
      now: 1_767_225_600,
      body: Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })),
    });
    return status;
  });
}

describe('the endpoint of a pack whose texts for agents are damaged', () => {
  it('answers while they are whole', () => {
    assert.ok(TEXTS > 0);
    assert.deepEqual(new Set(sendAll([])), new Set([200]));
  });

  it('refuses texts that have lost their mark', () => {
    assert.deepEqual(new Set(sendAll([[TEXTS, 0]])), new Set([500]));
  });

  it('refuses a text that is said to lie outside them', () => {
    for (let text = 0; text < (AGENT_TABLE_SIZE - 4) / 8; text++) {
      for (const field of [7, 11])
        assert.deepEqual(
          new Set(sendAll([[TEXTS + 4 + text * 8 + field - 4, 0x7f]])),
          new Set([500]),
          String(text),
        );
    }
  });

  it('answers or refuses with any bytes of the table in place of others', () => {
    const change = fc.tuple(
      fc.nat(AGENT_TABLE_SIZE + 200).map((at) => TEXTS + at),
      fc.nat(255),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        for (const status of sendAll(changes)) assert.ok([200, 404, 500].includes(status), String(status));
      }),
      { numRuns: 150 },
    );
  });
});
