import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { PROGRAM, ROOT } from '../harness/run-cli.ts';
import { SMALL_SITE, siteFolder, temporaryFolder } from '../harness/site-folder.ts';

const CONTENT = join(ROOT, 'content');

/** SHA-256 of each file that a build of `content` writes. */
function build(content: string, environment: Record<string, string> = {}): Record<string, string> {
  const out = join(temporaryFolder(), 'out');
  execFileSync(process.execPath, [...PROGRAM, 'build', '--content', content, '--out', out], {
    stdio: 'pipe',
    env: { ...process.env, SOURCE_DATE_EPOCH: '1795392000', ...environment },
  });
  const hash = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex');
  // The API's engine is a snapshot of its memory and differs from run to run: it is promised for the site.
  const names = readdirSync(out).filter((name) => !name.startsWith('api.'));
  return Object.fromEntries(names.map((name) => [name, hash(name)]));
}

describe('the same content gives the same bytes', () => {
  let first: Record<string, string>;
  beforeAll(() => {
    first = build(CONTENT);
  });

  /** Each of these would show in the bytes: one build has them all, since the whole site takes seconds. */
  it('in another time zone, language and folder, with other file times, written in another order, a day later', () => {
    const copy = temporaryFolder();
    const names = readdirSync(CONTENT, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const entry of names.reverse()) {
      const from = join(entry.parentPath, entry.name);
      const to = join(copy, from.slice(CONTENT.length));
      mkdirSync(join(to, '..'), { recursive: true });
      cpSync(from, to);
      utimesSync(to, 1_000_000_000, 1_000_000_000);
    }
    assert.deepEqual(
      build(copy, {
        TZ: 'Pacific/Kiritimati',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        // Nothing of it is published in between.
        SOURCE_DATE_EPOCH: String(1_795_392_000 + 86_400),
      }),
      first,
    );
  });

  it('and other content gives other bytes', () => {
    const folder = siteFolder(SMALL_SITE);
    const before = build(folder);
    writeFileSync(join(folder, 'pages/home.md'), '---\ntitle: Home\n---\nOther words.\n');
    const changed = build(folder);
    assert.notEqual(changed['site.wasm'], before['site.wasm']);
    assert.equal(changed['spin.toml'], before['spin.toml']);
  });
});
