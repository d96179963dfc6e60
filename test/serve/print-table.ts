/** Writes the pages on HTTP in content/pages/docs/ anew: node --import tsx test/serve/print-table.ts */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpDocuments } from './http-document.ts';

for (const [name, text] of httpDocuments())
  writeFileSync(join(import.meta.dirname, '../../content/pages/docs', name), text);
