/** Tests that cannot run everywhere: they are skipped, and the report says why (test/summary.ts). */
import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test, or the suite around it, is skipped. */
    whySkipped?: string;
  }
}

/** Options of a test or suite that is skipped for `reason`; it runs where there is none. */
export function unless(reason: string | null | false): { skip?: boolean; meta?: { whySkipped: string } } {
  return reason === null || reason === false ? {} : { skip: true, meta: { whySkipped: reason } };
}
