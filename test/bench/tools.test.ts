/** What the benchmark reads from other programs and from the system, and what it says of those not there. */
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { acceptsNode, findCommand, findPackage, versionIn } from '../../bench/commands.ts';
import { parseOptions, QUICK } from '../../bench/options.ts';
import { parseMachineTime } from '../../bench/quiet.ts';
import { missingSentences } from '../../bench/report/missing.ts';
import { parseWrk } from '../../bench/serve/wrk.ts';
import { parseTimes } from '../../bench/times.ts';
import { siteFolder } from '../harness/site-folder.ts';

describe('tools', () => {
  const folder = siteFolder({
    'bin/hugo': '#!/bin/sh\n',
    'bin/notes.txt': '',
    'path/hugo': '#!/bin/sh\n',
    'path/nginx': '#!/bin/sh\n',
    'node_modules/@11ty/eleventy/package.json':
      '{ "version": "3.1.8", "engines": { "node": ">=18" }, "bin": { "eleventy": "cmd.cjs" } }',
    'node_modules/one/package.json': '{ "version": "1.0.0", "bin": "./one.js" }',
    'node_modules/broken/package.json': '{',
  });
  for (const path of ['bin/hugo', 'path/hugo', 'path/nginx']) chmodSync(join(folder, path), 0o755);
  const environment = { BENCH_TOOLS: folder, PATH: join(folder, 'path') };

  const commands: [title: string, command: string, found: string | null][] = [
    ['in the folder of tools before PATH', 'hugo', 'bin/hugo'],
    ['on PATH', 'nginx', 'path/nginx'],
    ['not where it cannot be run', 'notes.txt', null],
    ['not where it is nowhere', 'spin', null],
  ];
  for (const [title, command, found] of commands) {
    it(`a command is found ${title}`, () => {
      const expected = found === null ? null : join(folder, found);
      assert.equal(findCommand(command, environment), expected);
    });
  }

  it('a package is found with its version, its commands and the Node that it wants', () => {
    const { version, node, bin } = findPackage('@11ty/eleventy', environment) ?? {};
    assert.deepEqual(
      { version, node, bin },
      { version: '3.1.8', node: '>=18', bin: { eleventy: 'cmd.cjs' } },
    );
    assert.deepEqual(findPackage('one', environment)?.bin, { one: './one.js' });
  });

  for (const name of ['astro', 'broken']) {
    it(`a package that is ${name === 'astro' ? 'not there' : 'not whole'} is null`, () => {
      assert.equal(findPackage(name, environment), null);
    });
  }

  it('without a folder of tools no package is found', () => assert.equal(findPackage('one', {}), null));

  const versions: [said: string, version: string | null][] = [
    ['wasmtime 48.0.8 (8e2f3 2026-09-01)', '48.0.8'],
    ['nginx version: nginx/1.22.1', '1.22.1'],
    ['hugo v0.168.0-e27a6760c55+extended linux/amd64', '0.168.0'],
    ['wrk debian/4.1.0-3+b2 [epoll] Copyright (C) 2012', '4.1.0'],
    ['no version here', null],
  ];
  for (const [said, version] of versions) {
    it(`'${said}' is version ${version}`, () => assert.equal(versionIn(said), version));
  }

  const nodes: [wanted: string | null, version: string, accepted: boolean][] = [
    [null, 'v20.20.2', true],
    ['>=18', 'v20.20.2', true],
    ['>=22.12.0', 'v20.20.2', false],
    ['>=22.12.0', 'v22.12.0', true],
    ['^20.19.0 || >=22.12.0', 'v20.20.2', true],
    ['^20.19.0 || >=22.12.0', 'v21.0.0', false],
    ['18.20.8 || ^20.3.0 || >=22.0.0', 'v24.21.0', true],
  ];
  for (const [wanted, version, accepted] of nodes) {
    it(`a package for Node ${wanted} ${accepted ? 'runs' : 'does not run'} on ${version}`, () => {
      assert.equal(acceptsNode(wanted, version), accepted);
    });
  }

  it('what is missing is said in a sentence each, and what is there is not mentioned', () => {
    const sentences = missingSentences([
      { name: 'spin-p2', missing: ['spin'] },
      { name: 'sirv', missing: [] },
      { name: 'eleventy', missing: ['@11ty/eleventy', 'its plugin'] },
    ]);
    assert.deepEqual(sentences, [
      'spin-p2 was not measured: spin is not here.',
      'eleventy was not measured: @11ty/eleventy and its plugin are not here.',
    ]);
  });
});

describe('what the system says', () => {
  it('the time of all CPUs is the first line of /proc/stat, without the guests, which it counts as user', () => {
    const stat = 'cpu  100 20 30 400 50 6 7 8 90 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n';
    assert.deepEqual(parseMachineTime(stat), { busy: 1.71, idle: 4.5 });
  });

  it('the shell’s times are its own and its children’s, user and system together', () => {
    assert.deepEqual(parseTimes('some output\n0m0.01s 0m0.02s\n1m2.50s 0m0.75s\n'), {
      shell: 0.03,
      children: 63.25,
    });
    assert.throws(() => parseTimes('sh: not found\n'), /no times in/);
  });
});

describe('what wrk says', () => {
  const report = (latency: string, more = ''): string => `Running 5s test @ http://127.0.0.1:18100/posts/page
  1 threads and 100 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     2.00ms  300.00us  12.10ms   90.00%
    Req/Sec    41.70k     1.10k   43.00k    70.00%
  Latency Distribution
     50%  ${latency}
     75%    2.10ms
     90%    2.30ms
     99%    1.50s
  208500 requests in 5.00s, 1.20GB read
${more}Requests/sec:  41700.12
Transfer/sec:    240.00MB
0m0.00s 0m0.00s
0m1.25s 0m2.50s
`;

  for (const [latency, microseconds] of [
    ['70.00us', 70],
    ['1.96ms', 1960],
    ['2.00s', 2e6],
    ['1.00m', 60e6],
  ] as const) {
    it(`is read: a latency of ${latency} is ${microseconds} µs`, () => {
      assert.deepEqual(parseWrk(report(latency)), {
        requests: 208_500,
        requestsPerSecond: 41_700.12,
        p50: microseconds,
        p99: 1.5e6,
        cpuSeconds: 3.75,
        errors: 0,
      });
    });
  }

  it('errors of both kinds are counted together', () => {
    const more =
      '  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx or 3xx responses: 50000\n';
    assert.equal(parseWrk(report('1.00ms', more)).errors, 54_321);
  });

  it('is shown where a figure is missing', () => {
    assert.throws(
      () => parseWrk('unable to connect to 127.0.0.1:18100'),
      /wrk did not say [\s\S]*unable to connect/,
    );
  });
});

describe('the command line', () => {
  it('measures everything where nothing is said', () => {
    const { parts, quick, contenders, out } = parseOptions([]);
    assert.deepEqual(
      { parts, quick, contenders, out },
      {
        parts: ['serve', 'bodies', 'scale', 'waiting', 'search', 'build'],
        quick: false,
        contenders: null,
        out: null,
      },
    );
  });

  it('takes parts and names in one word or several, and measures in its own order', () => {
    assert.deepEqual(parseOptions(['--only', 'build', '--only', 'serve']).parts, ['serve', 'build']);
    assert.deepEqual(parseOptions(['--only', 'build,serve']).parts, ['serve', 'build']);
    assert.deepEqual(parseOptions(['--contenders', 'nginx,hugo']).contenders, ['nginx', 'hugo']);
  });

  it('changes the sizes of one run and not those of the next', () => {
    assert.deepEqual(parseOptions(['--quick', '--posts', '50,500', '--rounds', '2']).effort, {
      ...QUICK,
      sizes: [50, 500],
      rounds: 2,
    });
    assert.deepEqual(parseOptions(['--quick']).effort, QUICK);
  });

  for (const [args, complaint] of [
    [['--only', 'speed'], /no part 'speed': serve, /],
    [['--posts', '0'], /--posts 0: a whole number/],
    [['--rounds', '1e3'], /--rounds 1e3: a whole number/],
    [['--fast'], /--fast/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, () => assert.throws(() => parseOptions(args), complaint));
  }
});
