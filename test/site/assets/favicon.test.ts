/** /favicon.ico, which browsers request whether a page names it or not. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { concatenate } from '../../../build/bytes/chunks.ts';
import { createNativeSite, type NativeResponse } from '../../../build/host/native.ts';
import { buildSite } from '../../../build/plan/build-site.ts';
import { AS_OF } from '../../harness/built-site.ts';
import { siteFolder } from '../../harness/site-folder.ts';

async function icon(files: Record<string, string>): Promise<NativeResponse> {
  const content = siteFolder({ 'config.yml': 'sitename: <Öl>\n', 'pages/home.md': '# Home\n', ...files });
  const { problems, result } = await buildSite({ content, exclude: [], asOf: AS_OF });
  assert.ok(result !== null, JSON.stringify(problems));
  const site = createNativeSite(concatenate(result.pack));
  return site.respond({ method: 'GET', target: '/favicon.ico', headers: [], now: AS_OF });
}

describe('/favicon.ico', () => {
  const field = ({ headers }: NativeResponse, name: string): string =>
    headers.find(([key]) => key === name)?.[1] ?? '';
  it('is the first letter of the name of a site that has no icon', async () => {
    const response = await icon({});
    assert.equal(response.status, 200);
    assert.equal(field(response, 'content-type'), 'image/svg+xml; charset=utf-8');
  });
  it('is drawn from the icon of config.yml', async () => {
    const response = await icon({
      'config.yml': 'sitename: Site\nfavicon: icon.svg\n',
      'assets/images/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    });
    assert.equal(response.status, 200);
    assert.equal(field(response, 'content-type'), 'image/vnd.microsoft.icon');
  });
  it('leads to the icon of config.yml where that cannot be drawn', async () => {
    const response = await icon({
      'config.yml': 'sitename: Site\nfavicon: icon.ico\n',
      'assets/images/icon.ico': 'icon',
    });
    assert.equal(response.status, 302);
    assert.match(field(response, 'location'), /^\/assets\/images\/icon\.[0-9a-f]+\.ico$/);
  });
  it("is the author's own file where there is one", async () => {
    const response = await icon({ 'favicon.ico': 'icon' });
    assert.equal(response.status, 200);
    assert.equal(field(response, 'content-type'), 'image/vnd.microsoft.icon');
  });
});
