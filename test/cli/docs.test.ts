/** coldpress docs: what the package says about itself, without a network. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { CONFIG_KEYS } from '../../build/content/config-keys.ts';
import { FRONT_MATTER_KEYS } from '../../build/content/front-matter-words.ts';
import { PROBLEM_KINDS } from '../../build/content/problem-kinds.ts';
import { DevServer } from '../../build/dev/dev-server.ts';
import { PROBLEM_PATH } from '../../build/dev/overlay.ts';
import { ROOT } from '../harness/run-cli.ts';
import { runHere } from '../harness/run-here.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';

describe('coldpress docs', () => {
  it('lists the pages, each with its title', async () => {
    const { code, stdout } = await runHere('.', ['docs']);
    assert.equal(code, 0);
    for (const line of stdout.trimEnd().split('\n')) {
      const [, name = '', title = ''] = /^(\S+) {2,}(\S.*)$/.exec(line) ?? [];
      assert.ok(title !== '', line);
      assert.ok(existsSync(join(ROOT, 'content/pages/docs', `${name}.md`)), name);
    }
    assert.match(stdout, /^hosts {2}/m);
    assert.match(stdout, /^problems {2}/m);
  });

  const topics: [topic: string, expected: RegExp][] = [
    ['hosts', /^# Hosts\n/],
    ['content/pages/docs/hosts.md', /^# Hosts\n/],
    ['problems', /^# Problems\n\nAll problems that Coldpress can find/],
    ['unknown-block', /^unknown-block\n\n {2}.*\.\n {2}An error stops the build\.\n\nWhat to do:\n/],
    ['kept-assets-lost', /\n\nMore about it:\n\n {2}npx coldpress docs deploy {2}\(Deploying\)\n/],
    ['http-paths', /^# HTTP: paths and methods\n/],
    ['timezone', /^`timezone` {2}\(npx coldpress docs config\)\n {2}takes: /m],
  ];
  for (const [topic, expected] of topics) {
    it(`prints what there is about ${topic}`, async () => {
      const { code, stdout } = await runHere('.', ['docs', topic]);
      assert.equal(code, 0);
      assert.match(stdout, expected);
    });
  }

  it('has something about each key and each problem', async () => {
    const names = [...CONFIG_KEYS, ...FRONT_MATTER_KEYS, ...Object.keys(PROBLEM_KINDS)];
    assert.ok(names.length > 150);
    const lost: string[] = [];
    for (const name of names) if ((await runHere('.', ['docs', name])).code !== 0) lost.push(name);
    assert.deepEqual(lost, []);
  });

  it('says of another name how to go on', async () => {
    const { code, stderr } = await runHere('.', ['docs', 'unknown-blok']);
    assert.equal(code, 2);
    assert.match(stderr, /did you mean unknown-block\?\n'coldpress docs' lists the pages/);
  });

  it('is what a failed check leads to, as text and as JSON', async () => {
    const folder = siteFolder({ ...SMALL_SITE, 'posts/a.md': '---\ntitle: A\ncreated: never\n---\n' });
    const { stderr } = await runHere('.', ['check', '--content', folder]);
    const [, topic = ''] = /What it means: npx coldpress docs (\S+)\n$/.exec(stderr) ?? [];
    assert.equal((await runHere('.', ['docs', topic])).code, 0);
    const { problems } = JSON.parse((await runHere('.', ['check', '--content', folder, '--json'])).stdout);
    assert.equal(problems[0].docs, `npx coldpress docs ${problems[0].code}`);
  });

  it('is in dev too, at the address to which the overlay leads', () => {
    let sent = '';
    const outgoing = { writeHead: () => {}, end: (text: string) => (sent = text) };
    const own = (url: string): boolean => new DevServer().answer({ url } as never, outgoing as never);
    assert.equal(own(`${PROBLEM_PATH}unknown-block`), true);
    assert.match(sent, /^unknown-block\n/);
    assert.equal(own(`${PROBLEM_PATH}none`), false);
  });
});
