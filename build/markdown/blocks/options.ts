/** The `key: value` lines of a block. */
import { didYouMean, hintFor } from '../../content/did-you-mean.ts';
import { type BlockFault, faultAt } from './faults.ts';
import type { FenceLine } from './fence.ts';

export interface Options {
  values: ReadonlyMap<string, FenceLine>;
  /** The lines after the last option. */
  rest: FenceLine[];
  faults: BlockFault[];
}

const OPTION = /^([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+|$)/;

/** The key, as written, and the value without quotes around it, of a line `key: value`; null: another line. */
export function readOption(line: FenceLine): { key: string; value: FenceLine } | null {
  const [whole, key = ''] = OPTION.exec(line.text) ?? [];
  return whole === undefined ? null : { key, value: optionValue(line, whole.length) };
}

/**
 * Reads the options at the start of `lines`, up to the first other line. A line with an unknown key, such as
 * `Note: …`, belongs to the body; it is reported only if the key resembles a known one.
 */
export function takeOptions(lines: readonly FenceLine[], known: readonly string[]): Options {
  const values = new Map<string, FenceLine>();
  const faults: BlockFault[] = [];
  let index = 0;
  for (; index < lines.length; index++) {
    const line = lines[index];
    const option = line === undefined ? null : readOption(line);
    if (line === undefined || option === null) break;
    const key = option.key.toLowerCase();
    if (!known.includes(key)) {
      const meant = didYouMean(key, known);
      if (meant !== null) faults.push(unknownOption(line, key, meant));
      break;
    }
    values.set(key, option.value);
  }
  return { values, rest: lines.slice(index), faults };
}

/** Takes the options of a block that has no body: every other line is reported. */
export function takeAllOptions(lines: readonly FenceLine[], known: readonly string[]): Options {
  const values = new Map<string, FenceLine>();
  const faults: BlockFault[] = [];
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    const option = readOption(line);
    const key = option?.key.toLowerCase() ?? '';
    if (option === null) faults.push(faultAt(line, 'block-content', 'the block takes options and no text'));
    else if (known.includes(key)) values.set(key, withoutComment(option.value));
    else faults.push(unknownOption(line, key, didYouMean(key, known)));
  }
  return { values, rest: [], faults };
}

function unknownOption(line: FenceLine, key: string, meant: string | null): BlockFault {
  const message = `the block has no option \`${key}\``;
  return faultAt({ text: key, from: line.from }, 'block-option', message, hintFor(meant));
}

/** The value after the key, without quotes around it. */
function optionValue(line: FenceLine, from: number): FenceLine {
  const text = line.text.slice(from).trim();
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(text);
  return { text: quoted?.[1] ?? quoted?.[2] ?? text, from: line.from + from };
}

/** A keyword or a number, as YAML would read it: ` #` begins a comment. */
function withoutComment(value: FenceLine): FenceLine {
  const comment = value.text.search(/(?:^|\s)#/);
  return comment < 0 ? value : { ...value, text: value.text.slice(0, comment).trimEnd() };
}
