/** The report: what it says of results, and that what the site says is what was measured. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment } from 'parse5';
import { describe, it } from 'vitest';
import { type Bar, renderBarChart, scaleEnd } from '../../bench/report/bar-chart.ts';
import { withFigures } from '../../bench/report/figures.ts';
import { UNIT_SPACE } from '../../bench/report/format.ts';
import { buildingGoals, scaleGoals, servingGoals } from '../../bench/report/goals.ts';
import { reportPage } from '../../bench/report/page.ts';
import { PLOT_FOLDER } from '../../bench/report/section.ts';
import { PAGE_FILE, PLOT_NAME, pagesWithFigures, reportFiles } from '../../bench/report/write-report.ts';
import { ROOT } from '../harness/run-cli.ts';
import { ALL, BUILD, generator, measured, SCALE, SERVE, scaled, WAITING } from './samples.ts';

const bar = (label: string, value: number): Bar => ({
  label,
  value,
  text: `${value} s`,
  range: [value, value],
  isOurs: label === 'ours',
});

describe('a bar chart', () => {
  const chart = {
    title: 'Cold & warm',
    description: 'Shorter is <better>.',
    bars: [bar('ours', 1), bar('a "b"', 2)],
  };

  it('is an image with a name and a description, and its text is escaped', () => {
    const svg = renderBarChart(chart);
    assert.match(
      svg,
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [^>]*role="img" aria-labelledby="title description">/,
    );
    assert.match(svg, /<title id="title">Cold &amp; warm<\/title>/);
    assert.match(svg, /<desc id="description">Shorter is &lt;better&gt;\.<\/desc>/);
    assert.match(svg, />a &quot;b&quot;</);
    // Every element is closed: read as HTML, nothing is left open around the last one.
    const [root] = parseFragment(svg).childNodes;
    assert.equal(root?.nodeName, 'svg');
  });

  it('has its colours for light and dark', () => {
    assert.match(renderBarChart(chart), /@media \(prefers-color-scheme:dark\)/);
  });

  it('draws lengths in proportion', () => {
    const widths = [...renderBarChart(chart).matchAll(/<rect class="(?:ours|other)"[^>]* width="([\d.]+)"/g)];
    const [ours, other] = widths.map(([, width]) => Number(width));
    assert.equal((ours ?? 0) * 2, other);
  });

  it('cuts a bar that would leave nothing of the others, and only such a one', () => {
    assert.equal(scaleEnd([bar('a', 10), bar('b', 3)]), 10);
    assert.ok(scaleEnd([bar('a', 1000), bar('b', 3)]) < 10);
    assert.match(renderBarChart({ ...chart, bars: [bar('a', 1000), bar('b', 3)] }), /class="cut"/);
    assert.doesNotMatch(renderBarChart({ ...chart, bars: [bar('a', 10), bar('b', 3)] }), /class="cut"/);
  });
});

describe('goals', () => {
  it('are compared round by round', () => {
    const [cpu, latency, notModified] = servingGoals(SERVE);
    assert.deepEqual(cpu, {
      goal: 'CPU per request, site-p2 : prototype-p2',
      limit: 'at most 1.10',
      measured: '1.00',
      isMet: true,
    });
    assert.deepEqual([latency?.measured, latency?.isMet], ['2.00', false]);
    assert.deepEqual([notModified?.measured, notModified?.isMet], ['0.75', true]);
  });

  it('are left out where nothing was measured for them', () => {
    assert.deepEqual(servingGoals({ ...SERVE, busy: [measured('site-p2', 1)], alone: [], kinds: {} }), []);
    assert.deepEqual(buildingGoals(BUILD, 1_000), []);
    assert.deepEqual(buildingGoals(BUILD, 5_000), []);
    const alone = { ...BUILD, sizes: [{ posts: 10_000, generators: [generator('coldpress', 8, 1, 0.5)] }] };
    assert.equal(
      buildingGoals(alone, 10_000).some(({ goal }) => goal.includes('Eleventy')),
      false,
    );
  });

  it('of growing sites compare the largest with the smallest, in any order of measuring', () => {
    assert.deepEqual(
      scaleGoals(SCALE, []).map(({ goal, limit, measured, isMet }) => [goal, limit, measured, isMet]),
      [
        ['requests per second, site-p2 of 100,000 routes : of 10', 'at least 0.75', '0.80', true],
        ['latency of a fresh instance, site-p2 of 100,000 routes : of 10', 'at most 1.25', '1.25', true],
        ['requests per second, site-p3 of 100,000 routes : of 10', 'at least 0.90', '0.80', false],
        ['latency of a fresh instance, site-p3 of 100,000 routes : of 10', 'at most 1.10', '1.25', false],
      ],
    );
    assert.deepEqual(scaleGoals([scaled('p2', 10, 20)], []), [], 'one size says nothing');
  });

  it('of readers that take nothing are the site’s own, not the floor’s', () => {
    assert.deepEqual(
      scaleGoals([], WAITING).map(({ goal, isMet }) => [goal, isMet]),
      [
        ['memory for each of 490 readers that take nothing, site-p2', true],
        ['one more reader is answered meanwhile, site-p2', true],
      ],
    );
  });

  it('say of a build which were met and which were missed', () => {
    assert.deepEqual(
      buildingGoals(BUILD, 10_000).map(({ measured, isMet }) => [measured.replace(UNIT_SPACE, ' '), isMet]),
      [
        ['0.40', true],
        ['1 s', true],
        ['0.5 s', false],
        ['400 MB', true],
      ],
    );
  });
});

describe('the page', () => {
  const { markdown: page, plots } = reportPage(ALL);
  const markdown = page.replaceAll(UNIT_SPACE, ' ');

  it('shows every plot that it makes, and makes every plot that it shows', () => {
    const shown = [...markdown.matchAll(/\]\(assets\/images\/([^)]+)\)/g)].map(([, name]) => name);
    assert.deepEqual(shown.sort(), Object.keys(plots).sort());
    for (const name of shown) assert.match(name ?? '', PLOT_NAME);
  });

  it('has every figure of a plot in a table too', () => {
    for (const [name, svg] of Object.entries(plots)) {
      for (const [, value] of svg.matchAll(/class="ink value[^>]*>([^<]+)</g)) {
        assert.ok(page.includes(`| ${value} |`), `${name}: ${value}`);
      }
    }
  });

  const sentences: [title: string, text: RegExp][] = [
    [
      'what was not measured, and why',
      /spin-p2 was not measured: spin is not here\. sirv was not measured: `it does not answer: 403`\. hugo was/,
    ],
    [
      'the machine',
      /\| serve \| 2026-11-23 \| A CPU \| 2, virtual \| 8 GiB \| Linux 6\.1\.0 x64 \| 0123456789 \|/,
    ],
    ['the versions of what is there', /Versions: node 20\.19\.0\./],
    ['medians', /\| \*\*site-p2\*\* \| 47,600 \| 21 µs \| 1\.05 ms \| 2\.1 ms \| 26 MB \|/],
    ['latency and start', /\| \*\*site-p2\*\* \| 100 µs \| 200 µs \| 2 µs \| 10 ms \|/],
    ['how large sites fare', /\| p2, 100,000 \| 100 MB \| 40,000 \| 1\.25 ms \| 11 ms \| 30 MB \|/],
    [
      'what bodies of each size cost',
      /\| 1(?:\.0)? MB \| 300 µs, [\d,]+\/s \| 330 µs, [\d,]+\/s \| *\| 90 µs, [\d,]+\/s \|/,
    ],
    ['the worst size of bodies', /at worst, site-p3 : site-p2 \| at most 1\.00 \| 1\.10 \| \*\*missed\*\*/],
    [
      'the comparison with which the project began',
      /\| site-p2 \| 10 ms \| 47,600 \| 26 MB \| {2}\|\n\| axum \| 6 ms \| [\d,]+ \| [\d.]+ MB \| Axum: 8 ms/,
    ],
    ['how far Node is ahead', /is ahead of some: site-p2 0\.48 of its requests a second/],
    ['how long a fresh instance takes', /that and the answer take 1 ms\. An instance of a site/],
    ['what waiting readers hold', /\| floor-p2 \| 490 \| 30 MB \| 300 MB \| 551 KB \| \*\*no\*\* \|/],
    ['whether output is compressed', /\| eleventy \| 3\.1\.8 \| Prism \| no \|/],
    [
      'goals that were missed',
      /latency at one connection, site-p2 : prototype-p2 \| at most 1\.10 \| 2\.00 \| \*\*missed\*\*/,
    ],
    ['how many goals are met', /\d+ of \d+ are met\. What is known of the others:/],
    [
      'why a goal was missed',
      /- \*latency at one connection, site-p2 : prototype-p2\*: The prototype sends one header field/,
    ],
    [
      'of which missed goals nothing is known',
      /\*requests per second, site-p3 of 100,000 routes : of 10\*; .*: not explained yet\./,
    ],
    [
      'what an inflated answer costs beside the ordinary one',
      /site-p2 2\.50 times the CPU and 0\.40 of the requests a second\./,
    ],
    ['what an instance costs', /\| an instance of the site, WASI 0\.2 \| 1 ms \| {2}\| 143 KB \|/],
    [
      'whether an instance starts before any framework',
      /start of an instance with its answer : of the process of any framework \| at most 1\.00 \| 0\.17 \| met/,
    ],
    ['how far rounds were apart', /100 % in the worst case \(prototype-p2\)/],
  ];
  for (const [title, text] of sentences) it(`says ${title}`, () => assert.match(markdown, text));

  it('has no figures after a change for a generator that took too long to be built again', () => {
    const { build } = ALL;
    assert.ok(build !== undefined);
    const slow = { ...generator('astro', 160, 160, 1), warm: [] };
    const results = { ...BUILD, sizes: [{ posts: 10_000, generators: [slow] }] };
    const { markdown: long } = reportPage({ build: { ...build, results } });
    assert.match(long.replaceAll(UNIT_SPACE, ' '), /\| astro \| – \| – \| – \| 1 s \|/);
  });

  it('says what a generator said that failed, and has it in no table', () => {
    const { build } = ALL;
    assert.ok(build !== undefined);
    const broken = { ...generator('astro', 1, 1, 1), failure: 'heap out of memory', cold: [] };
    const results = { ...BUILD, sizes: [{ posts: 10_000, generators: [broken] }] };
    const { markdown: short } = reportPage({ build: { ...build, results } });
    assert.match(short, /astro could not build them: `heap out of memory`\./);
    assert.doesNotMatch(short, /\| astro/);
    assert.deepEqual(
      buildingGoals(
        { ...BUILD, sizes: [{ posts: 10_000, generators: [{ ...broken, name: 'coldpress' }] }] },
        10_000,
      ),
      [],
    );
  });

  it('says of a quick run that it is one', () => {
    assert.doesNotMatch(markdown, /quick run/);
    const { serve } = ALL;
    assert.ok(serve !== undefined);
    assert.match(reportPage({ serve: { ...serve, quick: true } }).markdown, /come from a quick run/);
  });

  it('says which requests failed', () => {
    const { serve } = ALL;
    assert.ok(serve !== undefined);
    const failing = measured('sirv', 1, 1, 1);
    for (const sample of failing.samples) sample.errors = 2;
    const results = { ...SERVE, busy: [failing], alone: [failing] };
    assert.match(reportPage({ serve: { ...serve, results } }).markdown, /Requests failed at sirv \(6\)\./);
  });
});

describe('the figures that the site claims', () => {
  const content = join(ROOT, 'content');

  it('are those that were measured: page and plots are what the results in the repository give', async () => {
    const files = await reportFiles(join(ROOT, 'bench', 'results'));
    for (const [path, text] of files) {
      assert.ok(existsSync(join(content, path)), `${path} is missing: npm run bench -- --report`);
      assert.equal(readFileSync(join(content, path), 'utf8'), text, `${path}: npm run bench -- --report`);
    }
    const plots = readdirSync(join(content, PLOT_FOLDER)).filter((name) => PLOT_NAME.test(name));
    assert.deepEqual(
      plots.filter((name) => !files.has(`${PLOT_FOLDER}/${name}`)),
      [],
    );
  });

  it('are those that other pages repeat, by their marks', async () => {
    const pages = await pagesWithFigures(join(ROOT, 'bench', 'results'), content);
    assert.equal(pages.size, 2);
    for (const [path, text] of pages) {
      assert.match(text, /\{\.figure-/, path);
      assert.equal(readFileSync(join(content, path), 'utf8'), text, `${path}: npm run bench -- --report`);
    }
    assert.equal(
      withFigures('**1 s**{.figure-a} **2 s**', new Map([['figure-a', '3 s']])),
      '**3 s**{.figure-a} **2 s**',
    );
    assert.equal(withFigures('**1 s**{.figure-b}', new Map()), '**1 s**{.figure-b}');
  });

  it('come without the name of a host or a folder', () => {
    for (const name of readdirSync(join(ROOT, 'bench', 'results'))) {
      const text = readFileSync(join(ROOT, 'bench', 'results', name), 'utf8');
      assert.doesNotMatch(text, /"[^"]*\/(?:home|root|tmp|usr|work)\//, name);
    }
  });

  for (const document of ['README.md', 'docs/benchmarks.md']) {
    it(`are all that ${document} claims`, () => {
      const page = readFileSync(join(content, PAGE_FILE), 'utf8').replaceAll(UNIT_SPACE, ' ');
      const claims = readFileSync(join(ROOT, document), 'utf8').match(CLAIM) ?? [];
      for (const claim of claims) assert.ok(page.includes(claim), `'${claim}' is not on the page of figures`);
    });
  }
});

/** A figure of speed or size: a number with a unit that the page of figures uses. */
const CLAIM = /(?<![\d.,])\d[\d,]*(?:\.\d+)? (?:µs|ms|s|MB|KB|requests\/s)(?![\w/])/g;
