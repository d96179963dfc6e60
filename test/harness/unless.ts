/** Tests that cannot run everywhere: they are skipped, and the report says why (test/summary.ts). */
import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test, or the suite around it, is skipped. */
    whySkipped?: string;
    /** It needs what may be in no registry, so that CI cannot run it: the skip is printed, and is no failure. */
    isElsewhere?: boolean;
  }
}

/** Options of a test or suite that is skipped for `reason`; it runs where there is none. */
export function unless(reason: string | null | false): { skip?: boolean; meta?: { whySkipped: string } } {
  return reason === null || reason === false ? {} : { skip: true, meta: { whySkipped: reason } };
}

/** As `unless`, for what may be in no registry: the skip is no failure in CI either. */
export function unlessElsewhere(reason: string | null): {
  skip?: boolean;
  meta?: { whySkipped: string; isElsewhere: true };
} {
  return reason === null ? {} : { skip: true, meta: { whySkipped: reason, isElsewhere: true } };
}
