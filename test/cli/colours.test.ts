/** Colours are for terminals that show them: `script` of util-linux runs a command in one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'vitest';
import { PROGRAM } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

const { status } = spawnSync('script', ['--version'], { encoding: 'utf8' });
const WITHOUT_SCRIPT = status === 0 ? null : 'script of util-linux is not installed';

describe('colours', () => {
  const folder = siteFolder({
    'config.yml': 'sitename: S\n',
    'posts/a.md': '---\ntitle: A\ncreated: never\n---\n',
  });
  const command = [process.execPath, ...PROGRAM, 'check', '--content', folder];
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
  const cases: [title: string, env: Record<string, string>, isColoured: boolean][] = [
    ['are there on a terminal', { TERM: 'xterm-256color' }, true],
    ['are not there with NO_COLOR', { TERM: 'xterm-256color', NO_COLOR: '1' }, false],
    ['are there with an empty NO_COLOR, which counts as not set', { TERM: 'xterm', NO_COLOR: '' }, true],
    ['are not there on a dumb terminal', { TERM: 'dumb' }, false],
  ];
  for (const [title, env, isColoured] of cases) {
    it(title, unless(WITHOUT_SCRIPT), () => {
      const run = spawnSync('script', ['-qec', quoted, '/dev/null'], {
        encoding: 'utf8',
        env: { ...rest, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      assert.match(run.stdout, /date-invalid/);
      assert.equal(run.stdout.includes('\u001b['), isColoured);
    });
  }

  it('are not there in a file', () => {
    const run = spawnSync(process.execPath, command.slice(1), { encoding: 'utf8', env: rest });
    assert.match(run.stderr, /date-invalid/);
    assert.ok(!run.stderr.includes('\u001b['));
  });
});
