/** Tables of content/pages/docs/ that repeat data of the code: the same names, and the same values. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITE_LIMITS } from '../../../build/bundle/site-limits.ts';
import { COMPONENTS } from '../../../build/cli/output-files.ts';
import { PICTURE_KEYS } from '../../../build/content/config-pictures.ts';
import { LAYOUTS } from '../../../build/content/layout.ts';
import { PART_PLACES } from '../../../build/content/parts.ts';
import { PRESET_NAMES } from '../../../build/content/presets.ts';
import { PROBLEM_KINDS } from '../../../build/content/problem-kinds.ts';
import { TEMPLATE_NAMES } from '../../../build/content/template-names.ts';
import { PALETTE_KEYS } from '../../../build/content/theme-keys.ts';
import {
  ANALYTICS_PROVIDERS,
  COMMENT_PROVIDERS,
  NEWSLETTER_PROVIDERS,
  type WidgetOption,
} from '../../../build/content/widget-providers.ts';
import { FRAME_PARTS } from '../../../build/handler/frames.ts';
import { CALLOUT_OPTIONS } from '../../../build/markdown/blocks/callout.ts';
import { POSTS_OPTIONS, POSTS_TAGS } from '../../../build/markdown/blocks/posts.ts';
import { CALLOUT_NAMES, calloutKind } from '../../../build/markdown/callout-kinds.ts';
import { HOST_LIMITS } from '../../../build/output/room.ts';
import { ATOM } from '../../../build/pages/feeds/atom.ts';
import { JSON_FEED } from '../../../build/pages/feeds/json-feed.ts';
import { RSS } from '../../../build/pages/feeds/rss.ts';
import { parseRedirects } from '../../../build/rules/parse-redirects.ts';
import { FEED_FILES } from '../../../build/site/paths.ts';
import { Library } from '../../../src/api/library.ts';
import { LIST_PARAMETERS } from '../../../src/api/list-posts.ts';
import { describeApi } from '../../../src/api/openapi.ts';
import type { ParameterTable } from '../../../src/api/parameters.ts';
import { RECOMMENDATION_PARAMETERS } from '../../../src/api/recommendations.ts';
import { DEFAULT_BUDGETS, resolveSettings } from '../../../src/api/settings.ts';
import { ROOT } from '../../harness/run-cli.ts';
import { contentOf } from '../../publish/site.ts';
import { codesIn, inUnits, inWords, namesIn } from './tables.ts';

/** Throws where the rows do not say what the code says. */
export type TableCheck = (rows: string[][]) => void;

const settings = resolveSettings();

/** Every parameter is named with its words, and a number with its bounds and default; nothing else is named. */
function assertParameters(cell: string, table: ParameterTable, others: readonly string[] = []): void {
  const words = Object.entries(table).flatMap(([name, { schema }]) => [name, ...(schema.enum ?? [])]);
  const named = codesIn(cell).filter((code) => !others.includes(code));
  assert.deepEqual([...new Set(named)].sort(), words.sort());
  for (const [name, { schema }] of Object.entries(table)) {
    if (schema.minimum !== 1) continue;
    assert.ok(cell.includes(`\`${name}\` 1–${schema.maximum} (${schema.default})`), name);
  }
}

/** Every service with all its options, the required ones apart. */
function assertServices(
  rows: string[][],
  providers: Readonly<Record<string, { options: Readonly<Record<string, WidgetOption>> }>>,
): void {
  const isRequired = ({ fallback, notNeededWith }: WidgetOption): boolean =>
    notNeededWith === undefined && (fallback === null || /^\{[a-z]+\}$/.test(fallback));
  assert.deepEqual(
    rows.map(([name, required, further]) => [
      codesIn(name ?? '')[0],
      ...[required, further].map((cell) => codesIn(cell ?? '').sort()),
    ]),
    Object.entries(providers).map(([name, { options }]) => {
      const all = Object.entries(options);
      // `code`, or `host`: one of the two has to be there.
      const either = all.flatMap(([option, { notNeededWith }]) =>
        notNeededWith === undefined ? [] : [option, notNeededWith],
      );
      const required = all.filter(([option, each]) => isRequired(each) || either.includes(option));
      const further = all.filter((each) => !required.includes(each));
      return [name, required.map(([option]) => option).sort(), further.map(([option]) => option).sort()];
    }),
  );
}

const api: Record<string, TableCheck> = {
  'api.md: The routes it comes with': (rows) => {
    const site = { name: '', description: '', url: null, language: 'en' };
    const { paths } = describeApi({
      site,
      settings,
      posts: new Library({ posts: [], search: '' }),
      now: () => 0,
    });
    const written = Object.keys(paths as object).map((path) => `GET ${path.replace(/\{(\w+)\}/g, ':$1')}`);
    assert.deepEqual(namesIn(rows), written);
    assertParameters(rows[0]?.[1] ?? '', LIST_PARAMETERS);
    assertParameters(rows[2]?.[1] ?? '', RECOMMENDATION_PARAMETERS, ['Accept-Language']);
  },
  'api.md: Settings': (rows) => {
    const keys = Object.entries(settings).flatMap(([key, value]) =>
      key === 'cors' ? Object.keys(value).map((name) => `cors.${name}`) : [key],
    );
    assert.deepEqual(namesIn(rows).sort(), keys.sort());
    const { cors, bodyLimit, maxAge } = settings;
    const preflight = `${cors.methods.join(', ')}; ${cors.headers.join(', ')}; ${cors.maxAge} s`;
    assert.deepEqual(
      ['cors.methods', 'bodyLimit', 'maxAge'].map(
        (key) => rows.find(([cell]) => cell?.includes(`\`${key}\``))?.[1],
      ),
      [preflight, `${inWords(bodyLimit)} bytes`, `${maxAge} s`],
    );
  },
  'api.md: Sizes': (rows) => {
    const written = Object.entries(DEFAULT_BUDGETS).map(([key, value]) => [
      `\`${key}\``,
      key.endsWith('Ms') ? `${value / 1000} s` : inUnits(value),
    ]);
    assert.deepEqual(
      rows.map(([key, , budget]) => [key, budget]),
      written,
    );
  },
  'api.md: Problems': (rows) => {
    const codes = Object.keys(PROBLEM_KINDS).filter((code) => code.startsWith('api-'));
    assert.deepEqual(namesIn(rows).sort(), codes.sort());
  },
};

const hosts: Record<string, TableCheck> = {
  'hosts.md: Hosts': (rows) => {
    const written = (['p2', 'p3'] as const).map((target) => [
      target,
      `\`${COMPONENTS[target]}\``,
      /wasi-http-(.+)\.ts$/.exec(FRAME_PARTS[target].entry)?.[1],
    ]);
    assert.deepEqual(
      rows.map(([target, component, version]) => [codesIn(target)[0], component, version]),
      [...written, ['both', 'both', '']],
    );
  },
  'hosts.md: How large a site can be': (rows) => {
    const sizes = rows.map(([, most = '']) => /^[\d,]+/.exec(most)?.[0]);
    assert.deepEqual(sizes, Object.values(SITE_LIMITS).map(inWords));
  },
  'hosts.md: How large a site can be (2)': (rows) => {
    for (const { name, application, answer } of HOST_LIMITS) {
      const [, ...written] = rows.find(([hosts = '']) => hosts.includes(name)) ?? [];
      const expected =
        application === null
          ? ['as large as a component can be', '']
          : [application, answer].map((bytes) => inUnits(bytes ?? 0));
      assert.deepEqual(written, expected, name);
    }
    const names = rows.flatMap(([cell = '']) => cell.replace(/ \(.*\)/, '').split(', '));
    assert.deepEqual(names.sort(), HOST_LIMITS.map(({ name }) => name).sort());
  },
  'feeds.md: Feeds': (rows) => {
    const formats = [
      [FEED_FILES.rss, RSS],
      [FEED_FILES.atom, ATOM],
      [FEED_FILES.json, JSON_FEED],
    ] as const;
    assert.deepEqual(
      rows.map(([, ...cells]) => cells.map((cell) => codesIn(cell)[0])),
      formats.map(([file, { type }]) => [`/${file}`, `/tags/wasm/${file}`, type]),
    );
  },
};

const markdown: Record<string, TableCheck> = {
  'markdown.md: Callouts': (rows) => assert.deepEqual(namesIn(rows), [...CALLOUT_OPTIONS]),
  'markdown.md: Callouts (2)': (rows) => {
    for (const [names, box] of rows) {
      for (const name of codesIn(names)) {
        const [, alert] = /^\[!(\w+)\]$/.exec(name) ?? [];
        const kind = alert === undefined ? calloutKind(name, 'container') : calloutKind(alert, 'alert');
        assert.equal(kind?.type, box, name);
      }
    }
    const names = namesIn(rows).filter((name) => !name.startsWith('[!'));
    assert.deepEqual(names.sort(), [...CALLOUT_NAMES].sort());
  },
  'markdown.md: Lists of posts': (rows) => {
    const [orders = [], spans = []] = rows.map(([, cell]) => codesIn(cell));
    const tags = ['posts-created', 'posts-datetime', 'posts-date'].flatMap((family) =>
      orders.flatMap((order) =>
        ['', ...spans.map((span) => `-${span}`)].map((span) => `${family}-${order}${span}`),
      ),
    );
    assert.deepEqual(tags.sort(), [...POSTS_TAGS].sort());
  },
  'markdown.md: Lists of posts (2)': (rows) => assert.deepEqual(namesIn(rows), [...POSTS_OPTIONS]),
  'markdown.md: The HTML': (rows) => {
    const sources = ['build/markdown', 'build/theme'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|css)$/.test(name))
        .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
    );
    const words = new Set(sources.flatMap((text) => text.match(/[\w-]+/g) ?? []));
    // What authors choose, and families of which the code has the beginning alone.
    const ofAuthors = new Set(['wide', 'name', 'language-ts']);
    for (const [, html = ''] of rows) {
      const classes = [...html.matchAll(/class="([\w -]+)"/g)].flatMap(([, names = '']) => names.split(' '));
      for (const name of classes) {
        const parts = /^(?:hljs|callout|embed|tabs|accordion|align)-(.+)$/.exec(name) ?? [name, name];
        assert.ok(ofAuthors.has(name) || words.has(name) || words.has(parts[1] ?? ''), `class ${name}`);
      }
    }
  },
};

const theme: Record<string, TableCheck> = {
  'parts.md: Parts of a page': (rows) =>
    assert.deepEqual(namesIn(rows).sort(), PART_PLACES.map((place) => `parts/${place}.html`).sort()),
  'templates.md: Which template': (rows) =>
    assert.deepEqual(
      namesIn(rows),
      TEMPLATE_NAMES.map((name) => `templates/${name}.ts`),
    ),
  'theme.md: Layouts': (rows) => assert.deepEqual(namesIn(rows), [...LAYOUTS]),
  'theme.md: Colours': (rows) => assert.deepEqual(namesIn(rows), [...PRESET_NAMES]),
  'theme.md: Colours (2)': (rows) => {
    const keys = rows.flatMap(([cell]) => codesIn(cell));
    assert.deepEqual(keys.sort(), PALETTE_KEYS.map(({ key }) => key).sort());
  },
  'theme.md: For those who work on it': (rows) => {
    for (const name of namesIn(rows)) {
      assert.ok(existsSync(join(ROOT, name.startsWith('build/') ? '' : 'build/theme', name)), name);
    }
  },
};

/** The packages that the modules of build/ which ship import, and those of the API. */
function imported(): Set<string> {
  const files = ['build', 'src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => name.endsWith('.ts') && !name.startsWith(join('build', 'handler'))),
  );
  const names = files.flatMap((file) => [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(
      /^(?:import|export)\b[^'`]*? ?from '((?:@[^'/]+\/)?[^'./:][^'/:]*)[^':]*';$/gm,
    ),
  ]);
  return new Set(names.map(([, name = '']) => name));
}

const others: Record<string, TableCheck> = {
  'dependencies.md: In the package': (rows) => {
    const { devDependencies } = packageJson();
    assert.deepEqual(namesIn(rows).sort(), devDependencies.filter((name) => imported().has(name)).sort());
  },
  'dependencies.md: Beside the package': (rows) =>
    assert.deepEqual(rows.flatMap(([cell]) => codesIn(cell)).sort(), packageJson().dependencies.sort()),
  'dependencies.md: For developers': (rows) => {
    const { devDependencies } = packageJson();
    assert.deepEqual(namesIn(rows).sort(), devDependencies.filter((name) => !imported().has(name)).sort());
  },
  'widgets.md: Comments': (rows) => assertServices(rows, COMMENT_PROVIDERS),
  'widgets.md: Statistics': (rows) => assertServices(rows, ANALYTICS_PROVIDERS),
  'widgets.md: Newsletter': (rows) => assertServices(rows, NEWSLETTER_PROVIDERS),
  'pictures.md: Keys': (rows) => {
    const { pictures } = contentOf({}).config;
    assert.ok(pictures !== null);
    const { widths, quality, originals } = pictures;
    assert.deepEqual(namesIn(rows), [...PICTURE_KEYS]);
    assert.deepEqual(
      rows.map(([, , value]) => value),
      [`\`[${widths.join(', ')}]\``, String(quality), originals ? '`yes`' : '`no`'],
    );
  },
  'redirects.md: A rule (2)': (rows) => {
    const statuses = Array.from({ length: 500 }, (_, index) => index + 100).filter(
      (status) =>
        parseRedirects(`/a ${status === 404 || status === 410 ? '' : '/b '}${status}\n`, '_redirects').rules
          .length === 1,
    );
    assert.deepEqual(rows.flatMap(([cell = '']) => cell.split(', ').map(Number)).sort(), statuses.sort());
  },
  'security.md: Hostile requests': (rows) => {
    const runs = ['decide', 'sockets'].flatMap((name) => {
      const text = readFileSync(join(ROOT, 'test', 'fuzz', `${name}.test.ts`), 'utf8');
      return [...text.matchAll(/fuzzRuns\(([\d_]+)\)/g)].map(([, count = '']) => count.replaceAll('_', ','));
    });
    assert.deepEqual(
      rows.map(([, count]) => count),
      runs,
    );
  },
};

function packageJson(): { dependencies: string[]; devDependencies: string[] } {
  const json = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return {
    dependencies: Object.keys({ ...json.dependencies, ...json.optionalDependencies }),
    devDependencies: Object.keys(json.devDependencies),
  };
}

/** By the name of the table. */
export const CHECKS_OF_DATA: Readonly<Record<string, TableCheck>> = {
  ...api,
  ...hosts,
  ...markdown,
  ...theme,
  ...others,
};
