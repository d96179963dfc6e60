/** Resources that were made and put into the cache: their bodies are read from there, and not kept in memory. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { BodyCoder } from '../../build/bundle/body-coder.ts';
import { QUICK_LEVELS } from '../../build/bundle/codings.ts';
import type { Encoder } from '../../build/bundle/representations.ts';
import { shownResource } from '../../build/bundle/resource.ts';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { Memo } from '../../build/remember/memo.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { rememberResources } from '../../build/site/records/remembered-resources.ts';
import { SiteFindings } from '../../build/site/site-findings.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

it('A body that is in the cache is not kept in memory as well', async () => {
  const cache = await openCache(temporaryFolder());
  const memo = new Memo(cache);
  const coder = new BodyCoder(QUICK_LEVELS, cache);
  const safety = { scripts: [], extension: {} };
  const code: Encoder = (body, type) => coder.forms(body, type);
  const records = { levels: QUICK_LEVELS, safety, code };
  const long = Buffer.alloc(5_000, 'A long list. ');
  const short = Buffer.from('short');
  const given = [long, short, long].map((body) => ({
    type: 'text/plain',
    language: null,
    body,
    lastModified: null,
    headers: [],
  }));
  const subject = { name: '/list', inputs: {} };
  const make = (): [string, ReturnType<typeof shownResource>][] => [['/list', shownResource(given)]];
  const [[, resource] = []] = rememberResources(
    { memo, records, findings: new SiteFindings() },
    'list',
    subject,
    make,
  );
  await memo.settle();
  const bodies = resource?.bodies ?? [];
  assert.deepEqual(
    bodies.map(({ body }) => Buffer.from(loadBytes(body)).toString()),
    [long, short, long].map(String),
  );
  assert.deepEqual(
    bodies.map(({ body }) => body instanceof Uint8Array),
    [false, true, false],
    'what is not worth compressing has no other form',
  );
  assert.ok(bodies.every(({ forms }) => forms !== undefined));
  await coder.close();
});
