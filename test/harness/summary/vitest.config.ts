/** Runs the fixtures beside it, as test/vitest.config.ts runs the tests. */
import type { ViteUserConfig } from 'vitest/config';
import tests from '../../vitest.config.ts';

const config: ViteUserConfig = {
  root: import.meta.dirname,
  test: { ...tests.test, include: ['*.fixture.ts'], globalSetup: [], maxWorkers: 1 },
};

export default config;
