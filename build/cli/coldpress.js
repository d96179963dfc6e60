#!/usr/bin/env node
/**
 * The program behind `coldpress`, in all the places where it may be installed: in a clone, where it runs the
 * sources through tsx, and in the package, which has the compiled form in lib/ and no sources.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = new URL('main.ts', import.meta.url);
if (existsSync(sources)) await runSources();
else await import('../../lib/build/cli/main.js');

async function runSources() {
  const tsx = await import('tsx/esm/api').catch(() => null);
  if (tsx === null) {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    process.stderr.write(`coldpress runs from its sources here and needs tsx.\nRun npm ci in ${root}\n`);
    process.exitCode = 2;
    return;
  }
  // Not the tsconfig.json of the folder that the command is called in.
  tsx.register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
  await import(sources.href);
}
