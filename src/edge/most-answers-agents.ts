/**
 * Takes the place of most-answers.ts in a frame with the MCP endpoint (build/handler/compile.ts): what the endpoint has
 * in static data leaves room for the state of so many answers.
 */
export const PLACES: i32 = 64;
