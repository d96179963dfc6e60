/** As many requests as wasmtime and Spin send to one instance in its life, unless they are configured otherwise. */
export const PLACES: i32 = 128;
