/** The wall clock of WASI 0.2. */
@external("wasi:clocks/wall-clock@0.2.0", "now")
declare function wallClock(at: usize): void;

/** Seconds since 1970, with their fraction; `scratch` is 16 bytes that the host may write. */
export function now(scratch: usize): f64 {
  wallClock(scratch);
  return <f64>load<u64>(scratch) + <f64>load<u32>(scratch, 8) / 1e9;
}
