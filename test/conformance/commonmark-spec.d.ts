/** The examples of the spec; the package brings no types. */
declare module 'commonmark-spec' {
  export const tests: { number: number; section: string; markdown: string; html: string }[];
}
