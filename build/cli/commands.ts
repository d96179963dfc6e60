/**
 * The commands and their options. What a command does is loaded when it runs, so that help and wrong usage
 * are answered at once, and serving does not wait for what only building needs.
 */
import type { Command } from './command.ts';
import * as option from './options.ts';
import type { CommandHelp, OptionHelp } from './usage.ts';

const BUILD: CommandHelp['options'] = {
  content: option.CONTENT,
  out: option.OUT,
  target: { type: 'string', value: 'T', summary: 'p2 (WASI 0.2, the default), p3 (WASI 0.3) or both' },
  strict: option.STRICT,
  json: option.JSON_OUTPUT,
  'as-of': option.AS_OF,
  'no-engine': { type: 'boolean', summary: 'leave the API out where its engine is not built yet' },
};

const AT: OptionHelp = {
  type: 'string',
  value: 'TIME',
  summary: 'the site as it will be at this time, in its own timezone',
};

const PREVIEW: CommandHelp['options'] = {
  out: option.OUT,
  port: option.PORT,
  host: option.HOST,
  at: {
    type: 'string',
    value: 'TIME',
    summary: 'the site as it will be at this time, in its own timezone',
  },
  drafts: { type: 'boolean', summary: 'with drafts, marked: built from the content, written nowhere' },
  content: option.CONTENT,
};

/** In the order in which the help lists them. */
export const COMMANDS: Command[] = [
  {
    name: 'build',
    summary: 'turn a folder of Markdown into a component that serves it',
    options: BUILD,
    run: async (...given) => (await import('./build.ts')).runBuild(...given),
  },
  {
    name: 'preview',
    summary: 'serve a built folder on this machine',
    options: PREVIEW,
    run: async (...given) => (await import('./preview.ts')).runPreview(...given),
  },
  {
    name: 'check',
    summary: 'list every problem in the content, write nothing',
    options: { content: option.CONTENT, strict: option.STRICT, json: option.JSON_OUTPUT },
    run: async (...given) => (await import('./check.ts')).runCheck(...given),
  },
  {
    name: 'calendar',
    summary: 'print what will appear, change and go, and when',
    options: {
      content: option.CONTENT,
      strict: option.STRICT,
      json: option.JSON_OUTPUT,
      'as-of': option.AS_OF,
    },
    run: async (...given) => (await import('./calendar.ts')).runCalendar(...given),
  },
  {
    name: 'start',
    summary: 'serve at once, build meanwhile, then serve what was built',
    options: { ...BUILD, ...PREVIEW },
    run: async (...given) => (await import('./start.ts')).runStart(...given),
  },
  {
    name: 'dev',
    summary: 'serve the content and rebuild it on every save',
    options: {
      content: option.CONTENT,
      port: option.PORT,
      host: option.HOST,
      open: { type: 'boolean', summary: 'open it in the browser' },
      published: { type: 'boolean', summary: 'as readers see it, without drafts and what is scheduled' },
      at: AT,
    },
    run: async (...given) => (await import('./dev.ts')).runDev(...given),
  },
];
