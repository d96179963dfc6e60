/** Writes content/pages/docs/commands.md anew: node --import tsx test/cli/print-commands.ts */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsDocument } from './commands-document.ts';

writeFileSync(join(import.meta.dirname, '../../content/pages/docs/commands.md'), commandsDocument());
