/** Runs the request table on a host: every case a test of its own, with what every answer owes besides. */
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Case, Topic } from '../serve/case.ts';
import { FIXTURE_NOW } from '../serve/fixture-site.ts';
import type { Host, HostResponse } from './host.ts';
import { requestBytes } from './raw-http.ts';
import { unless } from './unless.ts';

export interface MatrixHost {
  name: string;
  start: () => Promise<Host>;
  /** Whether the clock can be set; else the cases that name a time are left out. */
  clock: Host['clock'];
  /** Why the host cannot run here: its tests are then skipped with this sentence. */
  skip?: string | null;
}

/** Fields that a list cannot be: one value, or none. */
const SINGULAR: readonly string[] = [
  'content-type',
  'content-length',
  'content-encoding',
  'content-range',
  'etag',
  'last-modified',
  'location',
  'expires',
  'cache-control',
];

/** Defines the tests of all topics for all hosts. */
export function describeMatrix(hosts: readonly MatrixHost[], topics: readonly Topic[]): void {
  for (const candidate of hosts) {
    describe(candidate.name, unless(candidate.skip ?? null), () => {
      let host: Host | undefined;
      beforeAll(async () => {
        host = await candidate.start();
      });
      afterAll(() => host?.close());
      for (const topic of topics) {
        describe(topic.title, () => {
          for (const line of topic.cases) {
            if (line.at !== undefined && candidate.clock === 'wall') continue;
            it(line.title, async () => {
              assert.ok(host !== undefined);
              await checkCase(host, line);
            });
          }
        });
      }
    });
  }
}

async function checkCase(host: Host, line: Case): Promise<void> {
  const method = line.method ?? 'GET';
  const raw = requestBytes(method, line.target, line.headers);
  const response = await host.request(raw, line.at ?? FIXTURE_NOW);
  // Perhaps the host's own answer, whose form is its own affair.
  if (host.parses && line.hostMay?.statuses.includes(response.status) === true) return;
  checkExpected(response, line.expect);
  checkOwed(response, method);
}

function checkExpected(response: HostResponse, expect: Case['expect']): void {
  const statuses = typeof expect.status === 'number' ? [expect.status] : expect.status;
  const seen = `${response.status} ${JSON.stringify(response.headers)}`;
  assert.ok(statuses.includes(response.status), `${statuses.join(' or ')} was expected, not ${seen}`);
  for (const [name, wanted] of Object.entries(expect.headers ?? {})) {
    const value = fieldText(response, name);
    if (wanted instanceof RegExp) assert.match(value ?? '(not there)', wanted, name);
    else assert.equal(value, wanted, name);
  }
  const { body } = expect;
  if (body instanceof RegExp) assert.match(Buffer.from(response.body).toString('utf8'), body);
  else if (body !== undefined) {
    assert.equal(Buffer.from(response.body).toString('latin1'), Buffer.from(body).toString('latin1'));
  }
}

/** What every answer must have, to any request. Throws an AssertionError. */
export function checkOwed(response: HostResponse, method: string): void {
  const { status, body } = response;
  assert.notEqual(fieldText(response, 'cache-control'), null, 'every answer says how long it may be kept');
  assert.equal(fieldText(response, 'x-content-type-options'), 'nosniff');
  for (const name of SINGULAR) {
    const count = response.headers.filter(([field]) => field.toLowerCase() === name).length;
    assert.ok(count <= 1, `${name} stands ${count} times`);
  }
  const length = fieldText(response, 'content-length');
  if (status === 204 || status === 304) {
    assert.equal(length, null, 'no Content-Length without a body to describe');
    assert.equal(body.length, 0);
  } else if (method === 'HEAD') {
    assert.match(length ?? '', /^[0-9]+$/);
    assert.equal(body.length, 0, 'HEAD has no body');
  } else {
    assert.equal(length, String(body.length), 'Content-Length is exact');
  }
  if (status !== 200 && status !== 206 && status !== 304) {
    assert.equal(fieldText(response, 'etag'), null, 'only what can be asked for again has a validator');
    // How long a redirect is kept is the author's to say, `immutable` included.
    const isRedirect = status === 301 || status === 308;
    if (!isRedirect) assert.doesNotMatch(fieldText(response, 'cache-control') ?? '', /immutable/);
  }
  if (status === 405) assert.equal(fieldText(response, 'allow'), 'GET, HEAD, OPTIONS');
}

/** The field's value, several lines of it joined (RFC 9110 §5.3), or null. */
function fieldText(response: HostResponse, name: string): string | null {
  const values = response.headers.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}
