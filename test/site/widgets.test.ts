/** Services of config.yml and parts with a policy beside them: in the HTML, in the headers, and in a browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { ANALYTICS_PROVIDERS, COMMENT_PROVIDERS } from '../../build/content/widget-providers.ts';
import { sharedBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { ROOT } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { contentOf } from '../publish/site.ts';

const CONFIG = `sitename: Site
url: https://example.org
comments: {provider: remark42, host: "https://comments.example"}
analytics: {provider: umami, id: abc, host: "https://stats.example"}
newsletter: https://list.example/subscribe
`;
const FILES = {
  'config.yml': CONFIG,
  'pages/home.md': '# Home\n\n![Talk](https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv)\n',
  'pages/about.md': '# About\n\n![Mine](assets/files/a.pdf)\n',
  'assets/files/a.pdf': '%PDF-1.4',
  'posts/one.md': '---\ntitle: One\ncreated: 2026-01-02\n---\nText.\n',
  'posts/quiet.md': '---\ntitle: Quiet\ncreated: 2026-01-03\ncomments: no\n---\nText.\n',
  'parts/after-content.list.html': '<script async src="https://chat.example/embed.js"></script>',
  'parts/after-content.list.yml':
    'csp:\n  script-src: https://chat.example\n  frame-src: https://chat.example\n',
};

let site: ServedSite;
let codes: string[];
beforeAll(async () => {
  const { component, problems } = await buildTestSite(siteFolder(FILES));
  codes = problems.map(({ code }) => code);
  site = await serveEmbedded(component);
});
afterAll(() => site.stop());

async function get(path: string): Promise<{ html: string; policy: string }> {
  const response = await fetch(site.origin + path);
  return { html: await response.text(), policy: response.headers.get('content-security-policy') ?? '' };
}

describe('a widget', () => {
  it('stands on the pages that it is for, and only their policies have its sources', async () => {
    assert.deepEqual(codes, []);
    const CASES: [source: string, on: string[], off: string[]][] = [
      ['https://comments.example', ['/posts/one'], ['/', '/about', '/posts', '/posts/quiet', '/none']],
      ['https://stats.example', ['/', '/about', '/posts', '/posts/one', '/none'], []],
      ['https://list.example', ['/', '/posts/one'], ['/about', '/posts', '/none']],
      ['https://chat.example', ['/posts'], ['/', '/about', '/posts/one', '/none']],
      ['https://tube.example', ['/'], ['/about', '/posts', '/posts/one', '/none']],
    ];
    for (const [source, on, off] of CASES) {
      for (const path of on) {
        const { html, policy } = await get(path);
        assert.ok(html.includes(source) && policy.includes(source), `${source} on ${path}`);
      }
      for (const path of off) {
        const { html, policy } = await get(path);
        assert.ok(!html.includes(source) && !policy.includes(source), `${source} on ${path}`);
      }
    }
  });
  it('opens no other directive: no page has https: in its policy', async () => {
    for (const path of ['/', '/about', '/posts', '/posts/one']) {
      assert.doesNotMatch((await get(path)).policy, /https:(?:;| |$)|unsafe-inline|\*/, path);
    }
  });
  it('of every service has its sources by a line of config.yml', () => {
    const values: Record<string, string> = {
      repo: 'me/site',
      host: 'https://own.example',
      site: '1',
      form: '1',
    };
    for (const [key, providers] of [
      ['comments', COMMENT_PROVIDERS],
      ['analytics', ANALYTICS_PROVIDERS],
    ] as const) {
      for (const [provider, { options }] of Object.entries(providers)) {
        const lines = Object.entries(options)
          .filter(([, { fallback }]) => fallback === null)
          .map(([option]) => `\n  ${option}: ${values[option] ?? 'abc'}`);
        const { config, problems } = contentOf({
          'config.yml': `sitename: S\nurl: https://example.org\n${key}:\n  provider: ${provider}${lines.join('')}\n`,
        });
        assert.deepEqual(
          problems.filter(({ file }) => file === 'config.yml'),
          [],
          provider,
        );
        const widget = config[key];
        assert.equal(widget?.policy['script-src']?.length, 1, provider);
        assert.doesNotMatch(JSON.stringify(widget), /\{(?!language)[a-z-]+\}/, provider);
      }
    }
  });
});

describe('in a browser', unless(WITHOUT_BROWSER), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  });

  /** The page, the addresses elsewhere that it loads, and what its policy stopped. */
  async function open(
    path: string,
    javaScriptEnabled: boolean = true,
  ): Promise<{ page: Page; elsewhere: string[]; stopped: string[] }> {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const elsewhere: string[] = [];
    const stopped: string[] = [];
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) stopped.push(message.text());
    });
    await page.route(/^https:/, async (route) => {
      elsewhere.push(route.request().url());
      await route.fulfill({ contentType: 'text/html', body: '' });
    });
    await page.goto(site.origin + path);
    return { page, elsewhere, stopped };
  }

  it('a video loads nothing before the reader opens it, and is then in its place with the focus', async () => {
    const { page, elsewhere, stopped } = await open('/');
    assert.deepEqual(elsewhere, ['https://stats.example/script.js']);
    const before = await page.locator('.embed').boundingBox();
    await page.click('.embed a');
    const frame = page.locator('.embed iframe[title="Talk"]');
    await frame.waitFor();
    await page.waitForFunction("document.activeElement.tagName === 'IFRAME'");
    const after = await page.locator('.embed').boundingBox();
    assert.ok(before !== null && after !== null);
    assert.ok(Math.abs(before.width / before.height - 16 / 9) < 0.05, JSON.stringify(before));
    assert.ok(Math.abs(before.height - after.height) <= 8, 'nothing jumps');
    assert.equal(elsewhere.at(-1), 'https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1');
    assert.deepEqual(stopped, []);
    await page.context().close();
  });
  it('without a script a video is a link to its page', async () => {
    const { page, elsewhere } = await open('/', false);
    assert.deepEqual(elsewhere, []);
    assert.equal(
      await page.locator('.embed a').getAttribute('href'),
      'https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv',
    );
    await page.context().close();
  });
  it('comments and statistics run under the policy of their page', async () => {
    const { page, elsewhere, stopped } = await open('/posts/one');
    assert.deepEqual(elsewhere.sort(), [
      'https://comments.example/web/embed.js',
      'https://stats.example/script.js',
    ]);
    assert.equal(await page.evaluate('window.remark_config.host'), 'https://comments.example');
    assert.deepEqual(stopped, []);
    await page.context().close();
  });
});

describe('the snippets of widgets.md, parts.md and pictures.md in content/pages/docs/', () => {
  for (const document of ['widgets.md', 'parts.md', 'pictures.md']) {
    it(`${document}: every one builds without a problem`, async () => {
      const text = readFileSync(join(ROOT, 'content/pages/docs', document), 'utf8');
      const snippets = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
      assert.ok(snippets.length > 0);
      for (const [index, [, language = '', snippet = '']] of snippets.entries()) {
        const isPolicy = snippet.startsWith('csp:');
        if (language === 'yaml' && !isPolicy) {
          const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>';
          const { problems } = contentOf({
            'config.yml': `sitename: S\n${snippet}`,
            'assets/images/wordmark.svg': drawing,
            'assets/images/mark.svg': drawing,
          });
          assert.deepEqual(
            problems.filter(({ file }) => file === 'config.yml'),
            [],
            snippet,
          );
        } else if (language === 'html' || language === 'markdown') {
          const beside = snippets[index + 1]?.[2] ?? '';
          const { problems } = await buildTestSite(
            siteFolder({
              'config.yml': 'sitename: S\nurl: https://example.org\n',
              'pages/home.md': `# Home\n\n${language === 'markdown' ? snippet : ''}`,
              'posts/one.md': '---\ncreated: 2026-01-02\n---\n# One\n',
              'assets/hello.js': '',
              ...(language === 'html' ? { 'parts/after-post.html': snippet } : {}),
              ...(beside.startsWith('csp:') ? { 'parts/after-post.yml': beside } : {}),
            }),
          );
          assert.deepEqual(problems, [], snippet);
        } else assert.ok(language === 'css' || isPolicy, `${document}: ${language}`);
      }
    });
  }
});
