/** The floors of the benchmark answer with the page and the fields that they were given, to any request. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { linkFloor } from '../../bench/serve/floor/link-floor.ts';
import { PAGE } from '../../bench/serve/page.ts';
import type { ModelRequest } from '../edge/host-request.ts';
import { ModelHost as ModelHostP2 } from '../edge/model-host-0.2.ts';
import { ModelHost as ModelHostP3 } from '../edge/model-host-0.3.ts';

const root = join(import.meta.dirname, '..', '..');
const FIELDS: [string, string][] = [
  ['content-type', 'text/html'],
  ['content-length', String(PAGE.length)],
  ['x-empty', ''],
];
const REQUESTS: ModelRequest[] = ['/', '/posts/page', `/${'a'.repeat(1000)}`].map((target) => ({
  method: 'GET',
  target,
  headers: [['accept', '*/*']],
}));

describe('a floor', () => {
  it('of WASI 0.2 answers with its page', async () => {
    const component = await linkFloor(root, 'p2', FIELDS, PAGE);
    for (const request of REQUESTS) {
      const host = await ModelHostP2.start(component, 0);
      const { status, headers, body, isFinished } = host.exchange(request);
      assert.deepEqual({ status, headers, isFinished }, { status: 200, headers: FIELDS, isFinished: true });
      assert.ok(body.equals(PAGE));
    }
  });

  it('of WASI 0.3 answers with its page, again and again', async () => {
    const host = await ModelHostP3.start(await linkFloor(root, 'p3', FIELDS, PAGE), 0);
    for (const request of [...REQUESTS, ...REQUESTS]) {
      const exchange = host.receive(request);
      // It takes for granted that the host takes the trailers at once.
      if (exchange.trailers !== null) exchange.trailers.appetite = 1;
      host.finish();
      const { status, headers, body } = exchange;
      assert.deepEqual({ status, headers }, { status: 200, headers: FIELDS });
      assert.ok(body?.received.equals(PAGE));
    }
    const { set = 0, ...others } = host.handles;
    assert.deepEqual([set, others], [1, {}]);
  });
});
