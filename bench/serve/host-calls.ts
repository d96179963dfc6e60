/**
 * How many calls of the host one request takes, counted by the model hosts that the tests use: each costs
 * the host tens to hundreds of nanoseconds, so the number is what a handler can be held to on any machine.
 */

import type { ModelRequest } from '../../test/edge/host-request.ts';
import { ModelHost as ModelHostP2 } from '../../test/edge/model-host-0.2.ts';
import { ModelHost as ModelHostP3 } from '../../test/edge/model-host-0.3.ts';

export interface HostCalls {
  total: number;
  /** By the name of the import. */
  calls: Record<string, number>;
}

/** The calls that `component` (WASI 0.2) makes for one `request`. */
export async function countCallsP2(component: Uint8Array, request: ModelRequest): Promise<HostCalls> {
  const host = await ModelHostP2.start(component, NOW);
  host.exchange(request);
  return summed(host.guest.calls);
}

/**
 * The calls that `component` (WASI 0.3) makes for one `request` in an instance that has had the same twice
 * before. As in wasmtime the reader asks for bytes only after the response was returned.
 */
export async function countCallsP3(component: Uint8Array, request: ModelRequest): Promise<HostCalls> {
  const host = await ModelHostP3.start(component, NOW);
  for (let time = 0; time < 3; time++) {
    host.guest.calls.clear();
    host.appetite = 0;
    const exchange = host.receive(request);
    host.appetite = Number.POSITIVE_INFINITY;
    if (exchange.trailers !== null) exchange.trailers.appetite = 1;
    host.finish();
  }
  return summed(host.guest.calls);
}

const NOW = 1_767_225_600;

function summed(counts: ReadonlyMap<string, number>): HostCalls {
  const calls = Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { total: [...counts.values()].reduce((sum, count) => sum + count, 0), calls };
}
