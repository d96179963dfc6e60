/** The request table, asked of every host. content/pages/docs/http.md is printed from it. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { wasmtimeHost } from '../harness/component-hosts.ts';
import { describeMatrix, type MatrixHost } from '../harness/matrix.ts';
import { matrixHosts } from '../harness/matrix-hosts.ts';
import { REUSED, whyNoWasmtime } from '../harness/wasmtime-host.ts';
import type { Case } from './case.ts';
import { packFixtureSite } from './fixture-site.ts';
import { REQUEST_TABLE } from './request-table.ts';

const pack = packFixtureSite();
const skip = whyNoWasmtime();

const HOSTS = matrixHosts((startHost) => startHost(pack));

const REUSING: MatrixHost = {
  name: 'wasmtime, WASI 0.2, instances used again',
  clock: 'wall',
  start: () => wasmtimeHost(pack, 'p2', REUSED),
  skip,
};

describeMatrix(
  [...HOSTS, REUSING],
  REQUEST_TABLE.map(({ topic }) => topic),
);

/** Every case once more for a reader that says that it takes no coding: it gets what one gets that says nothing. */
describeMatrix(
  HOSTS.map((host) => ({ ...host, name: `${host.name}, Accept-Encoding: identity` })),
  REQUEST_TABLE.filter(({ file }) => file !== 'codings').map(({ topic }) => ({
    ...topic,
    cases: topic.cases.flatMap(withoutCodings),
  })),
);

function withoutCodings(line: Case): Case[] {
  const headers = line.headers ?? [];
  if (headers.some(([name]) => name.toLowerCase() === 'accept-encoding')) return [];
  return [{ ...line, headers: [...headers, ['Accept-Encoding', 'identity']] }];
}

describe('the request table', () => {
  it('has a title of its own for each case of a topic', () => {
    for (const { topic } of REQUEST_TABLE) {
      const titles = topic.cases.map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title, index) => titles.indexOf(title) !== index),
        [],
        topic.title,
      );
    }
  });
  it('names a source for each case', () => {
    for (const { topic } of REQUEST_TABLE) {
      for (const { source, title } of topic.cases) {
        assert.match(source, /^(?:ours|rules|[0-9]{4} §.*)$/, title);
      }
    }
  });
});
