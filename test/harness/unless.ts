/** Tests that cannot run everywhere: they are skipped, and the report says why (test/summary.ts). */
import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test, or the suite around it, is skipped. */
    whySkipped?: string;
    /** It needs what no registry has, so that CI cannot run it: the skip is printed, and is no failure. */
    isElsewhere?: boolean;
  }
}

/** Options of a test or suite that is skipped for `reason`; it runs where there is none. */
export function unless(reason: string | null | false): { skip?: boolean; meta?: { whySkipped: string } } {
  return reason === null || reason === false ? {} : { skip: true, meta: { whySkipped: reason } };
}

/** As `unless`, for what no registry has: the skip is no failure in CI either. */
export function unlessElsewhere(reason: string): {
  skip: true;
  meta: { whySkipped: string; isElsewhere: true };
} {
  return { skip: true, meta: { whySkipped: reason, isElsewhere: true } };
}
