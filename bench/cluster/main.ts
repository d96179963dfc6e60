/**
 * npm run bench:cluster: three hosts behind HAProxy and Varnish, updated from a registry while readers read. Prints a
 * table of the steps; ends with 1 where a request failed.
 */
import { missingPrograms, runCluster } from './run.ts';
import type { Step } from './scenario.ts';

// Everything that was started is ended at the end of the process, however it comes about.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const missing = missingPrograms();
if (missing.length > 0) {
  process.stderr.write(`not installed: ${missing.join(', ')} (bench/README.md says from where)\n`);
  process.exit(1);
}

process.stdout.write(
  '| step | requests | failed | pages of each version | kept by Varnish | time of the change |\n',
);
process.stdout.write('|---|--:|--:|---|--:|--:|\n');
const steps = await runCluster({ readers: 8, requests: 2000, ends: 120, onStep: print });
const failures = steps.flatMap((step) => step.failures);
for (const failure of failures.slice(0, 5)) process.stdout.write(`failed: ${failure}\n`);
for (const { name, refused } of steps) if (refused !== null) process.stdout.write(`${name}: ${refused}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

function print({ name, requests, failures, versions, hits, milliseconds }: Step): void {
  const seen = [...versions].map(([version, count]) => `${version.replace('version-', '')}: ${count}`).sort();
  const time = milliseconds < 1 ? '' : `${(milliseconds / 1000).toFixed(1)} s`;
  const cells = [name, requests, failures.length, seen.join(', '), hits, time];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
