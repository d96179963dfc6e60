/**
 * Makes what the package ships: the compiled frames, the build step as JavaScript with the files it reads, and
 * the types of the modules that an author's API imports. Run by npm before it packs, into lib/.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleScripts, PACKED_SCRIPTS } from '../theme/client/bundle-scripts.ts';
import { compileFrame, type Target } from './frames.ts';

const TARGETS: readonly Target[] = ['p2', 'p3'];

/**
 * Compiles the sources in `root` into the folder `lib`, which stands in a folder with a copy of package.json;
 * what was there before goes. Throws with the compiler's messages on its standard output.
 */
export async function makePackage(root: string, lib: string): Promise<void> {
  for (const folder of ['build', 'src']) rmSync(join(lib, folder), { recursive: true, force: true });
  for (const target of TARGETS) {
    await compileFrame(root, target);
    const frame = join('frames', `${target}.wasm`);
    if (lib !== join(root, 'lib')) cpSync(join(root, 'lib', frame), join(lib, frame));
  }
  const compile = (project: string): void => {
    const tsc = join(root, 'node_modules', '.bin', 'tsc');
    execFileSync(tsc, ['-p', join(root, 'build', project), '--outDir', lib], { stdio: 'inherit' });
  };
  compile('tsconfig.package.json');
  // Authors' own APIs import `coldpress/api/NAME`, and want its types; nobody imports the rest.
  compile('tsconfig.api-types.json');
  // What the build step reads at run time beside its own code: style sheets, client scripts, schemas.
  for (const name of readdirSync(join(root, 'build'), { recursive: true, encoding: 'utf8' })) {
    if (/\.(?:css|js|json|svg|txt)$/.test(name) && !/tsconfig/.test(name)) {
      cpSync(join(root, 'build', name), join(lib, 'build', name));
    }
  }
  const scripts = join('build', 'theme', 'client');
  writeFileSync(join(lib, scripts, PACKED_SCRIPTS), JSON.stringify(bundleScripts(join(root, scripts))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = join(import.meta.dirname, '..', '..');
  await makePackage(root, join(root, 'lib'));
}
