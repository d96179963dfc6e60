/** Hostile requests to the decision itself, in Node: any bytes as target and fields, at any time. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { createNativeSite } from '../../build/host/native.ts';
import { fuzzRuns } from '../harness/in-full.ts';
import { FIXTURE_NOW, makeFixtureSite, packFixtureSite } from '../serve/fixture-site.ts';
import { FIELDS, METHODS, SEGMENTS, TARGETS } from './hostile-parts.ts';
import { Judge } from './judge.ts';

/** Together with sockets.test.ts more than 100,000 requests. */
const RUNS = fuzzRuns(60_000);

const { manifest, readBody } = makeFixtureSite();
const judge = new Judge(manifest, readBody, ['files.example', 'elsewhere.example']);
const site = createNativeSite(packFixtureSite());

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const anyBytes = fc.uint8Array({ maxLength: 40 });
const target = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TARGETS).map(latin1) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...TARGETS, ...SEGMENTS), { maxLength: 8 })
      .map((parts) => latin1(parts.join(''))),
  },
  { weight: 1, arbitrary: anyBytes },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('/', '/strip/', '/files/', '/blog/'), anyBytes)
      .map(([start, rest]) => Buffer.concat([latin1(start), rest])),
  },
);
const field = fc
  .constantFrom(...FIELDS)
  .chain(([name, values]) =>
    fc.tuple(
      fc.constantFrom(name, name.toLowerCase(), name.toUpperCase()),
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...values).map(latin1) },
        { weight: 1, arbitrary: anyBytes },
      ),
    ),
  );
const request = fc.record({
  method: fc.constantFrom(...METHODS),
  target,
  headers: fc.array(field, { maxLength: 6 }),
  now: fc.oneof(
    fc.constant(FIXTURE_NOW),
    fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1),
    fc.nat({ max: 2 ** 31 - 1 }),
  ),
});

describe('the decision', () => {
  it(`answers ${RUNS} hostile requests with the site’s own bytes, exactly as long as it says`, () => {
    fc.assert(
      fc.property(request, (sent) => {
        const fault = judge.fault(sent.method, site.respond(sent), false);
        assert.equal(fault, null);
      }),
      { numRuns: RUNS, seed: 20_261_123 },
    );
  });
});
