/** The site's pages on HTTP say what the tests do. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { httpDocuments } from './http-document.ts';
import { DOCUMENTED_TABLE } from './request-table.ts';

const FOLDER = join(import.meta.dirname, '../../content/pages/docs');
const PAGES = httpDocuments();
const written = [...PAGES.keys()].map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('\n');

describe('the pages on HTTP', () => {
  for (const [name, text] of PAGES)
    it(`${name} is what the request table prints: node --import tsx test/serve/print-table.ts writes it anew`, () => {
      assert.equal(readFileSync(join(FOLDER, name), 'utf8'), text);
    });
  it('have a row of four cells for each case, on one of them', () => {
    const rows = written.split('\n').filter((line) => /^\| [^-b]/.test(line) || line.startsWith('| b'));
    const cases = DOCUMENTED_TABLE.reduce((sum, { topic }) => sum + topic.cases.length, 0);
    assert.equal(rows.length, cases + DOCUMENTED_TABLE.length);
    for (const row of rows) assert.equal(row.split(/(?<!\\)\|/).length, 6, row);
  });
  it('depend on nothing that differs between machines', () => {
    assert.doesNotMatch(written, /"[A-Za-z0-9_-]{16}"/);
  });
});
