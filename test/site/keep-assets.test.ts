/** Assets of earlier builds, which a component keeps for pages of the version before. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { parseAssetList } from '../../build/bundle/asset-list.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { outputFiles } from '../../build/cli/output-files.ts';
import type { Problem } from '../../build/content/problem.ts';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { readEarlierAssets } from '../../build/output/earlier-assets.ts';
import { writeOutput } from '../../build/output/write-output.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { runCli } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';

const LIST = 'kept-assets.json';
const HOME = '# Home\n\n![Boat](assets/images/boat.svg)\n';
const drawing = (width: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"/>${' '.repeat(400)}`;

/** A site that is built again and again into one folder, without compiled frames. */
class Rebuilt {
  readonly content: string;
  readonly out: string;
  constructor(files: Readonly<Record<string, string>>) {
    const folder = siteFolder(
      Object.fromEntries(
        Object.entries({
          'config.yml': 'sitename: S\nkeep-assets: 2\n',
          'pages/home.md': HOME,
          'assets/images/boat.svg': drawing(1),
          ...files,
        }).map(([path, text]) => [`content/${path}`, text]),
      ),
    );
    this.content = join(folder, 'content');
    this.out = join(folder, 'dist');
    mkdirSync(this.out);
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.content, path), text);
  }

  /** Builds after `files` are written; its problems, the site, and the bytes of its list and pack. */
  async build(files: Readonly<Record<string, string>> = {}, asOf: number = AS_OF): Promise<Outcome> {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    const { problems, result } = await buildSite({
      content: this.content,
      exclude: [],
      asOf,
      earlier: () => readEarlierAssets(this.out),
    });
    assert.ok(result !== null, JSON.stringify(problems, null, 1));
    const written = outputFiles(result, new Map());
    await writeOutput(this.out, written);
    const pack = concatenate(result.pack);
    const list = readdirSync(this.out).includes(LIST) ? readFileSync(join(this.out, LIST), 'utf8') : '';
    return { problems, site: createNativeSite(pack), pack, list, builds: result.assets ?? [] };
  }
}

interface Outcome {
  problems: Problem[];
  site: NativeSite;
  pack: Uint8Array;
  list: string;
  builds: readonly (readonly string[])[];
}

function get({ site }: Outcome, target: string, now: number = AS_OF) {
  const { status, headers, body } = site.respond({ method: 'GET', target, headers: [], now });
  return { status, headers: new Map(headers), text: Buffer.from(body).toString() };
}

const boatOf = ({ builds }: Outcome): string =>
  builds[0]?.find((path) => path.startsWith('/assets/images/boat.')) ?? assert.fail('there is no boat');

describe('a site that keeps the assets of two builds', () => {
  it('serves them with their type, for good, and a third older one no longer', async () => {
    const site = new Rebuilt({});
    const builds: Outcome[] = [];
    for (const width of [1, 2, 3, 4])
      builds.push(await site.build({ 'assets/images/boat.svg': drawing(width) }));
    const paths = builds.map(boatOf);
    assert.equal(new Set(paths).size, 4);
    const last = builds.at(-1) ?? assert.fail();
    assert.deepEqual(
      paths.map((path) => get(last, path).status),
      [404, 200, 200, 200],
    );
    const [, old = ''] = paths;
    const { headers, text } = get(last, old);
    assert.equal(text, drawing(2));
    assert.equal(headers.get('content-type'), 'image/svg+xml; charset=utf-8');
    assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(get(last, '/assets/images/boat.svg').text, drawing(4), 'the plain path has the newest');
  });

  it('keeps the style sheet that a page of the version before names', async () => {
    const site = new Rebuilt({});
    const before = get(await site.build(), '/').text;
    const after = await site.build({ 'config.yml': 'sitename: S\nkeep-assets: 2\nmain-width: 50em\n' });
    const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(before) ?? [];
    assert.match(sheet, /theme\.\w{12}\.css$/);
    assert.ok(!get(after, '/').text.includes(sheet), 'the new page has another');
    assert.equal(get(after, sheet).status, 200);
    const missing = [...before.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].filter(
      ([, url = '']) => get(after, url).status !== 200,
    );
    assert.deepEqual(missing, []);
  });

  it('is the same however often it is built, and counts no build without a changed asset', async () => {
    const site = new Rebuilt({});
    const first = await site.build();
    const second = await site.build({ 'assets/images/boat.svg': drawing(2) });
    const again = await site.build();
    assert.equal(again.list, second.list);
    assert.deepEqual(again.pack, second.pack);
    const texts = await site.build({ 'pages/home.md': `${HOME}\nMore.\n` });
    assert.equal(get(texts, boatOf(first)).status, 200);
    assert.equal(texts.builds.length, 2);
  });

  it('is the same for the same content and the same earlier output, in any folder', async () => {
    const packs = [];
    for (let round = 0; round < 2; round++) {
      const site = new Rebuilt({});
      await site.build();
      packs.push((await site.build({ 'assets/images/boat.svg': drawing(2) })).pack);
    }
    assert.deepEqual(packs[0], packs[1]);
  });

  it('serves an asset once that came back', async () => {
    const site = new Rebuilt({});
    const first = await site.build();
    await site.build({ 'assets/images/boat.svg': drawing(2) });
    const back = await site.build({ 'assets/images/boat.svg': drawing(1) });
    assert.equal(boatOf(back), boatOf(first));
    assert.deepEqual(
      back.builds.slice(1).flatMap((paths) => paths.filter((path) => path === boatOf(first))),
      [],
    );
    assert.equal(get(back, boatOf(first)).status, 200);
  });

  it('keeps the window of a picture that is not public yet', async () => {
    const post = (title: string): string => `---\ntitle: ${title}\ncreated: 2030-01-01\n---\nText.\n`;
    const site = new Rebuilt({
      'config.yml': 'sitename: S\nurl: https://example.org\nkeep-assets: 2\n',
      'posts/later.md': post('Secret plans'),
    });
    const first = await site.build();
    const card = first.builds[0]?.find((path) => /later|card/.test(path)) ?? assert.fail('there is no card');
    const changed = await site.build({ 'posts/later.md': post('Other plans') });
    for (const each of [first, changed]) {
      assert.equal(get(each, card).status, 404, 'before its time');
      assert.equal(get(each, card, Date.UTC(2030, 0, 2) / 1000).status, 200, 'after it');
    }
  });

  it('keeps nothing of another base', async () => {
    const site = new Rebuilt({});
    const first = await site.build();
    const moved = await site.build({ 'config.yml': 'sitename: S\nbase: /blog\nkeep-assets: 2\n' });
    assert.equal(get(moved, boatOf(first)).status, 404);
    assert.deepEqual(moved.builds.slice(1).flat(), []);
  });

  it('forgets all of them without the key', async () => {
    const site = new Rebuilt({});
    const first = await site.build();
    await site.build({ 'assets/images/boat.svg': drawing(2) });
    const off = await site.build({ 'config.yml': 'sitename: S\n' });
    assert.deepEqual(off.builds, []);
    assert.equal(get(off, boatOf(first)).status, 404);
  });
});

const DAMAGES: [title: string, damage: (out: string) => void][] = [
  ['is cut', (out) => writeFileSync(join(out, LIST), readFileSync(join(out, LIST)).subarray(0, 100))],
  ['is no JSON', (out) => writeFileSync(join(out, LIST), 'nonsense')],
  ['is of another version', (out) => writeFileSync(join(out, LIST), '{"version":99}')],
  [
    'is a list of something else',
    (out) => writeFileSync(join(out, LIST), '{"version":1,"builds":[{"a":1}]}'),
  ],
  [
    'names a file elsewhere',
    (out) => editList(out, (list) => ({ ...list, bodiesFile: '../../content/config.yml' })),
  ],
  ['lies without its bodies', (out) => rmSync(join(out, bodiesIn(out)))],
  ['has other bodies', (out) => writeFileSync(join(out, bodiesIn(out)), 'x'.repeat(500_000))],
  ['has bodies that are cut', (out) => writeFileSync(join(out, bodiesIn(out)), '')],
  [
    'has places beyond the end',
    (out) =>
      editList(out, (list) =>
        JSON.parse(JSON.stringify(list).replaceAll(/"at":\[\d+,\d+\]/g, '"at":[9e15,9]')),
      ),
  ],
];

function bodiesIn(out: string): string {
  return parseAssetList(readFileSync(join(out, LIST), 'utf8')).bodiesFile;
}

function editList(out: string, edit: (list: Record<string, unknown>) => unknown): void {
  const path = join(out, LIST);
  writeFileSync(path, JSON.stringify(edit(JSON.parse(readFileSync(path, 'utf8')))));
}

describe('a list of assets that', () => {
  for (const [title, damage] of DAMAGES) {
    it(`${title} is a warning, and the site is built without`, async () => {
      const site = new Rebuilt({});
      const first = await site.build();
      damage(site.out);
      const next = await site.build({ 'assets/images/boat.svg': drawing(2) });
      const [problem] = next.problems.filter(({ code }) => code === 'kept-assets-lost');
      assert.deepEqual(
        [problem?.severity, problem?.file, problem?.line, problem?.column],
        ['warning', 'config.yml', 2, 14],
      );
      assert.equal(get(next, boatOf(first)).status, 404);
      assert.equal(get(next, '/').status, 200);
    });
  }
});

describe('coldpress build', () => {
  it('says how much it keeps, and takes the last build from another folder', async () => {
    const site = new Rebuilt({});
    const folder = join(site.out, '..');
    const first = await runCli(['build'], folder);
    assert.match(first.stderr, /No assets of earlier builds are kept yet/);
    assert.ok(readdirSync(site.out).includes(LIST));
    appendFileSync(join(site.content, 'assets/images/boat.svg'), ' ');
    const second = await runCli(['build', '--out', 'other', '--previous', 'dist'], folder);
    assert.equal(second.code, 0, second.stderr);
    assert.match(second.stderr, /^1 asset of 1 earlier build kept, /m);
    const third = await runCli(['build', '--out', 'third', '--previous', 'nowhere', '--strict'], folder);
    assert.equal(third.code, 1);
    assert.match(
      third.stderr,
      /kept-assets-lost[\s\S]*there is no kept-assets\.json in the folder of --previous/,
    );
    site.write('config.yml', 'sitename: S\n');
    assert.equal((await runCli(['build'], folder)).code, 0);
    assert.ok(!readdirSync(site.out).includes(LIST), 'the list of the earlier build is removed');
  });
});
