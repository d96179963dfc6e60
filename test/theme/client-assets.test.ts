/** client/assets.ts: the scripts are small, self-contained, the same every time, and never needed to read. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { clientAssets, inlineScripts } from '../../build/theme/client/assets.ts';
import { renderPage } from '../../build/theme/page.ts';
import type { PageView } from '../../build/theme/view.ts';
import { all, parseDocument, textOf } from './dom.ts';
import { PAGES, SITE } from './samples.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Bytes before compression. */
const BUDGETS: Record<string, number> = { site: 2432, copy: 832, embed: 768, search: 5120, register: 256 };

describe('an external script', () => {
  for (const { name, path, bytes } of clientAssets()) {
    const text = new TextDecoder().decode(bytes);

    it(`${name} is within its budget`, () => {
      assert.ok(bytes.length > 0 && bytes.length <= (BUDGETS[name] ?? 0), `${bytes.length} bytes`);
    });

    it(`${name} has a path of its own`, () => assert.equal(path, `/assets/coldpress/${name}.js`));

    it(`${name} requests nothing of another host, and evaluates no text`, () => {
      assert.doesNotMatch(text, /https?:|\/\/[a-z]|\beval\b|Function\(|innerHTML|document\.write/);
    });
  }

  it('has the same bytes in another process, started in another folder', () => {
    const script = `import { clientAssets, inlineScripts } from ${JSON.stringify(join(ROOT, 'build/theme/client/assets.ts'))};
      console.log(JSON.stringify([clientAssets().map(({ bytes }) => Buffer.from(bytes).toString('base64')), inlineScripts({ kind: 'home' })]));`;
    const output = execFileSync(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script],
      { cwd: '/', encoding: 'utf8' },
    );
    const here = [
      clientAssets().map(({ bytes }) => Buffer.from(bytes).toString('base64')),
      inlineScripts({ kind: 'home' }),
    ];
    assert.deepEqual(JSON.parse(output), here);
  });
});

describe('the inline scripts', () => {
  for (const kind of Object.keys(PAGES) as PageView['kind'][]) {
    it(`of a ${kind} page are exactly those that are announced`, () => {
      const root = parseDocument(renderPage(SITE, PAGES[kind]));
      const inline = all(root, 'script').filter(({ attrs }) => attrs.length === 0);
      assert.deepEqual(inline.map(textOf), inlineScripts({ kind }));
    });
  }

  it('are two on the homepage, one elsewhere', () => {
    assert.equal(inlineScripts({ kind: 'home' }).length, 2);
    assert.equal(inlineScripts({ kind: 'post' }).length, 1);
  });

  it('hold nothing that could end their element, and no line break that a template could change', () => {
    for (const script of inlineScripts({ kind: 'home' })) assert.doesNotMatch(script, /<\/|<!--|\n|\r/);
  });
});

describe('the types of the scripts', () => {
  it('are sound', () => {
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', join(ROOT, 'build/theme/client')], {
      encoding: 'utf8',
    });
  });
});
