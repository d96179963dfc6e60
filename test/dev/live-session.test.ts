/** A session serves what was saved, tells what is wrong with it, and never serves what has errors. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'vitest';
import { LiveSession } from '../../build/dev/live-session.ts';
import { Random } from '../fuzz/random.ts';
import { fuzzRuns, fuzzSeeds } from '../harness/in-full.ts';
import { assertSameAnswers, wholeSite } from '../harness/same-answers.ts';
import { AS_OF, EDITS, START, writtenDocument } from '../harness/site-edits.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';

/** Edits, each followed by a build. */
const STEPS = fuzzRuns(15);

/** A session over a folder, and what it has told so far, a line each. */
async function startSession(files: Readonly<Record<string, string | Uint8Array>> = SMALL_SITE) {
  const folder = siteFolder(files);
  const told: string[] = [];
  const codes = (problems: readonly { code: string }[]): string => problems.map(({ code }) => code).join();
  const session = new LiveSession({
    folder,
    asOf: () => AS_OF,
    listener: {
      shown: () => void told.push('shown'),
      refused: (problems) => void told.push(`refused ${codes(problems)}`),
      checked: (problems) => void told.push(`checked ${codes(problems)}`),
      failed: (error) => void told.push(`failed ${String(error)}`),
    },
  });
  session.changed(null);
  await session.opened;
  /** The body of the answer at `target`. */
  const ask = async (target: string): Promise<string> => {
    const answer = await session.site?.respond({ method: 'GET', target, headers: [], now: AS_OF });
    return Buffer.from(answer?.body ?? []).toString();
  };
  const save = (file: string, text: string, name: string | null = file): void => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
    session.changed(name === null ? [] : [name]);
  };
  return { folder, session, told, ask, save };
}

const home = (text: string): string => `---\ntitle: Home\n---\n${text}\n`;

describe('a session', () => {
  it('serves as soon as it has read, and looks the site over afterwards', async () => {
    const { session, told, ask } = await startSession();
    assert.deepEqual(told, ['shown']);
    assert.match(await ask('/'), /Hello\./);
    await session.settled();
    assert.deepEqual(told, ['shown', 'checked ']);
  });

  it('serves what is saved, and until then what was there', async () => {
    const { session, ask, save } = await startSession();
    save('pages/home.md', home('Changed.'));
    assert.match(await ask('/'), /Hello\./);
    await session.settled();
    assert.match(await ask('/'), /Changed\./);
    await session.close();
  });

  it('shows a saved shortcode and saved data, and keeps the last page while a shortcode throws', async () => {
    const code = (body: string): string =>
      `import { html, type Shortcode } from 'coldpress/parts';\nconst own: Shortcode = (_, body, { data }) => {\n  ${body}\n};\nexport default own;\n`;
    const { session, told, ask, save } = await startSession({
      ...SMALL_SITE,
      'pages/home.md': home('A [word]{own}.'),
      'parts/own.ts': code('return html`<b>$'.concat('{body}</b>$', '{String(data.a)}`;')),
      'data/a.yml': '1',
    });
    assert.match(await ask('/'), /A <b>word<\/b>1\./);
    save('parts/own.ts', code("throw new Error('no');"));
    await session.settled();
    assert.equal(told.at(-1), 'refused shortcode-throws');
    assert.match(await ask('/'), /A <b>word<\/b>1\./);
    save('parts/own.ts', code('return html`<i>$'.concat('{body}</i>$', '{String(data.a)}`;')));
    await session.settled();
    save('data/a.yml', '2');
    await session.settled();
    assert.match(await ask('/'), /A <i>word<\/i>2\./);
  });

  it('shows a saved template, and keeps the last page while it throws', async () => {
    const code = (body: string): string =>
      `import type { Template } from 'coldpress/templates';\nconst post: Template<'post'> = (page, theme) => {\n  ${body}\n};\nexport default post;\n`;
    const { session, told, ask, save } = await startSession({
      ...SMALL_SITE,
      'templates/post.ts': code("return theme.document(theme.title.markup + 'One.');"),
    });
    assert.match(await ask('/posts/first'), /<\/h1>One\./);
    save('templates/post.ts', code("throw new Error('no');"));
    await session.settled();
    assert.equal(told.at(-1), 'refused template-throws');
    assert.match(await ask('/posts/first'), /<\/h1>One\./);
    save('templates/post.ts', code("return theme.document('Two.');"));
    await session.settled();
    assert.match(await ask('/posts/first'), /<main[^>]*>Two\./);
    assert.equal(told.at(-1), 'checked template-incomplete');
  });

  it('answers every request while one save follows another', async () => {
    const { session, ask, save } = await startSession();
    for (let edition = 1; edition <= 10; edition++) {
      save('pages/home.md', home(`Edition ${edition}.`));
      assert.match(await ask('/'), /Hello\.|Edition \d+\./);
      if (edition % 3 === 0) await new Promise(setImmediate);
    }
    await session.settled();
    assert.match(await ask('/'), /Edition 10\./);
  });

  it('answers requests while a save is read and planned, and nothing older than what was seen', async () => {
    const { session, ask, save } = await startSession();
    let seen = 0;
    for (let edition = 1; edition <= 8; edition++) {
      save('pages/home.md', home(`Edition ${edition}.`));
      for (let asked = 0; seen < edition; asked++) {
        assert.ok(asked < 100_000, `edition ${edition} is never served`);
        const [, shown = '0'] = /Edition (\d+)\./.exec(await ask('/')) ?? [];
        assert.ok(Number(shown) >= seen, `edition ${shown} was served after ${seen}`);
        seen = Number(shown);
        await new Promise(setImmediate);
      }
    }
    await session.close();
  });

  for (const [where, file, text, code] of [
    ['in reading', 'pages/home.md', '---\ntitle: [\n---\nBroken.\n', 'yaml-syntax'],
    ['in rendering what was saved', 'pages/home.md', home('```mdcms nothing\n```\nBroken.'), 'unknown-block'],
    ['in the rules', '_redirects', '/a /b 999\n', 'redirect-status'],
  ] as const) {
    it(`keeps the last good site while there is an error ${where}`, async () => {
      const { folder, session, told, ask, save } = await startSession();
      await session.settled();
      save(file, text);
      await session.settled();
      assert.equal(told.at(-1), `refused ${code}`);
      assert.match(await ask('/'), /Hello\./);
      save('posts/first.md', '---\ntitle: First\ncreated: 2026-01-03\n---\nSaved meanwhile.\n');
      await session.settled();
      assert.equal(told.at(-1), `refused ${code}`);
      assert.match(await ask('/posts/first'), /The first post/);
      if (file === '_redirects') rmSync(join(folder, file));
      save('pages/home.md', home('Mended.'));
      if (file === '_redirects') session.changed([file]);
      await session.settled();
      assert.match(await ask('/'), /Mended\./);
      assert.match(await ask('/posts/first'), /Saved meanwhile/);
      assert.equal(told.at(-1), 'checked ');
    });
  }

  it('reports an error that only the check of the whole site finds, and goes on serving', async () => {
    const broken = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`posts/p${n}.md`, '---\ntitle: P\n---\n```mdcms nothing\n```\n']),
    );
    const { session, told, ask } = await startSession({ ...SMALL_SITE, ...broken });
    await session.settled();
    assert.equal(told[0], 'shown');
    assert.match(told.at(-1) ?? '', /^checked .*unknown-block/);
    assert.match(await ask('/'), /Hello\./);
  });

  it('has no site while there never was one without errors', async () => {
    const { session, told } = await startSession({ 'config.yml': 'sitename: [\n', 'pages/a.md': 'A\n' });
    await session.settled();
    assert.equal(session.site, null);
    assert.match(told.join(), /^refused yaml-syntax/);
  });

  it('says that the folder is gone, and goes on with what it had', async () => {
    const { folder, session, told, ask } = await startSession();
    await session.settled();
    renameSync(folder, `${folder}-moved`);
    session.changed(null);
    await session.settled();
    assert.equal(told.at(-1), 'refused folder-missing');
    assert.match(await ask('/'), /Hello\./);
    renameSync(`${folder}-moved`, folder);
  });
});

describe('a session finds what has changed', () => {
  const asset = { ...SMALL_SITE, 'assets/a.txt': 'one' };

  it('in a file that was saved under another name and renamed, as editors do', async () => {
    const { folder, session, ask } = await startSession();
    writeFileSync(join(folder, 'pages/home.md~'), home('Renamed.'));
    renameSync(join(folder, 'pages/home.md~'), join(folder, 'pages/home.md'));
    session.changed(['pages/home.md~', 'pages/home.md']);
    await session.settled();
    assert.match(await ask('/'), /Renamed\./);
  });

  it('in a new file, a new folder, and a file that is deleted', async () => {
    const { folder, session, ask, save } = await startSession(asset);
    save('posts/deep/new.md', '---\ntitle: New\ncreated: 2026-01-04\n---\nA new post.\n', 'posts/deep');
    await session.settled();
    assert.match(await ask('/posts/deep/new'), /A new post/);
    rmSync(join(folder, 'posts/deep'), { recursive: true });
    rmSync(join(folder, 'assets/a.txt'));
    session.changed(['posts/deep', 'assets/a.txt']);
    await session.settled();
    assert.doesNotMatch(await ask('/posts/deep/new'), /A new post/);
    assert.notEqual(await ask('/assets/a.txt'), 'one');
  });

  it('even where the names are not known', async () => {
    const { session, ask, save } = await startSession();
    await session.settled();
    save('pages/home.md', home('Untold.'), null);
    await session.settled();
    assert.match(await ask('/'), /Untold\./);
  });

  it('behind a link, by any of its names', async () => {
    const { folder, session, ask, save } = await startSession(asset);
    symlinkSync('a.txt', join(folder, 'assets/b.txt'));
    session.changed(['assets/b.txt']);
    await session.settled();
    save('assets/a.txt', 'two');
    await session.settled();
    assert.equal(await ask('/assets/b.txt'), 'two');
  });

  it('and does nothing for files that are not content', async () => {
    const { session, told, save } = await startSession();
    await session.settled();
    save('.git/index', 'x');
    save('pages/.home.md.swp', 'x');
    await session.settled();
    assert.deepEqual(told, ['shown', 'checked ']);
  });
});

/** The files of a folder with what is in them. */
function contentsOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), readFileSync(path, 'latin1')];
    }),
  );
}

describe('a session that gets each of many edits', () => {
  for (const seed of fuzzSeeds(41, 42, 43)) {
    it(`serves after each what a whole build serves (seed ${seed})`, async () => {
      const random = new Random(seed);
      const posts = Array.from({ length: 6 }, (_, n) => [`posts/p${n}.md`, writtenDocument(random)]);
      const { folder, session } = await startSession({ ...START, ...Object.fromEntries(posts) });
      let compared = 0;
      for (let step = 0; step < STEPS; step++) {
        const before = contentsOf(folder);
        const kind = random.pick(Object.keys(EDITS));
        EDITS[kind]?.(folder, random);
        const after = contentsOf(folder);
        const names = [...new Set([...before.keys(), ...after.keys()])];
        const changed = names.filter((name) => before.get(name) !== after.get(name));
        session.changed(random.chance(0.1) ? null : changed.filter(() => random.chance(0.9)));
        await session.settled();
        const whole = await wholeSite(folder, AS_OF);
        if (whole === null || session.site === null) continue;
        compared++;
        await assertSameAnswers(session.site, whole, AS_OF + random.below(60 * 24 * 60 * 60));
      }
      await session.close();
      assert.ok(compared >= STEPS * 0.4, `only ${compared} of the sites could be built`);
    });
  }
});
