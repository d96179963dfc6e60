/** Instants as RFC 3339 writes them, in UTC. */

/** `seconds` since 1970 as `2026-01-15T08:00:00Z`. */
export function isoInstant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, -'.000Z'.length)}Z`;
}
