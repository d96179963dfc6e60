/** content/pages/docs/http.md says what the tests do. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { httpDocument } from './http-document.ts';
import { DOCUMENTED_TABLE } from './request-table.ts';

describe('content/pages/docs/http.md', () => {
  const written = readFileSync(join(import.meta.dirname, '../../content/pages/docs/http.md'), 'utf8');

  it('is what the request table prints: node --import tsx test/serve/print-table.ts writes it anew', () => {
    assert.equal(written, httpDocument());
  });
  it('has a row of four cells for each case', () => {
    const rows = written.split('\n').filter((line) => /^\| [^-b]/.test(line) || line.startsWith('| b'));
    const cases = DOCUMENTED_TABLE.reduce((sum, { topic }) => sum + topic.cases.length, 0);
    assert.equal(rows.length, cases + DOCUMENTED_TABLE.length);
    for (const row of rows) assert.equal(row.split(/(?<!\\)\|/).length, 6, row);
  });
  it('depends on nothing that differs between machines', () => {
    assert.doesNotMatch(written, /"[A-Za-z0-9_-]{22}"/);
  });
});
