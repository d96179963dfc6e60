/**
 * What the site makes of its documents by itself: the pages of lists, feeds, the files for programs. Most of them are
 * what they were in the build before; then nothing of them is written, hashed or compressed.
 */
import { LIBRARY } from '../../bundle/codings.ts';
import type { Resource } from '../../bundle/resource.ts';
import type { Read } from '../../remember/dependencies.ts';
import type { Kind, Subject } from '../../remember/memo.ts';
import { type SafetyOptions, securedWithBlocked } from '../safety/safety-headers.ts';
import { noteSecured } from '../safety/secure-versions.ts';
import type { SiteContext } from '../site-context.ts';
import type { RecordOptions } from './record-options.ts';
import { type ResourceRecord, recordForm } from './resource-record.ts';

/** Resources by their paths. */
type Resources = [string, Resource][];

/** Resources of a kind; where records are kept they come from the cache, and are there for the next build. */
export function rememberResources(
  { memo, records }: Pick<SiteContext, 'memo' | 'records'>,
  kind: string,
  subject: Subject,
  make: (read: Read) => Resources,
): Resources {
  if (records === null) return memo.remember<Resources>({ name: kind }, subject, make);
  const recorded: Kind<ResourceRecord> = { name: `${kind} record`, stored: recordForm(records.code) };
  const record = memo.remember(recorded, recordSubject(subject, records), (read) =>
    secureResources(make(read), records.safety),
  );
  noteRecord(record, records);
  return record.resources;
}

/** What a record of the subject is made of. */
export function recordSubject(subject: Subject, { levels, safety }: RecordOptions): Subject {
  return { ...subject, inputs: { ...subject.inputs, levels, libraries: LIBRARY, safety } };
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

/** Spares the resources of a record to be secured again. */
export function noteRecord({ resources, blocked }: ResourceRecord, { safety }: RecordOptions): void {
  resources.forEach(([, resource], index) => {
    noteSecured(resource, safety, blocked[index] ?? []);
  });
}
