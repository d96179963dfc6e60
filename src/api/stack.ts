/** Stack traces of both engines as one list of frames in the author's own files. */
import { type CompactSourceMap, findSources } from './source-map.ts';

export interface Frame {
  /** Empty where the engine knows none. */
  name: string;
  file: string;
  line: number;
  column: number;
}

/** SpiderMonkey, the component's engine: `name@file:1:2`. */
const SPIDERMONKEY = /^([^@]*)@(.*):(\d+):(\d+)$/;
/** V8, Node's: `    at async name (file:1:2)` or `    at file:1:2`. */
const V8 = /^\s+at (?:async )?(?:(.*?) \()?([^()]*):(\d+):(\d+)\)?$/;

/** An endless recursion has thousands of frames, and its end says nothing that its start does not. */
const MOST_FRAMES = 20;

/** The frames of an error's `stack`; lines of other shapes are left out. */
export function parseStack(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const text of stack.split('\n')) {
    const match = V8.exec(text) ?? SPIDERMONKEY.exec(text);
    if (match === null) continue;
    const [, name = '', file = '', line, column] = match;
    frames.push({ name, file, line: Number(line), column: Number(column) });
  }
  return frames;
}

/**
 * The frames of `stack` that lie in the bundle (a file whose path ends in `bundle`) as
 * `name src/api/list-posts.ts:40:12`. What lies outside is the engine's or the host's own, and left out.
 */
export function mapStack(stack: string, bundle: string, map: CompactSourceMap): string[] {
  const lines: string[] = [];
  const frames = parseStack(stack).filter(({ file }) => file.endsWith(bundle));
  for (const [index, position] of findSources(map, frames).entries()) {
    const frame = frames[index];
    if (position === null || frame === undefined) continue;
    const place = `${position.source}:${position.line}:${position.column}`;
    lines.push(frame.name === '' ? place : `${frame.name} ${place}`);
    if (lines.length === MOST_FRAMES) break;
  }
  return lines;
}
