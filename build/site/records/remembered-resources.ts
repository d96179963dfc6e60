/**
 * Remembers generated resources: pages of lists, feeds, files for programs. One that did not change since the last
 * build is not made, hashed or compressed again.
 */
import { LIBRARY } from '../../bundle/codings.ts';
import type { Resource } from '../../bundle/resource.ts';
import type { Problem } from '../../content/problem.ts';
import type { Read } from '../../remember/dependencies.ts';
import type { Kind, Subject } from '../../remember/memo.ts';
import { type SafetyOptions, securedWithBlocked } from '../safety/safety-headers.ts';
import { noteSecured } from '../safety/secure-versions.ts';
import type { SiteContext } from '../site-context.ts';
import type { RecordOptions } from './record-options.ts';
import { type ResourceRecord, recordForm } from './resource-record.ts';

/** Resources by their paths. */
type Resources = [string, Resource][];

/**
 * The resources of a subject, remembered or made; with records they are kept in the cache. The problems that `make`
 * reports are added to the findings, also when the resources are remembered.
 */
export function rememberResources(
  { memo, records, findings }: Pick<SiteContext, 'memo' | 'records' | 'findings'>,
  kind: string,
  subject: Subject,
  make: (read: Read, report: (problem: Problem) => void) => Resources,
): Resources {
  const makeWithProblems = (read: Read): { resources: Resources; problems: Problem[] } => {
    const problems: Problem[] = [];
    return { resources: make(read, (problem) => problems.push(problem)), problems };
  };
  if (records === null) {
    const made = memo.remember({ name: kind }, subject, makeWithProblems);
    findings.report(made.problems);
    return made.resources;
  }
  const recorded: Kind<ResourceRecord> = { name: `${kind} record`, stored: recordForm(records.code) };
  const record = memo.remember(recorded, recordSubject(subject, records), (read) => {
    const { resources, problems } = makeWithProblems(read);
    const secured = secureResources(resources, records.safety);
    return problems.length === 0 ? secured : { ...secured, problems };
  });
  noteRecord(record, records);
  findings.report(record.problems ?? []);
  return record.resources;
}

/** The subject of a record. */
function recordSubject(subject: Subject, options: RecordOptions): Subject {
  return { ...subject, inputs: { ...subject.inputs, ...recordInputs(options) } };
}

/** The inputs of a record beside those of its resources. */
export interface RecordInputs extends Pick<RecordOptions, 'levels' | 'safety'> {
  /** The versions of what compresses. */
  libraries: string;
}

/** The inputs of every record with these options. */
export function recordInputs({ levels, safety }: RecordOptions): RecordInputs {
  return { levels, libraries: LIBRARY, safety };
}

/** Resources with the headers that make them safe. */
export function secureResources(made: Resources, safety: SafetyOptions): ResourceRecord {
  const record: ResourceRecord = { resources: [], blocked: [] };
  for (const [path, resource] of made) {
    const { secured, blocked } = securedWithBlocked(resource, safety);
    record.resources.push([path, secured]);
    record.blocked.push(blocked);
  }
  return record;
}

/** Notes that the resources of a record are secured already. */
export function noteRecord({ resources, blocked }: ResourceRecord, { safety }: RecordOptions): void {
  resources.forEach(([, resource], index) => {
    noteSecured(resource, safety, blocked[index] ?? []);
  });
}
