/**
 * Makes lib/, which is what the package ships: the compiled frames, and the build step as JavaScript with the
 * files it reads. Run by npm before it packs.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compileFrame } from './frames.ts';

const root = join(import.meta.dirname, '..', '..');
const lib = join(root, 'lib');
rmSync(join(lib, 'build'), { recursive: true, force: true });
rmSync(join(lib, 'src'), { recursive: true, force: true });
await compileFrame(root, 'p2');
await compileFrame(root, 'p3');
execFileSync(
  join(root, 'node_modules', '.bin', 'tsc'),
  ['-p', join(root, 'build', 'tsconfig.package.json')],
  {
    stdio: 'inherit',
  },
);
// What the build step reads at run time beside its own code: style sheets, client scripts, schemas.
for (const name of readdirSync(join(root, 'build'), { recursive: true, encoding: 'utf8' })) {
  if (/\.(?:css|js|json|svg|txt)$/.test(name) && !/tsconfig/.test(name)) {
    cpSync(join(root, 'build', name), join(lib, 'build', name));
  }
}
