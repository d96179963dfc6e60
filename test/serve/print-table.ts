/** Writes content/pages/docs/http.md anew: node --import tsx test/serve/print-table.ts */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpDocument } from './http-document.ts';

writeFileSync(join(import.meta.dirname, '../../content/pages/docs/http.md'), httpDocument());
