/** Runs the fixtures beside it, as test/vitest.config.ts runs the tests. */
import type { ViteUserConfig } from 'vitest/config';
import tests from '../../vitest.config.ts';
import ByCase from './by-case.ts';

const { SUMMARY_CASES, SUMMARY_ENDS } = process.env;
const byCase =
  SUMMARY_CASES === undefined || SUMMARY_ENDS === undefined
    ? []
    : [new ByCase(JSON.parse(SUMMARY_CASES), SUMMARY_ENDS)];

const config: ViteUserConfig = {
  root: import.meta.dirname,
  test: {
    ...tests.test,
    include: ['*.fixture.ts'],
    globalSetup: [],
    maxWorkers: 1,
    reporters: [...[tests.test?.reporters ?? []].flat(), ...byCase],
  },
};

export default config;
