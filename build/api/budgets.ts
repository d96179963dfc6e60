/** The sizes and start time of an API, and the problems of one over its budgets. */
import type { Budgets } from '../../src/api/settings.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';

/** Sizes in bytes, the time in milliseconds. */
export interface ApiReport {
  bundleBytes: number;
  /** The posts in the component. */
  dataBytes: number;
  componentBytes: number;
  /** The component as gzip, the form in which registries keep it. */
  compressedBytes: number;
  /** From a compiled component to the first answer of a new instance, in the embedded host. */
  timeToFirstByteMs: number;
}

/** The name of each figure, and how an author makes it smaller. */
const FIGURES: Record<keyof ApiReport, { name: string; hint: string }> = {
  bundleBytes: { name: 'the bundled source', hint: 'import less' },
  dataBytes: {
    name: 'the posts’ data',
    hint: 'leave bodies out with settings.bodies (the page’s own URL still serves them)',
  },
  componentBytes: { name: 'the component', hint: 'carry less data or code' },
  compressedBytes: { name: 'the compressed component', hint: 'carry less data or code' },
  timeToFirstByteMs: { name: 'the first answer', hint: 'do less at the start of a handler' },
};

/** One problem for each figure of `report` that is over its budget. `file` is the API module. */
export function checkBudgets(report: Partial<ApiReport>, budgets: Budgets, file: string): Problem[] {
  const problems: Problem[] = [];
  for (const [key, { name, hint }] of Object.entries(FIGURES) as [
    keyof ApiReport,
    { name: string; hint: string },
  ][]) {
    const [value, budget] = [report[key] ?? 0, budgets[key]];
    if (value <= budget) continue;
    const unit = key === 'timeToFirstByteMs' ? 'ms' : 'bytes';
    const message = `${name} takes ${Math.ceil(value)} ${unit}, over the budget of ${budget}`;
    const advice = `${hint}, or raise settings.budgets.${key}`;
    problems.push(createProblem('api-budget', wholeFile(file), message, advice));
  }
  return problems;
}

/** The report in one line, for people. */
export function describeReport(report: ApiReport): string {
  const size = (bytes: number): string =>
    bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  return [
    `bundle ${size(report.bundleBytes)}`,
    `data ${size(report.dataBytes)}`,
    `component ${size(report.componentBytes)}`,
    `compressed ${size(report.compressedBytes)}`,
    `first byte ${Math.round(report.timeToFirstByteMs)} ms`,
  ].join(', ');
}
