/**
 * The prototype that the project began with (../shared/prototype beside the repository): the same page, no
 * decision. It is built by its own scripts, as its files say, with the packages that are installed here.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from '@bytecodealliance/jco-transpile/wasm-tools';

/** Components by name, and why others are not there. */
export interface Prototype {
  components: Record<string, string>;
  unmade: Record<string, string>;
}

const run = promisify(execFile);
const NAMES = ['prototype-p2', 'prototype-p3', 'prototype-two-instances'];

/** Builds the prototype's three components into `folder`, which is made. `root` is the repository's. */
export async function buildPrototype(root: string, folder: string): Promise<Prototype> {
  const source = join(root, '..', 'shared', 'prototype');
  if (!existsSync(source)) return { components: {}, unmade: because('../shared/prototype') };
  await mkdir(folder, { recursive: true });
  await cp(source, folder, { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const components: Record<string, string> = {};
  try {
    const node = (...args: string[]): Promise<unknown> => run(process.execPath, args, { cwd: folder });
    await node('body.mjs');
    for (const target of ['p2', 'p3']) {
      const core = `${target}core.wasm`;
      const options = ['--runtime', 'stub', '--use', 'abort=', '-O3', '--noAssert', '-o', core];
      await node(join('node_modules', 'assemblyscript', 'bin', 'asc.js'), `${target}.ts`, ...options);
      await node('component.mjs', target, core, `${target}.wasm`);
      components[`prototype-${target}`] = join(folder, `${target}.wasm`);
    }
    const two = join(folder, 'two-instances.wasm');
    await writeFile(two, await parse(await readFile(join(folder, 'two-instances.wat'), 'utf8')));
    components['prototype-two-instances'] = two;
    return { components, unmade: {} };
  } catch (error) {
    const [line = ''] = String(error).split('\n');
    return { components, unmade: because(`a prototype that builds (${line.replaceAll(folder, '')})`) };
  }
}

function because(reason: string): Record<string, string> {
  return Object.fromEntries(NAMES.map((name) => [name, reason]));
}
