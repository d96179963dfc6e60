/** Both components give the bytes that the handler gives in Node, for any request. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { FIXTURE_NOW } from '../serve/fixture-site.ts';
import { linkEdgeSite, packEdgeSite } from './edge-site.ts';
import type { ModelRequest } from './host-request.ts';
import { ModelHost as ModelHostP2 } from './model-host-0.2.ts';
import { ModelHost as ModelHostP3 } from './model-host-0.3.ts';
import { REQUESTS } from './requests.ts';

/** What a reader gets. */
interface Reply {
  status: number;
  headers: [string, string][];
  body: string;
}

describe('an answer', () => {
  let native: NativeSite;
  let p2: ModelHostP2;
  let p3: ModelHostP3;
  beforeAll(async () => {
    const pack = packEdgeSite();
    native = createNativeSite(pack);
    p2 = await ModelHostP2.start(await linkEdgeSite('p2', pack), FIXTURE_NOW);
    p3 = await ModelHostP3.start(await linkEdgeSite('p3', pack), FIXTURE_NOW);
  });

  for (const [title, request] of REQUESTS) {
    it(`to a request for ${title} is the same in Node, under WASI 0.2 and under WASI 0.3`, () => {
      const expected = fromNative(native, request);
      assert.deepEqual(fromP2(p2, request), expected);
      assert.deepEqual(fromP3(p3, request), expected);
    });
  }

  it('is given where the host has no target: it is no path', () => {
    const reply = fromP3(p3, { method: 'GET', target: null, headers: [] });
    assert.deepEqual(reply, fromNative(native, { method: 'GET', target: '', headers: [] }));
  });

  it('is 500 without a body where the host refuses a header of the pack', async () => {
    const pack = Buffer.from(packEdgeSite());
    for (let at = pack.indexOf('nosniff'); at !== -1; at = pack.indexOf('nosniff'))
      pack.write('no\nniff', at);
    const [, request] = REQUESTS[0] ?? assert.fail();
    const damagedP2 = await ModelHostP2.start(await linkEdgeSite('p2', pack), FIXTURE_NOW);
    const damagedP3 = await ModelHostP3.start(await linkEdgeSite('p3', pack), FIXTURE_NOW);
    const nothing: Reply = { status: 500, headers: [], body: '' };
    assert.deepEqual(fromP2(damagedP2, request), nothing);
    assert.deepEqual(fromP3(damagedP3, request), nothing);
  });
});

function fromNative(site: NativeSite, request: ModelRequest): Reply {
  const { method, headers } = request;
  const target = Buffer.from(request.target ?? '', 'latin1');
  const { status, headers: sent, body } = site.respond({ method, target, headers, now: FIXTURE_NOW });
  return { status, headers: sent, body: Buffer.from(body).toString('latin1') };
}

function fromP2(host: ModelHostP2, request: ModelRequest): Reply {
  const { status, headers, body, isFinished } = host.exchange(request);
  assert.ok(isFinished);
  assert.deepEqual(host.held, {}, 'every handle was let go');
  return { status, headers, body: body.toString('latin1') };
}

function fromP3(host: ModelHostP3, request: ModelRequest): Reply {
  const { status, headers, body } = host.exchange(request);
  return { status, headers, body: body?.received.toString('latin1') ?? '' };
}
