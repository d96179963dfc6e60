/** What was not there when the results were measured, and the machine on which they were. */
import type { Machine } from '../machine.ts';
import type { AllResults } from '../results.ts';
import { figure, table } from './format.ts';
import { type Section, text } from './section.ts';

/** What is measured, and what it lacks on this machine. */
export interface Lacking {
  name: string;
  missing: readonly string[];
  /** How it failed, if it is here and did. */
  failure?: string;
}

/** One sentence for each that could not be measured: 'spin-p2 was not measured: spin is not here.' */
export function missingSentences(all: readonly Lacking[]): string[] {
  return all.flatMap(({ name, missing, failure }) => {
    if (missing.length > 0) {
      return [
        `${name} was not measured: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not here.`,
      ];
    }
    return failure === undefined ? [] : [`${name} was not measured: \`${failure.replaceAll('`', '')}\`.`];
  });
}

/** Machine, versions, and what is missing from the tables. */
export function machineSection(all: AllResults): Section {
  const files = Object.values(all).filter((file) => file !== undefined);
  const lacking = missingSentences([
    ...(all.serve?.results.contenders ?? []),
    ...(all.build?.results.generators ?? []),
  ]);
  const rows = files.map(({ part, day, machine }) => [
    part,
    day,
    machine.cpu,
    `${machine.cores}${machine.isVirtual ? ', virtual' : ''}`,
    `${figure(machine.memoryBytes / 2 ** 30)} GiB`,
    machine.system,
    machine.commit ?? '–',
  ]);
  return text(
    '## Where this was measured',
    table(['part', 'day', 'CPU', 'cores', 'memory', 'system', 'commit'], rows, false),
    `Versions: ${versions(files.map(({ machine }) => machine))}.`,
    ...(lacking.length === 0 ? [] : [`Not in the tables: ${lacking.join(' ')}`]),
  );
}

function versions(machines: readonly Machine[]): string {
  const tools = new Map(machines.flatMap((machine) => Object.entries(machine.tools)));
  return [...tools].flatMap(([name, version]) => (version === null ? [] : [`${name} ${version}`])).join(', ');
}
