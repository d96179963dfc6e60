/** The commands of the first hour: a site begun, a post begun, the machine looked at, the site put on a host. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { COMMANDS } from '../../build/cli/commands.ts';
import { node, spin } from '../../build/cli/doctor.ts';
import { fileSlug } from '../../build/cli/file-slug.ts';
import { explainListenError } from '../../build/cli/port.ts';
import { shellWord } from '../../build/cli/shell-word.ts';
import { isAtLeast } from '../../build/cli/tools.ts';
import { nearest } from '../../build/cli/usage.ts';
import { type CliResult, ROOT } from '../harness/run-cli.ts';
import { runHere } from '../harness/run-here.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';

describe('coldpress init', () => {
  for (const template of ['blog', 'docs']) {
    it(`makes a site (${template}) that has no problem`, async () => {
      const folder = join(temporaryFolder(), 'my-site');
      const { code, stderr } = await runHere('.', ['init', folder, '--template', template]);
      assert.equal(code, 0, stderr);
      assert.match(stderr, /Next:\n {2}cd .*my-site\n {2}npm install\n {2}npx coldpress dev --open\n/);
      const content = join(folder, 'content');
      const checked = await runHere('.', ['check', '--content', content, '--strict']);
      assert.equal(checked.code, 0, checked.stderr);
      const { scripts, private: isPrivate } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      assert.equal(isPrivate, true);
      for (const line of Object.values(scripts as Record<string, string>)) {
        const [program, command] = line.split(' ');
        assert.equal(program, 'coldpress');
        assert.ok(COMMANDS.some(({ name }) => name === command));
      }
      assert.match(
        readFileSync(join(folder, '.gitignore'), 'utf8'),
        /^node_modules\/\n\.coldpress\/\n\.spin\/\ndist\/\n$/,
      );
      const workflow = parseYaml(readFileSync(join(folder, '.github/workflows/deploy.yml'), 'utf8'));
      assert.ok(workflow.jobs.site.steps.some(({ run }: { run?: string }) => run === 'npx coldpress build'));
    });
  }

  const refusals: [title: string, files: Record<string, string>, args: string[], expected: RegExp][] = [
    ['a folder with something in it', { 'notes.txt': 'mine' }, [], /is not empty \(notes\.txt\): .* --add/],
    ['an unknown template', {}, ['--template', 'shop'], /--template is blog or docs, not 'shop'/],
  ];
  for (const [title, files, args, expected] of refusals) {
    it(`refuses ${title}, and writes nothing`, async () => {
      const folder = siteFolder(files);
      const { code, stderr } = await runHere('.', ['init', folder, ...args]);
      assert.equal(code, 2);
      assert.match(stderr, expected);
      assert.deepEqual(readdirSync(folder), Object.keys(files));
    });
  }

  it('refuses a file in the place of the folder', async () => {
    const folder = siteFolder({ 'a.txt': '' });
    const { code, stderr } = await runHere('.', ['init', join(folder, 'a.txt')]);
    assert.equal(code, 2);
    assert.match(stderr, /is a file/);
  });

  it('prints commands that can be copied, and names a package that is on this machine only', async () => {
    const folder = join(temporaryFolder(), 'Anna’s blog 🌸');
    const { stderr } = await runHere('.', ['init', folder, '--template', 'blog']);
    assert.match(stderr, /\n {2}cd '\/.*\/Anna’s blog 🌸'\n/);
    // The tests run from a clone.
    assert.ok(stderr.includes(`package.json takes Coldpress from ${ROOT}, which is on this machine only.\n`));
    assert.equal(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name, 'annas-blog');
    assert.match(readFileSync(join(folder, 'content/config.yml'), 'utf8'), /^sitename: "Anna’s blog 🌸"$/m);
  });

  it('with --add replaces nothing', async () => {
    const folder = siteFolder({ 'package.json': '{"name":"mine"}', 'content/pages/home.md': 'Mine.\n' });
    const { code } = await runHere('.', ['init', folder, '--add', '--template', 'blog']);
    assert.equal(code, 0);
    assert.equal(readFileSync(join(folder, 'package.json'), 'utf8'), '{"name":"mine"}');
    assert.equal(readFileSync(join(folder, 'content/pages/home.md'), 'utf8'), 'Mine.\n');
    assert.ok(existsSync(join(folder, 'spin.toml')) && existsSync(join(folder, 'content/config.yml')));
  });

  const earlier: [title: string, files: Record<string, string>, isSample: boolean][] = [
    ['pages of another tool', { 'content/docs/_index.md': '# Docs\n' }, false],
    ['nothing but pictures', { 'content/assets/images/a.svg': '<svg/>' }, true],
    ['no content', { 'notes.txt': '' }, true],
  ];
  for (const [title, files, isSample] of earlier) {
    it(`with --add beside ${title} ${isSample ? 'adds the pages of the template' : 'adds no page'}`, async () => {
      const folder = siteFolder(files);
      const { stderr } = await runHere('.', ['init', folder, '--add', '--template', 'blog']);
      assert.equal(existsSync(join(folder, 'content/posts/hello.md')), isSample);
      assert.equal(existsSync(join(folder, 'content/pages/home.md')), isSample);
      assert.equal(/content has pages already.*coldpress check/.test(stderr), !isSample);
    });
  }
});

describe('a word of a command', () => {
  const words: [text: string, word: string][] = [
    ['dist', 'dist'],
    ['../my-site', '../my-site'],
    ['my site', "'my site'"],
    ["it's", "'it'\\''s'"],
    ['$HOME;rm', "'$HOME;rm'"],
    ['', "''"],
  ];
  for (const [text, word] of words) {
    it(`is ${word} for ${text}, and the shell reads it so`, () => {
      assert.equal(shellWord(text), word);
      assert.equal(spawnSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' }).stdout, text);
    });
  }
});

describe('coldpress new', () => {
  it('begins a post, as a draft, with the minute of the site’s clock', async () => {
    const folder = siteFolder({ ...SMALL_SITE, 'config.yml': 'sitename: S\ntimezone: Pacific/Kiritimati\n' });
    const { code, stdout } = await runHere('.', ['new', 'post', 'It’s “new”: 100%', '--content', folder]);
    assert.equal(code, 0);
    assert.match(stdout, /posts\/its-new-100\.md\n$/);
    const text = readFileSync(join(folder, 'posts/its-new-100.md'), 'utf8');
    const [, day] = /^created: (\d{4}-\d\d-\d\d) \d\d:\d\d$/m.exec(text) ?? [];
    const there = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Kiritimati' }).format(new Date());
    assert.equal(day, there);
    assert.match(text, /^title: "It’s “new”: 100%"$/m);
    assert.match(text, /^draft: true$/m);
  });

  it('begins a page, without a date', async () => {
    const folder = siteFolder(SMALL_SITE);
    await runHere('.', ['new', 'page', 'Contact', '--content', folder]);
    assert.equal(
      readFileSync(join(folder, 'pages/contact.md'), 'utf8'),
      '---\ntitle: "Contact"\ndescription: ""\ndraft: true\n---\n',
    );
  });

  it('never replaces a file', async () => {
    const folder = siteFolder(SMALL_SITE);
    const { code, stderr } = await runHere('.', ['new', 'post', 'First', '--content', folder]);
    assert.equal(code, 1);
    assert.match(stderr, /posts\/first\.md is there already, and stays/);
    assert.equal(readFileSync(join(folder, 'posts/first.md'), 'utf8'), SMALL_SITE['posts/first.md']);
  });

  const wrong: [title: string, args: string[], expected: RegExp][] = [
    [
      'a title that makes no file name',
      ['post', '???'],
      /no file name can be made from .*: give one with --name/,
    ],
    ['a kind that is none', ['poem', 'x'], /a post or a page, not a 'poem'/],
    ['no title', ['post'], /new needs TITLE/],
    [
      'a title without quotes',
      ['post', 'two words', 'more'],
      /takes no argument 'more'\. A text of several words/,
    ],
  ];
  for (const [title, args, expected] of wrong) {
    it(`says what to do of ${title}`, async () => {
      const folder = siteFolder(SMALL_SITE);
      const { code, stderr } = await runHere('.', ['new', ...args, '--content', folder]);
      assert.equal(code, 2);
      assert.match(stderr, expected);
    });
  }

  /** With these variables of the environment, and no other editor; undefined: not set. */
  const withEditor = async (editor: string | undefined, args: string[]): Promise<CliResult> => {
    const { EDITOR, VISUAL } = process.env;
    delete process.env.VISUAL;
    delete process.env.EDITOR;
    if (editor !== undefined) process.env.EDITOR = editor;
    try {
      return await runHere('.', args);
    } finally {
      Object.assign(process.env, { EDITOR, VISUAL });
      if (EDITOR === undefined) delete process.env.EDITOR;
      if (VISUAL === undefined) delete process.env.VISUAL;
    }
  };

  it('opens the file in $EDITOR, which may have options, and whose file may have any name', async () => {
    const folder = join(temporaryFolder(), "it's $HOME `here`");
    mkdirSync(folder);
    const editor = join(temporaryFolder(), 'editor');
    writeFileSync(editor, '#!/bin/sh\necho "$1 edited" >> "$2"\n');
    chmodSync(editor, 0o755);
    const { code, stderr } = await withEditor(`${editor} --wait`, [
      ...['new', 'post', 'Mine', '--edit', '--content', folder],
    ]);
    assert.equal(code, 0, stderr);
    assert.match(readFileSync(join(folder, 'posts/mine.md'), 'utf8'), /\n--wait edited\n$/);
  });

  for (const [title, editor, expected] of [
    ['no editor is set', undefined, /No editor is set: set EDITOR, such as EDITOR=nano/],
    ['the editor does not work', 'false', /false did not open it: open the file yourself/],
  ] as const) {
    it(`keeps the file and says what to do where ${title}`, async () => {
      const folder = siteFolder(SMALL_SITE);
      const { code, stderr } = await withEditor(editor, [
        'new',
        'post',
        'Mine',
        '--edit',
        '--content',
        folder,
      ]);
      assert.equal(code, 0);
      assert.match(stderr, expected);
      assert.ok(existsSync(join(folder, 'posts/mine.md')));
    });
  }

  it('without a content folder says how to begin', async () => {
    const { code, stderr } = await runHere(temporaryFolder(), ['new', 'post', 'x', '--content', 'none']);
    assert.equal(code, 2);
    assert.match(stderr, /coldpress init/);
  });

  const slugs: [title: string, slug: string][] = [
    ['Hällo, Wörld', 'hallo-world'],
    ['  -- a -- ', 'a'],
    ['東京の春', '東京の春'],
    ['../../etc/passwd', 'etc-passwd'],
    ['🎉', ''],
    ['a '.repeat(100), 'a-'.repeat(30).slice(0, -1)],
    ['x'.repeat(300), 'x'.repeat(60)],
  ];
  for (const [title, slug] of slugs) {
    it(`names the file of '${title.slice(0, 20)}' '${slug.slice(0, 20)}'`, () =>
      assert.equal(fileSlug(title), slug));
  }
});

describe('a port that cannot be had', () => {
  const errors: [code: string, expected: RegExp | null][] = [
    ['EACCES', /^Port 80 .*--port/s],
    ['EADDRINUSE', /already in use.*--port/s],
    ['EADDRNOTAVAIL', /not an address of this machine/],
    ['EMFILE', null],
  ];
  for (const [code, expected] of errors) {
    it(`is explained for ${code}${expected === null ? ', by its own words' : ', with what to do'}`, () => {
      const text = explainListenError(Object.assign(new Error(code), { code }), '127.0.0.1', 80);
      if (expected === null) assert.equal(text, null);
      else assert.match(text ?? '', expected);
    });
  }
});

describe('coldpress doctor', () => {
  it('says what each thing is needed for, and how to get it', async () => {
    const { stdout } = await runHere('.', ['doctor', '--content', siteFolder(SMALL_SITE)]);
    assert.match(stdout, /^coldpress \d/);
    assert.match(stdout, /^✓ Node: /m);
    assert.match(stdout, /^[✓–] wkg: /m);
  });

  it('finds a Node that is too old, and a Spin that does not run WASI 0.3', () => {
    assert.equal(node('20.18.9').state, 'wrong');
    assert.equal(node('20.19.0').state, 'fine');
    assert.equal(spin('3.9.1')[0]?.state, 'missing');
    assert.match(spin('3.9.1')[0]?.hint ?? '', /needs 4\.1 or later/);
    assert.equal(spin('4.1.0')[0]?.state, 'fine');
    assert.match(spin(null)[0]?.hint ?? '', /install/);
  });

  it('compares versions by their figures', () => {
    assert.equal(isAtLeast('20.9.0', '20.19.0'), false);
    assert.equal(isAtLeast('100.0', '20.19.0'), true);
  });
});

describe('coldpress deploy', () => {
  it('without the tool builds, and prints the steps', async () => {
    const folder = siteFolder(SMALL_SITE);
    const path = process.env.PATH;
    process.env.PATH = temporaryFolder();
    const run = runHere(folder, ['deploy', '--content', folder, '--out', 'dist']);
    const { code, stderr } = await run.finally(() => {
      process.env.PATH = path;
    });
    assert.equal(code, 1);
    assert.match(
      stderr,
      /spin is not installed\. The steps:\n {2}curl .*\n(?: {2}.*\n)* {2}spin deploy --from /,
    );
    assert.ok(existsSync(join(folder, 'dist/site.wasm')));
  });

  it('names the files to upload first, and a build lists them', async () => {
    const folder = siteFolder({
      ...SMALL_SITE,
      'config.yml': `${SMALL_SITE['config.yml']}media: {url: https://media.example, over: 1 KB}\n`,
      'assets/film.mp4': new Uint8Array(2_000),
    });
    const path = process.env.PATH;
    process.env.PATH = temporaryFolder();
    const run = runHere(folder, ['deploy', '--content', folder, '--out', 'dist']);
    const { stderr } = await run.finally(() => {
      process.env.PATH = path;
    });
    assert.match(
      stderr,
      /\n {2}upload the files of \S*dist\/media to https:\/\/media\.example\n {2}spin deploy /,
    );
    assert.match(stderr, /dist\/media\/ {2}1 file, 2\.0 KB, to upload to https:\/\/media\.example/);
    const { stdout } = await runHere(folder, ['build', '--json', '--content', folder]);
    const { media } = JSON.parse(stdout).result;
    assert.deepEqual([media.url, media.folder], ['https://media.example', 'media']);
    assert.match(media.files.join(), /^film\.[0-9a-f]{12}\.mp4$/);
    assert.ok(existsSync(join(folder, 'dist/media', media.files[0])));
  });

  it('shows the command and runs it, with the arguments of each host', async () => {
    const folder = siteFolder(SMALL_SITE);
    const bin = temporaryFolder();
    const log = join(bin, 'log');
    for (const name of ['spin', 'wkg']) {
      writeFileSync(
        join(bin, name),
        `#!/bin/sh\n[ "$1" = --version ] && echo "${name} 4.1.0" || echo "${name} $*" >> "${log}"\n`,
      );
      chmodSync(join(bin, name), 0o755);
    }
    const path = process.env.PATH;
    process.env.PATH = `${bin}:${path}`;
    const out = join(folder, 'dist');
    // The digest of the build is in the line, and known after the build.
    const hosts: [args: string[], line: string][] = [
      [[], `spin deploy --from ${out}`],
      [['--to', 'aka'], `spin aka deploy --from ${out}`],
      [['--to', 'registry', '--ref', 'r/x:1'], `spin registry push --from ${out} r/x:1`],
      [
        ['--to', 'oci', '--ref', 'r/x:1'],
        `wkg oci push --annotation coldpress.build=BUILD r/x:1 ${join(out, 'site.wasm')}`,
      ],
    ];
    const withBuild = (line: string): string => {
      const manifest = readFileSync(join(out, 'manifest.json'), 'utf8');
      return line.replace('BUILD', /"build":"(sha256:\w{64})"/.exec(manifest)?.[1] ?? '');
    };
    try {
      for (const [args, line] of hosts) {
        const { code, stderr } = await runHere(folder, [
          'deploy',
          '--content',
          folder,
          '--out',
          'dist',
          ...args,
        ]);
        assert.equal(code, 0, stderr);
        assert.ok(stderr.includes(`$ ${withBuild(line)}\n`), stderr);
      }
    } finally {
      process.env.PATH = path;
    }
    assert.deepEqual(
      readFileSync(log, 'utf8').trimEnd().split('\n'),
      hosts.map(([, line]) => withBuild(line)),
    );
  });

  it('stops before the build where Spin is too old for what it would deploy', async () => {
    const folder = siteFolder(SMALL_SITE);
    const bin = temporaryFolder();
    writeFileSync(join(bin, 'spin'), '#!/bin/sh\necho "spin 3.9.1"\n');
    chmodSync(join(bin, 'spin'), 0o755);
    const path = process.env.PATH;
    process.env.PATH = `${bin}:${path}`;
    const run = runHere(folder, ['deploy', '--content', folder, '--out', 'dist', '--target', 'both']);
    const { code, stderr } = await run.finally(() => {
      process.env.PATH = path;
    });
    assert.equal(code, 2);
    assert.match(stderr, /needs Spin 4\.1 or later, and this is 3\.9\.1\..*\n {2}curl .*\nor .*--target p2/);
    assert.ok(!existsSync(join(folder, 'dist')));
  });

  it('reports a url that is an example still', async () => {
    const folder = siteFolder({ ...SMALL_SITE, 'config.yml': 'sitename: S\nurl: https://site.example\n' });
    const { stderr } = await runHere(folder, ['deploy', '--content', folder, '--out', 'dist', '--dry-run']);
    assert.match(stderr, /config\.yml still has url: https:\/\/site\.example, /);
  });

  it('wants a name in a registry before it builds', async () => {
    const { code, stderr } = await runHere('.', ['deploy', '--to', 'oci']);
    assert.equal(code, 2);
    assert.match(stderr, /--to oci needs --ref/);
  });
});

describe('the help', () => {
  for (const { name } of COMMANDS) {
    it(`of ${name} has its usage and examples that begin with it`, async () => {
      for (const flag of ['-h', '--help']) {
        const { code, stdout } = await runHere('.', [name, flag]);
        assert.equal(code, 0);
        assert.match(stdout, new RegExp(`^coldpress ${name}: .*\n\nUsage: coldpress ${name}`));
        assert.match(stdout, new RegExp(`\nExamples:\n.*coldpress ${name}`));
      }
    });
  }

  it('and the version are there by their short names too', async () => {
    assert.match((await runHere('.', ['-h'])).stdout, /Usage: coldpress COMMAND/);
    assert.match((await runHere('.', ['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  const slips: [word: string, near: string | null][] = [
    ['dve', 'dev'],
    ['biuld', 'build'],
    ['chek', 'check'],
    ['-h', null],
    ['halp', null],
    ['x', null],
  ];
  for (const [word, near] of slips) {
    it(`suggests ${near ?? 'nothing'} for ${word}`, () =>
      assert.equal(
        nearest(
          word,
          COMMANDS.map(({ name }) => name),
        ),
        near,
      ));
  }
});

describe('shell completion', () => {
  it('of bash completes commands and options', async () => {
    const { stdout } = await runHere('.', ['completion', 'bash']);
    const complete = (words: string): string[] => {
      const script = `${stdout}\nCOMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _coldpress; echo "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim().split(' ');
    };
    assert.deepEqual(complete('coldpress pre'), ['preview']);
    assert.deepEqual(complete('coldpress dev --op'), ['--open']);
  });

  it('is there for zsh and fish, and says so of others', async () => {
    assert.match((await runHere('.', ['completion', 'zsh'])).stdout, /bashcompinit/);
    assert.match((await runHere('.', ['completion', 'fish'])).stdout, /complete -c coldpress .* -l open/);
    assert.equal((await runHere('.', ['completion', 'tcsh'])).code, 2);
  });
});
