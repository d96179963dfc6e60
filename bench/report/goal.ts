/** One line of the table of goals. */
export interface Goal {
  goal: string;
  /** The limit, and what was measured, as they are written. */
  limit: string;
  measured: string;
  isMet: boolean;
}
