/** Each table of content/pages/docs/ and docs/ is held against the code: by a check here, by a test elsewhere, or it says here why not. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { ROOT } from '../harness/run-cli.ts';
import { CHECKS_OF_BEHAVIOUR } from './documented/of-behaviour.ts';
import { CHECKS_OF_DATA } from './documented/of-data.ts';
import { readTables, tablesOf } from './documented/tables.ts';

/** Tests elsewhere, by the beginning of the names of tables. */
const HELD_ELSEWHERE: Readonly<Record<string, string>> = {
  'agents.md: Tools': 'test/agents/endpoint.test.ts',
  'agents.md: The protocol': 'test/agents/endpoint.test.ts',
  'commands.md: ': 'test/cli/commands-document.test.ts',
  'config.md: ': 'test/content/docs.test.ts',
  'front-matter.md: ': 'test/content/docs.test.ts',
  'nav.md: ': 'test/content/docs.test.ts',
  'own-headers.md: This page': 'test/site/own-headers.test.ts',
  'own-headers.md: What it cost': 'test/site/own-headers.test.ts',
  'theme-keys.md: ': 'test/content/docs.test.ts',
  'headers.md: What Coldpress sets': 'test/site/headers-document.test.ts',
  'hosts.md: Health checks': 'test/host/health-check.test.ts',
  'http-forms.md: ': 'test/serve/http-document.ts',
  'http-paths.md: ': 'test/serve/http-document.ts',
  'http-validators.md: ': 'test/serve/http-document.ts',
  'mdcms.md: ': 'test/mdcms/docs.test.ts',
  'problems.md: ': 'test/content/docs.test.ts',
};

/** Why nothing in the code says the same. */
const EXEMPT: Readonly<Record<string, string>> = {
  'benchmarks.md: What a request is made of': 'figures of a day, on one machine',
  'benchmarks.md: What a cold build is made of': 'figures of a day, on one machine',
  'benchmarks.md: What a cold build is made of (2)': 'figures of a day, on one machine',
  'cluster.md: Behind HAProxy and Varnish': 'figures of a day; test/bench/cluster.test.ts has the same steps',
  'cluster.md: Behind a CDN':
    'a summary; test/site/headers-document.test.ts and the tables on HTTP have each',
  'cluster.md: What must not be deployed':
    'sentences; test/bench/cluster.test.ts and test/serve/clocks.test.ts',
  'decisions.md: Decisions': 'what was decided; each file in docs/decisions/ says by what it is held',
  'deploy.md: Which host': 'links to other pages',
  'kubernetes.md: Kubernetes and SpinKube': 'what other programs do',
  'deploy.md: The API beside the site': 'sentences; test/cli/deploy.test.ts has each command',
  'spin.md: Spin, Fermyon and Akamai': 'a summary; test/cli/deploy.test.ts has each command',
  'spin.md: Spin, measured': 'figures of the one run on Spin, which is on no registry',
  'hosts.md: What a site costs its host': 'figures of a day, on one machine',
  'hosts.md: What a site costs its host (2)': 'npm run bench:readers, on one machine',
  'moving.md: Moving in': 'a summary; test/content/tool-folders.test.ts has a folder of each tool',
  'pictures.md: What it costs': 'figures of a day, on one machine',
  'pictures.md: Icons and the logo': 'a summary; test/pages/icons/ has a case for each icon',
  'pictures.md: What is served': 'a summary; test/site/pictures/ has a case for each kind of file',
  'redirects.md: A rule':
    'grammar in sentences; test/rules/parse-redirects.valid.test.ts has a case for each',
  'shortcodes.md: What it is given':
    'the type Shortcode in sentences; test/site/shortcodes.test.ts reads each',
  'templates.md: What a template is given':
    'the types of coldpress/templates in sentences; test/site/templates.test.ts reads them',
  'themes.md: What stands in it': 'a summary; test/site/themes.test.ts has a file of each kind',
  'widgets.md: Videos, maps, players': 'a summary; test/markdown/embeds.test.ts has a case for each kind',
  'redirects.md: Differences': 'what two other hosts do',
  'writing.md: Tables and tasks': 'shows what a table looks like',
};

const TABLES = readTables();
const CHECKS: Readonly<Record<string, (rows: string[][]) => void | Promise<void>>> = {
  ...CHECKS_OF_DATA,
  ...CHECKS_OF_BEHAVIOUR,
};

describe('the tables of content/pages/docs/ and docs/', () => {
  for (const { name, rows } of TABLES) {
    const check = CHECKS[name];
    if (check !== undefined) {
      it(`${name}: says what the code says`, () => check(rows));
      continue;
    }
    it(`${name}: has its test, or its reason to have none`, () => {
      const elsewhere = Object.entries(HELD_ELSEWHERE).find(([beginning]) => name.startsWith(beginning))?.[1];
      assert.ok(
        elsewhere !== undefined || EXEMPT[name] !== undefined,
        `hold it in test/repository/documented/`,
      );
      if (elsewhere === undefined) return;
      assert.ok(existsSync(join(ROOT, elsewhere)), elsewhere);
      const document = name.slice(0, name.indexOf(':'));
      assert.ok(
        readFileSync(join(ROOT, elsewhere), 'utf8').includes(document),
        `${elsewhere} reads ${document}`,
      );
    });
  }

  it('that this test names are all there', () => {
    const names = TABLES.map(({ name }) => name);
    const said = [...Object.keys(HELD_ELSEWHERE), ...Object.keys(EXEMPT), ...Object.keys(CHECKS)];
    assert.deepEqual(
      said.filter((beginning) => !names.some((name) => name.startsWith(beginning))),
      [],
    );
  });

  it('are read with their headings and cells, but not in a fence', () => {
    const text =
      '# A\n\n| x |\n|---|\n| 1 |\n\n```\n| y |\n|---|\n| 2 |\n```\n\n## B\n| z | |\n|:--|--:|\n| `a \\| b` | c |\n';
    assert.deepEqual(tablesOf('a.md', text), [
      { name: 'a.md: A', rows: [['1']] },
      { name: 'a.md: B', rows: [['`a \\| b`', 'c']] },
    ]);
  });
});
