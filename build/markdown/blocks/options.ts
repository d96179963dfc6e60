/** The `key: value` lines of a block. */

import { nearest } from '../nearest.ts';
import { type Fault, optionFault } from './faults.ts';
import type { FenceLine } from './fence.ts';

export interface Options {
  values: ReadonlyMap<string, FenceLine>;
  /** The lines after the last option. */
  rest: FenceLine[];
  faults: Fault[];
}

const OPTION = /^([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+|$)/;

/**
 * Takes options off the start of `lines` up to the first line that is none. A key that is not among `known`
 * ends them too: it is the body's first line, `Note: …`. Only a key that is nearly a known one is reported.
 */
export function takeOptions(lines: readonly FenceLine[], known: readonly string[]): Options {
  const values = new Map<string, FenceLine>();
  const faults: Fault[] = [];
  let index = 0;
  for (; index < lines.length; index++) {
    const line = lines[index];
    const match = line && OPTION.exec(line.text);
    if (!line || !match) break;
    const key = (match[1] ?? '').toLowerCase();
    if (!known.includes(key)) {
      const meant = nearest(key, known);
      if (meant !== null) faults.push(optionFault(line, key, meant));
      break;
    }
    values.set(key, optionValue(line, match[0].length));
  }
  return { values, rest: lines.slice(index), faults };
}

/** The value after the key, without quotes around it. */
function optionValue(line: FenceLine, from: number): FenceLine {
  const text = line.text.slice(from).trim();
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(text);
  return { text: quoted?.[1] ?? quoted?.[2] ?? text, from: line.from + from };
}
