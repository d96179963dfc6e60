/**
 * The integer types of the portable subset, as ordinary TypeScript sees them.
 *
 * Files in src/serve/ and src/site/ are compiled twice: by asc to WebAssembly, where these names are
 * machine types, and by tsc/Node, where they are numbers. Code that must give the same answer in both
 * stays inside what both share: i32 arithmetic that does not overflow, `>>>` and `|` to narrow, no `/` on
 * integers, f64 for instants (seconds since 1970).
 */
declare type bool = boolean;
declare type i32 = number;
declare type u32 = number;
declare type f64 = number;
