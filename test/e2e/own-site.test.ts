import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, it } from 'vitest';
import { ROOT, startCli } from '../harness/run-cli.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

const TITLE = 'Measured, not claimed';

/** What a reader of our own site is owed, whichever command serves it. */
async function visit(url: string): Promise<void> {
  const home = await fetch(url);
  assert.equal(home.status, 200);
  assert.match(await home.text(), /<h1/);
  const post = await fetch(new URL('/posts/measured-not-claimed', url));
  assert.ok((await post.text()).includes(TITLE));
  const listed = (await (await fetch(new URL('/api/posts', url))).json()) as { posts?: unknown[] };
  assert.ok(JSON.stringify(listed).includes(TITLE));
  const one = await fetch(new URL('/api/posts/measured-not-claimed', url), {
    headers: { accept: 'text/markdown' },
  });
  assert.equal(one.status, 200);
  assert.match(one.headers.get('content-type') ?? '', /^text\/markdown/);
  assert.equal((await fetch(new URL('/api/openapi.json', url))).status, 200);
  const missing = await fetch(new URL('/api/nope', url));
  assert.equal(missing.status, 404);
  assert.match(missing.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(
    (await fetch(new URL('/api/main.ts', url))).status,
    404,
    'the source of the API is not served',
  );
}

describe('our own site with its API', () => {
  it('is served by start: the real components inside Node', async () => {
    const { url, child, ended } = await startCli(['start', '--out', temporaryFolder(), '--port', '0']);
    try {
      await visit(url);
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });

  it('is served by dev: the same handler and the same API, without WebAssembly', async () => {
    const { url, child, ended } = await startCli(['dev', '--port', '0']);
    try {
      await visit(url);
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });

  it('has a spin.toml at the root that builds it and mounts both components', () => {
    const toml = JSON.parse(JSON.stringify(parse(readFileSync(join(ROOT, 'spin.toml'), 'utf8'))));
    assert.deepEqual(toml.trigger.http, [
      { route: '/...', component: 'site' },
      { route: '/api/...', component: 'api' },
    ]);
    assert.equal(toml.component.site.source, 'dist/site.wasm');
    assert.equal(toml.component.site.build.command, 'npm run build');
    assert.ok(toml.component.site.build.watch.includes('content/**/*'));
    assert.equal(toml.component.api.source, 'dist/api.wasm');
  });
});
