/** The wall clock of WASI 0.3. */
@external("wasi:clocks/system-clock@0.3.0", "now")
declare function systemClock(at: usize): void;

/** Seconds since 1970, with their fraction; `scratch` is 16 bytes that the host may write. */
export function now(scratch: usize): f64 {
  systemClock(scratch);
  return <f64>load<i64>(scratch) + <f64>load<u32>(scratch, 8) / 1e9;
}
