/**
 * The trial: an API's top level is run in Node before the engine runs it, because there a mistake shows as a
 * file and a line, and in the engine as a trap of the tool that freezes its memory.
 *
 * The top level runs once, at build, and its results are frozen into the component. A time, a
 * random number or a variable read then would be the same for every request ever after, so those are refused
 * with the reason, even where the code catches the refusal.
 */
import { type Context, createContext, Script } from 'node:vm';
import type { ApiData } from '../../src/api/data.ts';
import type { Settings } from '../../src/api/settings.ts';
import { findSources } from '../../src/api/source-map.ts';
import { parseStack } from '../../src/api/stack.ts';
import { createProblem, type Place, type Problem, wholeFile } from '../content/problem.ts';
import { BUNDLE_NAME, type Bundle, SCRIPT_NAME } from './bundle.ts';
import { ADVICE, type Refuse, trialGlobals } from './trial-globals.ts';

/** Milliseconds after which a top level counts as endless. */
const TIME_LIMIT = 5000;

/** The stand-in for the host interfaces in a trial. */
export const TRIAL_STAND_IN = 'coldpressHost';

export type TrialResult = { ok: true; settings: Settings } | { ok: false; problems: Problem[] };

/**
 * Runs the top level of `bundle` (a script made with TRIAL_STAND_IN) and makes its API from `data`. What takes longer
 * than `timeLimit`, in milliseconds, is a problem.
 */
export function tryApi(bundle: Bundle, data: ApiData, timeLimit: number = TIME_LIMIT): TrialResult {
  const refusals: Problem[] = [];
  const refuse: Refuse = (input, advice) => {
    const error = new Error(`${input} cannot be read at build`);
    const place = placeOf(error.stack ?? '', bundle);
    const message = `${input} is read at the top level, which runs once, at build`;
    refusals.push(createProblem('api-top-level-input', place, message, advice));
    throw error;
  };
  const context = createContext(trialGlobals(refuse), { codeGeneration: { strings: false, wasm: false } });
  const run = (code: string): unknown => runIn(context, code, timeLimit);
  try {
    run(PREPARATION);
    run(bundle.code);
    const service = run(
      `(data) => ${SCRIPT_NAME}.createService(${SCRIPT_NAME}.module, data, {
      now: () => coldpressRefuse('the clock', ${JSON.stringify(ADVICE.clock)}),
      log: () => {}, describeStack: () => [], build: () => '' })`,
    ) as (data: ApiData) => { settings: Settings };
    const { settings } = service(data);
    return refusals.length > 0 ? { ok: false, problems: refusals } : { ok: true, settings };
  } catch (error) {
    if (refusals.length > 0) return { ok: false, problems: refusals };
    return { ok: false, problems: [toProblem(error, bundle, timeLimit)] };
  }
}

function runIn(context: Context, code: string, timeLimit: number): unknown {
  return new Script(code, { filename: BUNDLE_NAME }).runInContext(context, { timeout: timeLimit });
}

/**
 * Inside the context: Date and Math without the machine's clock and randomness, and none of the globals that the engine
 * lacks.
 */
const PREPARATION = `{
  const refuse = coldpressRefuse;
  const RealDate = Date;
  const clock = () => refuse('the clock', ${JSON.stringify(ADVICE.clock)});
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, own) => given.length === 0 ? clock() : Reflect.construct(target, given, own),
    apply: clock,
    get: (target, key) => key === 'now' ? clock : Reflect.get(target, key),
  });
  RealDate.prototype.constructor = globalThis.Date;
  Math.random = () => refuse('randomness', ${JSON.stringify(ADVICE.randomness)});
  delete globalThis.Intl;
  delete String.prototype.normalize;
}`;

function toProblem(error: unknown, bundle: Bundle, timeLimit: number): Problem {
  const { message = String(error), stack = '', name = 'Error' } = (error ?? {}) as Partial<Error>;
  const place = placeOf(stack, bundle);
  if (/^process is not defined/.test(message)) {
    const read = 'the environment is read at the top level, which runs once, at build';
    const hint = 'a component has no environment: read a Spin variable inside a handler';
    return createProblem('api-top-level-input', place, read, hint);
  }
  const isTimeout = (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
  const fault = isTimeout
    ? `the top level does not end within ${timeLimit / 1000} seconds`
    : `the top level fails: ${name}: ${message}`;
  const hint = 'the top level runs once, at build: correct it, or do this inside a handler';
  return createProblem('api-top-level', place, fault, hint);
}

/** The innermost frame of `stack` that lies in a source of the bundle; the author's own before a package's. */
function placeOf(stack: string, bundle: Bundle): Place {
  const frames = parseStack(stack).filter(({ file }) => file.endsWith(BUNDLE_NAME));
  const positions = findSources(bundle.map, frames).filter((position) => position !== null);
  const own = positions.find(({ source }) => !/node_modules\/|^coldpress-host:/.test(source)) ?? positions[0];
  if (own === undefined) return wholeFile('');
  return { file: own.source, line: own.line, column: own.column, length: 1 };
}
