import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { PROGRAM, ROOT } from '../harness/run-cli.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';

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
  const first = build(CONTENT);

  it('when it is built twice, the second time in another time zone and another language', () => {
    assert.deepEqual(
      build(CONTENT, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
      first,
    );
  });

  it('in another folder, with other file times, written in another order', () => {
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
    assert.deepEqual(build(copy), first);
  });

  it('a day later, since nothing of it is published in between', () => {
    assert.deepEqual(build(CONTENT, { SOURCE_DATE_EPOCH: String(1_795_392_000 + 86_400) }), first);
  });

  it('and other content gives other bytes', () => {
    const copy = siteFolder({});
    cpSync(CONTENT, copy, { recursive: true });
    writeFileSync(join(copy, 'pages/about.md'), '---\ntitle: About\n---\nOther words.\n');
    const changed = build(copy);
    assert.notEqual(changed['site.wasm'], first['site.wasm']);
    assert.equal(changed['spin.toml'], first['spin.toml']);
  });
});
