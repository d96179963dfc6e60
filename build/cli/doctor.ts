/**
 * coldpress doctor: which tools are on this machine, what each is needed for, and how to get those that are
 * missing.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { ENGINE_PACKAGE, ENGINE_VERSION, findEngine } from '../api/engine.ts';
import { coldpressVersion } from '../workers/package-root.ts';
import type { ExitCode, Terminal } from './command.ts';
import * as option from './options.ts';
import { shownPath } from './shown-path.ts';
import { findApi } from './site-api.ts';
import {
  isAtLeast,
  OLDEST_SPIN_FOR_P3,
  SPIN,
  spinPlugins,
  type Tool,
  versionOf,
  WASMTIME,
  WKG,
} from './tools.ts';
import type { OptionValues } from './usage.ts';
import { count, grouped } from './words.ts';

/** 'missing': needed for some commands only; 'wrong': nothing works. */
type State = 'fine' | 'missing' | 'wrong';

export interface Finding {
  state: State;
  subject: string;
  text: string;
  /** What to do; empty: nothing. */
  hint: string;
}

const MARKS: Readonly<Record<State, string>> = { fine: '✓', missing: '–', wrong: '✗' };
const OLDEST_NODE = '20.19.0';

/** Prints the findings; the exit code is 1 if one is 'wrong'. */
export async function runDoctor(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const content = resolve(option.text(options, 'content', 'content'));
  const findings = [
    node(process.versions.node),
    folder(content),
    engine(content),
    await port(3000),
    ...watches(content),
    ...spin(versionOf('spin')),
    tool(WASMTIME),
    tool(WKG),
  ];
  if (options.json === true) terminal.print(`${JSON.stringify({ version: coldpressVersion(), findings })}\n`);
  else {
    terminal.print(`coldpress ${coldpressVersion()}\n`);
    for (const { state, subject, text, hint } of findings) {
      terminal.print(`${MARKS[state]} ${subject}: ${text}\n${hint === '' ? '' : `    ${hint}\n`}`);
    }
  }
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}

/** Whether this version of Node is new enough. */
export function node(version: string): Finding {
  const isNew = isAtLeast(version, OLDEST_NODE);
  return {
    state: isNew ? 'fine' : 'wrong',
    subject: 'Node',
    text: version,
    hint: isNew ? '' : `Everything needs ${OLDEST_NODE} or later: https://nodejs.org`,
  };
}

function folder(content: string): Finding {
  const isThere = existsSync(content);
  return {
    state: isThere ? 'fine' : 'missing',
    subject: 'Content',
    text: isThere ? shownPath(content) : `there is no ${shownPath(content)}`,
    hint: isThere ? '' : 'Begin with npx coldpress init, or name the folder with --content',
  };
}

function engine(content: string): Finding {
  const isThere = findEngine(content) !== null;
  const isNeeded = findApi(content) !== null;
  return {
    state: isThere || !isNeeded ? 'fine' : 'wrong',
    subject: 'Engine for an API',
    text: isThere
      ? 'installed'
      : isNeeded
        ? 'not installed, and the site has an api/'
        : 'not installed, and not needed',
    hint: isThere || !isNeeded ? '' : `npm install --save-exact ${ENGINE_PACKAGE}@${ENGINE_VERSION}`,
  };
}

/** Whether the usual port is free. */
export function port(number: number): Promise<Finding> {
  return new Promise((resolvePort) => {
    const server = createServer();
    const done = (isFree: boolean): void =>
      resolvePort({
        state: isFree ? 'fine' : 'missing',
        subject: `Port ${number}`,
        text: isFree ? 'free' : 'taken',
        hint: isFree ? '' : 'dev, preview and start take the next free one; --port N takes another',
      });
    server.once('error', () => done(false));
    server.listen(number, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/** Linux only: dev watches each folder of the content. */
function watches(content: string): Finding[] {
  const limit = Number(readText('/proc/sys/fs/inotify/max_user_watches'));
  if (!(limit > 0)) return [];
  const entries = existsSync(content) ? readdirSync(content, { recursive: true, withFileTypes: true }) : [];
  const needed = 1 + entries.filter((entry) => entry.isDirectory()).length;
  const isEnough = needed < limit / 2;
  return [
    {
      state: isEnough ? 'fine' : 'missing',
      subject: 'Watches',
      text: `dev needs ${count(needed, 'watch', 'watches')} of ${grouped(limit)}`,
      hint: isEnough ? '' : 'sudo sysctl fs.inotify.max_user_watches=524288',
    },
  ];
}

/** Which components this version of Spin runs, and its plugins; null: it is not installed. */
export function spin(version: string | null): Finding[] {
  if (version === null) return [tool(SPIN)];
  const runsP3 = isAtLeast(version, OLDEST_SPIN_FOR_P3);
  const plugins = spinPlugins();
  return [
    {
      state: runsP3 ? 'fine' : 'missing',
      subject: 'spin',
      text: `${version}, which runs ${runsP3 ? 'site.wasm and site.p3.wasm' : 'site.wasm'}`,
      hint: runsP3 ? '' : `site.p3.wasm (WASI 0.3) needs ${OLDEST_SPIN_FOR_P3} or later: ${SPIN.install}`,
    },
    {
      state: plugins.length > 0 ? 'fine' : 'missing',
      subject: 'Plugins of Spin',
      text: plugins.length > 0 ? plugins.join(', ') : 'none',
      hint:
        plugins.length > 0
          ? ''
          : 'For Fermyon Cloud: spin plugins install cloud. For Akamai: spin plugins install aka',
    },
  ];
}

function tool({ program, use, install }: Tool): Finding {
  const version = versionOf(program);
  if (version !== null) return { state: 'fine', subject: program, text: version, hint: '' };
  return { state: 'missing', subject: program, text: `not installed. It is for ${use}`, hint: install };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
