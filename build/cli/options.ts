/** Options that several commands share, and how their values are read. */
import type { OptionHelp, OptionValues } from './usage.ts';

export const CONTENT: OptionHelp = {
  type: 'string',
  value: 'DIR',
  summary: 'the folder of Markdown (content)',
};
export const OUT: OptionHelp = { type: 'string', value: 'DIR', summary: 'the output folder (dist)' };
export const STRICT: OptionHelp = { type: 'boolean', summary: 'treat warnings as errors' };
export const JSON_OUTPUT: OptionHelp = { type: 'boolean', summary: 'print problems and results as JSON' };
export const PORT: OptionHelp = {
  type: 'string',
  value: 'N',
  summary: 'the port (3000); 0 for any free one',
};
export const HOST: OptionHelp = {
  type: 'string',
  value: 'H',
  summary: 'the address to listen on (127.0.0.1)',
};
export const AS_OF: OptionHelp = {
  type: 'string',
  value: 'TIME',
  summary: 'leave out what ended before this time (now, or SOURCE_DATE_EPOCH)',
};

/** The value of a string option, or its default. */
export function text(options: OptionValues, name: string, fallback: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : fallback;
}
