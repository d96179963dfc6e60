/** Coldpress as its package runs it: compiled JavaScript, the default target, search and feeds included. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_FOLDER } from '../../../build/cli/cache-folder.ts';
import type { CommandLine } from '../../command-line.ts';
import { CONFIG } from '../generate-site.ts';
import type { Generator } from '../generator.ts';

/** `root` is the repository's; lib/ there must be made already. */
export function coldpress(root: string): Generator {
  const command = (...args: string[]): CommandLine => ({
    command: process.execPath,
    args: [join(root, 'lib', 'build', 'cli', 'main.js'), ...args],
  });
  return {
    name: 'coldpress',
    version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    highlighter: 'Prism',
    compressed: 'gzip',
    missing: [],
    files: { 'content/config.yml': CONFIG },
    packages: null,
    posts: { folder: 'content/posts', convert: (post) => post },
    build: command('build'),
    serve: (port) => command('dev', '--port', String(port)),
    slash: '',
    writes: ['dist', CACHE_FOLDER],
    output: 'dist',
  };
}
