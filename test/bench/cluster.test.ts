/**
 * Three hosts behind HAProxy and Varnish, updated from a registry while readers read: no request fails, and every reader
 * has one version whole. Counts requests and not seconds, so a busy machine takes longer and fails nothing.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { missingPrograms, runCluster } from '../../bench/cluster/run.ts';
import type { Step } from '../../bench/cluster/scenario.ts';
import { whyNotInFull } from '../harness/in-full.ts';
import { unless, unlessElsewhere } from '../harness/unless.ts';

const missing = missingPrograms();
const skip =
  missing.length > 0 ? unlessElsewhere(`not installed: ${missing.join(', ')}`) : unless(whyNotInFull());

/** What the hosts and the client say of what must not be deployed. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'the registry has other bytes': /sha256:\w{64},? .*sha256:\w{64}/,
  'the artefact is truncated': /sha256:\w{64},? .*sha256:\w{64}/,
  'the component is of another target': /^host1 keeps its version: .*async/,
  'the artefact is no component': /^host1 keeps its version: /,
  'the registry is gone: no update': /fetch failed|refused/i,
};

describe('a cluster', skip, () => {
  let steps: Step[] = [];
  const named = (name: string): Step => steps.find((step) => step.name === name) ?? assert.fail(name);
  const versionsIn = (name: string): string[] => [...named(name).versions.keys()].sort();

  it('answers every request, in every step', async () => {
    steps = await runCluster({ readers: 4, requests: 300, ends: 20 });
    const failures = steps.flatMap(({ name, failures: each }) => each.map((text) => `${name}: ${text}`));
    // An answer of which the head was sent when its host was killed cannot be given by another.
    const mayBeCut = (text: string): boolean =>
      /^a host is killed with -9: HAProxy .*(?:was cut|hang up)$/.test(text);
    assert.deepEqual(
      failures.filter((text) => !mayBeCut(text)),
      [],
    );
    for (const { name, requests } of steps) assert.ok(requests >= 300, name);
  });

  it('shows both versions while it is updated and rolled back, and one afterwards', () => {
    assert.deepEqual(versionsIn('nothing happens'), ['version-1']);
    assert.deepEqual(versionsIn('rolling update by digest'), ['version-1', 'version-2']);
    assert.deepEqual(versionsIn('rollback by digest'), ['version-1', 'version-2']);
    assert.deepEqual(versionsIn('the registry has other bytes'), ['version-1']);
  });

  it('keeps its version where the new one cannot be deployed', () => {
    for (const [name, reason] of Object.entries(REFUSED)) {
      assert.match(named(name).refused ?? '', reason, name);
      assert.deepEqual(versionsIn(name), ['version-1'], name);
    }
    assert.deepEqual(versionsIn('the registry is gone: a host starts'), ['version-1']);
  });

  it('has a cache in front that keeps its files', () => {
    for (const { name, hits } of steps) assert.ok(hits > 0, name);
  });
});
