/** Tests that cannot run everywhere: they are skipped, and the report says why (test/summary.ts). */
import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test, or the suite around it, is skipped. */
    whySkipped?: string;
  }
}

/**
 * Options of a test or suite that is skipped for `reason`; it runs where there is none. A list of the titles
 * (test-titles.ts) has the skipped ones too.
 */
export function unless(reason: string | null | false): { skip?: boolean; meta?: { whySkipped: string } } {
  const runs = reason === null || reason === false || process.env.COLDPRESS_LIST_TITLES === '1';
  return runs ? {} : { skip: true, meta: { whySkipped: reason } };
}
