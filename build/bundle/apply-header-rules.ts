/** Applies header rules to the headers of one answer. */
import type { HeaderRule, ListField } from './manifest.ts';

/** The headers of an answer after its path's rules. Vary is only ever added to: caches depend on it. */
export function applyHeaderRules(
  headers: readonly ListField[],
  rules: readonly Pick<HeaderRule, 'set' | 'remove'>[],
): ListField[] {
  let own = [...headers];
  let written: ListField[] = [];
  const vary = headers.find(([name]) => name === 'vary');
  for (const { set, remove } of rules) {
    const gone = new Set(remove);
    const replaced = new Set(set.map(([name]) => name));
    own = own.filter(([name]) => !gone.has(name) && !replaced.has(name));
    written = [...written.filter(([name]) => !gone.has(name)), ...set];
  }
  return vary === undefined ? [...own, ...written] : withVary([...own, ...written], vary[1] ?? '');
}

/** Puts the site's own Vary back, joined with what rules say. */
function withVary(headers: ListField[], own: string): ListField[] {
  const others = headers.filter(([name]) => name !== 'vary');
  const written = headers
    .filter(([name]) => name === 'vary')
    .flatMap(([, value]) => (value ?? '').split(','));
  const fields = new Set([...own.split(','), ...written].map((field) => field.trim().toLowerCase()));
  fields.delete('');
  return [...others, ['vary', [...fields].join(', ')]];
}
