/**
 * The commands and their options. The code of a command is loaded when it runs, so that help and usage errors are
 * printed at once, and serving does not load the builder first.
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
  previous: {
    type: 'string',
    value: 'DIR',
    summary: 'the output of the last build, whose assets are kept (OUT)',
  },
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
  at: AT,
  drafts: { type: 'boolean', summary: 'with drafts, marked; builds from the content, writes nothing' },
  content: option.CONTENT,
};

/** In the order in which the help lists them. */
export const COMMANDS: Command[] = [
  {
    name: 'init',
    summary: 'start a site in a folder of its own',
    arguments: [{ name: 'folder', value: 'DIR', summary: 'a new or empty folder (.)', isOptional: true }],
    options: {
      template: {
        type: 'string',
        value: 'T',
        summary: 'blog or docs; without it a question on a terminal, else blog',
      },
      name: { type: 'string', value: 'NAME', summary: 'the name of the site' },
      add: { type: 'boolean', summary: 'add the missing files to a folder, replace nothing' },
    },
    examples: [
      ['coldpress init my-site', 'a site in my-site'],
      ['coldpress init handbook --template docs', 'one for documentation'],
    ],
    run: async (...given) => (await import('./init.ts')).runInit(...given),
  },
  {
    name: 'new',
    summary: 'start a post or a page, as a draft',
    arguments: [
      { name: 'kind', value: 'KIND', summary: 'post or page' },
      { name: 'title', value: 'TITLE', summary: 'its title; the file is named after it' },
    ],
    options: {
      content: option.CONTENT,
      name: { type: 'string', value: 'NAME', summary: 'the name of the file, without .md' },
      edit: { type: 'boolean', summary: 'open it in $EDITOR' },
    },
    examples: [
      ['coldpress new post "What I saw today"', 'posts/what-i-saw-today.md'],
      ['coldpress new page "Contact" --edit', 'pages/contact.md, in the editor'],
    ],
    run: async (...given) => (await import('./new.ts')).runNew(...given),
  },
  {
    name: 'dev',
    summary: 'serve the content and show every save in the open page',
    options: {
      content: option.CONTENT,
      port: option.PORT,
      host: option.HOST,
      open: { type: 'boolean', summary: 'open it in the browser' },
      published: { type: 'boolean', summary: 'without drafts and scheduled documents, as readers get it' },
      at: AT,
    },
    examples: [
      ['coldpress dev --open', 'write with the page beside it'],
      ['coldpress dev --host 0.0.0.0', 'look at it on a phone too'],
      ['coldpress dev --published --at 2027-01-01', 'what readers will see on that day'],
    ],
    run: async (...given) => (await import('./dev.ts')).runDev(...given),
  },
  {
    name: 'check',
    summary: 'list every problem in the content, write nothing',
    options: { content: option.CONTENT, strict: option.STRICT, json: option.JSON_OUTPUT },
    examples: [['coldpress check --strict', 'ends with 1 for warnings too']],
    run: async (...given) => (await import('./check.ts')).runCheck(...given),
  },
  {
    name: 'build',
    summary: 'turn a folder of Markdown into a component that serves it',
    options: BUILD,
    examples: [
      ['coldpress build', 'content into dist'],
      ['coldpress build --content site --out public', 'other folders'],
      ['coldpress build --target both', 'for hosts of WASI 0.2 and 0.3'],
    ],
    run: async (...given) => (await import('./build.ts')).runBuild(...given),
  },
  {
    name: 'preview',
    summary: 'serve a built folder on this machine',
    options: PREVIEW,
    examples: [
      ['coldpress preview', 'what is in dist'],
      ['coldpress preview --at 2027-01-01T09:00', 'as it will be then'],
    ],
    run: async (...given) => (await import('./preview.ts')).runPreview(...given),
  },
  {
    name: 'start',
    summary: 'serve at once, build meanwhile, then serve the build',
    options: { ...BUILD, ...PREVIEW },
    examples: [['coldpress start', 'content, at http://127.0.0.1:3000/']],
    run: async (...given) => (await import('./start.ts')).runStart(...given),
  },
  {
    name: 'calendar',
    summary: 'list what will appear, change and go, and when',
    options: {
      content: option.CONTENT,
      strict: option.STRICT,
      json: option.JSON_OUTPUT,
      'as-of': option.AS_OF,
    },
    examples: [['coldpress calendar', 'from now on']],
    run: async (...given) => (await import('./calendar.ts')).runCalendar(...given),
  },
  {
    name: 'deploy',
    summary: 'build, then deploy to a host',
    options: {
      ...BUILD,
      to: {
        type: 'string',
        value: 'HOST',
        summary: 'spin (Fermyon Cloud, the default), aka (Akamai), registry or oci',
      },
      ref: { type: 'string', value: 'REF', summary: 'the name in a registry, for registry and oci' },
      'dry-run': { type: 'boolean', summary: 'build, and print the steps only' },
    },
    examples: [
      ['coldpress deploy', 'spin deploy'],
      ['coldpress deploy --to oci --ref ghcr.io/me/site:1', 'wkg oci push'],
    ],
    run: async (...given) => (await import('./deploy.ts')).runDeploy(...given),
  },
  {
    name: 'inspect',
    summary: 'show which build components are of, and whether they belong together',
    arguments: ['file', 'second', 'third'].map((name) => ({
      name,
      value: 'FILE',
      summary: name === 'file' ? 'site.wasm, api.wasm; without it those in OUT' : 'another',
      isOptional: true,
    })),
    options: { out: option.OUT, json: option.JSON_OUTPUT },
    examples: [
      ['coldpress inspect', 'those in dist'],
      ['coldpress inspect site.wasm api.wasm', 'ends with 1 if they are of two builds, or cut short'],
    ],
    run: async (...given) => (await import('./inspect.ts')).runInspect(...given),
  },
  {
    name: 'doctor',
    summary: 'check which tools are on this machine, and how to install the others',
    options: { content: option.CONTENT, json: option.JSON_OUTPUT },
    examples: [['coldpress doctor', 'Node, Spin, ports and more']],
    run: async (...given) => (await import('./doctor.ts')).runDoctor(...given),
  },
  {
    name: 'docs',
    summary: 'print the documentation: a page, a kind of problem or a key',
    arguments: [{ name: 'topic', value: 'NAME', summary: 'without it, the list of pages', isOptional: true }],
    options: {},
    examples: [
      ['coldpress docs hosts', 'the page about hosts'],
      ['coldpress docs broken-link', 'what that problem means'],
      ['coldpress docs timezone', 'what that key takes'],
    ],
    run: async (...given) => (await import('./docs.ts')).runDocs(...given),
  },
  {
    name: 'completion',
    summary: 'print a completion script for a shell',
    arguments: [{ name: 'shell', value: 'SHELL', summary: 'bash, zsh or fish' }],
    options: {},
    examples: [['eval "$(coldpress completion bash)"', 'in ~/.bashrc']],
    run: async (options, terminal) =>
      (await import('./completion.ts')).runCompletion(options, terminal, COMMANDS),
  },
];
