/** How `npm test` runs: every file in test/ that ends in .test.ts, by Node's own module loader with tsx. */
import { join } from 'node:path';
import { register } from 'tsx/esm/api';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { compileLessFlag } from '../build/cli/compile-less.ts';
import { isInFull } from './harness/in-full.ts';
import LongestFirst from './longest-first.ts';
import Summary from './summary.ts';

// vitest itself loads global-setup.ts with Node's loader too.
register();

// Most code of a test runs for less time than it takes to compile for speed.
const compileLess = compileLessFlag();
const root = join(import.meta.dirname, '..');

const config: ViteUserConfig = defineConfig({
  root,
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', new Summary()],
    // Modules are loaded once for all files that a process runs: loading the build step takes a second.
    pool: 'forks',
    isolate: false,
    execArgv: ['--import', import.meta.resolve('tsx'), ...(compileLess === null ? [] : [compileLess])],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // More than the cores: many tests wait for servers and browsers.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Where everything runs in full, on a machine that may be busy with other work, a test that failed is tried once
    // more; one that then passes is listed at the end with how it failed.
    retry: isInFull() ? 1 : 0,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Where Node has no registerHooks (before 22.15), vitest's note of a module that a file loads last can come
    // too late, when the file has ended already. Nothing depends on it.
    onUnhandledError: ({ message }) =>
      message?.includes('Closing rpc while "ensureModuleGraphEntry" was pending') !== true,
    coverage: {
      provider: 'custom',
      customProviderModule: join(import.meta.dirname, 'coverage.ts'),
      include: ['src/**/*.ts', 'build/**/*.ts'],
      // Compiled by asc alone; types.
      exclude: ['src/edge/**', '**/*.d.ts'],
    },
  },
});

export default config;
