/**
 * Makes the content of the package: the compiled frames, the build step in a few files of JavaScript with the files
 * that it reads, and the modules that an author's API imports, one by one and with their types. Run by npm before
 * it packs, into lib/.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleCommands } from './bundle-commands.ts';
import { compileFrame, type FrameName } from './frames.ts';
import { precompute } from './precompute.ts';
import { thirdPartyLicences } from './third-party-licences.ts';

const FRAMES: readonly FrameName[] = ['p2', 'p3', 'p2-agents', 'p3-agents'];

/**
 * Compiles the sources in `root` into the folder `lib`, beside which there must be a copy of package.json; its
 * earlier files are removed. Throws with the compiler's messages on its standard output.
 */
export async function makePackage(root: string, lib: string): Promise<void> {
  for (const folder of ['build', 'src']) rmSync(join(lib, folder), { recursive: true, force: true });
  await Promise.all(FRAMES.map((target) => compileFrame(root, target)));
  for (const target of FRAMES) {
    const frame = join('frames', `${target}.wasm`);
    if (lib !== join(root, 'lib')) cpSync(join(root, 'lib', frame), join(lib, frame));
  }
  const commands = join(lib, 'build', 'cli');
  const { inputs } = await bundleCommands(root, commands);
  precompute(root, commands);
  writeFileSync(join(lib, 'third-party-licences.txt'), thirdPartyLicences(root, Object.keys(inputs)));
  // Authors' own APIs and shortcodes import `coldpress/api/NAME` and `coldpress/parts`, and are bundled with them.
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const project = join(root, 'build', 'tsconfig.api.json');
  execFileSync(tsc, ['-p', project, '--outDir', lib], { stdio: 'inherit' });
  // Files that the build step reads at run time.
  cpSync(join(root, 'build', 'theme', 'css'), join(lib, 'build', 'theme', 'css'), { recursive: true });
  cpSync(join(root, 'build', 'bundle', 'schema.json'), join(lib, 'build', 'bundle', 'schema.json'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = join(import.meta.dirname, '..', '..');
  await makePackage(root, join(root, 'lib'));
}
