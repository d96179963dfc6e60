#!/usr/bin/env node
/**
 * The program behind `coldpress`, in all the places where it may be installed: in a clone, where it compiles the
 * sources first, and in the package, which has the compiled form in lib/ and no sources.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const sources = new URL('main.ts', import.meta.url);
if (existsSync(sources)) await runSources(fileURLToPath(new URL('../..', import.meta.url)));
else await import('../../lib/build/cli/main.js');

async function runSources(root) {
  const { compileClone } = await import('../handler/compile-clone.js');
  let main;
  try {
    const onCompile = () => process.stderr.write('Compiling the sources of Coldpress.\n');
    main = pathToFileURL(await compileClone(root, onCompile)).href;
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') {
      process.stderr.write(
        `coldpress runs from its sources here and needs esbuild.\nRun npm ci in ${root}\n`,
      );
      process.exitCode = 2;
      return;
    }
    // A clone that cannot be written: the sources as they are, which takes longer.
    if (error.syscall === undefined) throw error;
    const { register } = await import('tsx/esm/api');
    // Not the tsconfig.json of the folder that the command is called in.
    register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
    main = sources.href;
  }
  await import(main);
}
