/** The site's page of commands, commands.md, is what the commands print of themselves. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { ROOT } from '../harness/run-cli.ts';
import { commandsDocument } from './commands-document.ts';

it('commands.md is what node --import tsx test/cli/print-commands.ts writes', () => {
  assert.equal(readFileSync(join(ROOT, 'content/pages/docs/commands.md'), 'utf8'), commandsDocument());
});
