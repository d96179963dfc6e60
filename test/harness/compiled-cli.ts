/**
 * The command line compiled once for a whole run of tests. Each of the hundred processes that they start then
 * takes a third of the time, and is what the package ships.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { makePackage } from '../../build/handler/package.ts';

/** Compiles the checkout in `root` into `folder`, anew each time, and gives the path of its main module. */
export async function compileCli(root: string, folder: string): Promise<string> {
  await makePackage(root, join(folder, 'lib'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  // As in the package.
  for (const name of ['content/pages/docs', 'wit'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  return join(folder, 'lib', 'build', 'cli', 'main.js');
}
