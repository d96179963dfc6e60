/**
 * Makes lib/, which is what the package ships: the compiled frames, the build step as JavaScript with the
 * files it reads, and the types of the modules that an author's API imports. Run by npm before it packs.
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
compile('tsconfig.package.json');
// Authors' own APIs import `coldpress/api/NAME`, and want its types; nobody imports the rest.
compile('tsconfig.api-types.json');
// What the build step reads at run time beside its own code: style sheets, client scripts, schemas.
for (const name of readdirSync(join(root, 'build'), { recursive: true, encoding: 'utf8' })) {
  if (/\.(?:css|js|json|svg|txt)$/.test(name) && !/tsconfig/.test(name)) {
    cpSync(join(root, 'build', name), join(lib, 'build', name));
  }
}

function compile(project: string): void {
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  execFileSync(tsc, ['-p', join(root, 'build', project)], { stdio: 'inherit' });
}
