/** What check says of a page's policy and what Chromium does under it: the same, for every way to load something. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { hashSource, type Policy, policyHeader } from '../../../build/site/safety/directives.ts';
import { pagePolicy } from '../../../build/site/safety/page-policy.ts';
import { sharedBrowser, WITHOUT_BROWSER } from '../../harness/browser.ts';
import { unless } from '../../harness/unless.ts';

/** Over http, since over https Chromium itself asks for images of http by https. */
const ORIGIN = 'http://own.test';
const FETCHES = "fetch('https://api.example/x').catch(() => {})";

/** [markup, the directives that stop a part of it, the author's additions] */
const CASES: [markup: string, stopped: string[], extension?: Policy][] = [
  ['<p>Text with <a href="http://a.example/">a link</a></p>', []],
  ['<img src="/a.png" alt="">', []],
  ['<img src="https://a.example/a.png" alt="">', []],
  ['<img src="//a.example/a.png" alt="">', []],
  ['<img src="http://a.example/a.png" alt="">', ['img-src']],
  ['<img src = "http://a.example/a.png" alt="">', ['img-src']],
  ['<img src=http://a.example/a.png alt="">', ['img-src']],
  ['<img src="http://a.example/a.png" alt="">', [], { 'img-src': ['http://a.example'] }],
  ['<img src="http://a.example/a.png" alt="">', ['img-src'], { 'img-src': ['http://b.example'] }],
  ['<img src="http://a.example:8080/a.png" alt="">', ['img-src'], { 'img-src': ['http://a.example'] }],
  ['<img src="http://a.example:8080/a.png" alt="">', [], { 'img-src': ['http://a.example:*'] }],
  ['<img src="http://a.example/in/a.png" alt="">', [], { 'img-src': ['http://a.example/in/'] }],
  ['<img src="http://a.example/a.png" alt="">', ['img-src'], { 'img-src': ['http://a.example/in/'] }],
  ['<img src="http://x.a.example/a.png" alt="">', [], { 'img-src': ['http://*.a.example'] }],
  ['<img src="http://a.example/a.png" alt="">', ['img-src'], { 'img-src': ['http://*.a.example'] }],
  ['<img srcset="http://a.example/a.png 1x" alt="">', ['img-src']],
  ['<picture><source srcset="http://a.example/a.webp"><img src="/a.png" alt=""></picture>', ['img-src']],
  ['<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">', []],
  ['<input type="image" src="http://a.example/a.png" alt="">', ['img-src']],
  ['<video poster="https://a.example/a.png"></video>', []],
  ['<video poster="http://a.example/a.png"></video>', ['img-src']],
  ['<svg><image href="https://a.example/a.png"/></svg>', []],
  ['<svg><image xlink:href="http://a.example/a.png"/></svg>', ['img-src']],
  ['<table background="http://a.example/a.png"><tr><td>x</table>', ['img-src']],
  ['<link rel="icon" href="https://a.example/a.png">', []],
  ['<video src="https://a.example/a.mp4" preload="auto"></video>', []],
  ['<video src="http://a.example/a.mp4" preload="auto"></video>', ['media-src']],
  ['<audio preload="auto"><source src="http://a.example/a.mp3"></audio>', ['media-src']],
  ['<audio src="data:audio/mpeg;base64,AAAA" preload="auto"></audio>', ['media-src']],
  ['<iframe src="/demo"></iframe>', []],
  ['<iframe src="https://a.example/"></iframe>', []],
  ['<iframe src="http://a.example/"></iframe>', ['frame-src']],
  ['<iframe src="data:text/html,x"></iframe>', ['frame-src']],
  ['<iframe srcdoc="<p>Text</p>"></iframe>', []],
  ['<iframe srcdoc="<img src=http://a.example/a.png>"></iframe>', ['img-src']],
  ['<object data="/a.pdf" type="application/pdf"></object>', []],
  ['<object data="/a.html"></object>', []],
  ['<embed src="/a.pdf" type="application/pdf">', []],
  ['<object data="https://a.example/a.pdf" type="application/pdf"></object>', ['object-src']],
  ['<embed src="https://a.example/a.pdf" type="application/pdf">', ['object-src']],
  ['<link rel="stylesheet" href="/a.css">', []],
  ['<link rel="stylesheet" href="https://a.example/a.css">', ['style-src']],
  ['<link rel="stylesheet" href="https://a.example/a.css">', [], { 'style-src': ['https://a.example'] }],
  ['<link rel="preload" as="font" href="https://a.example/a.woff2" crossorigin>', ['font-src']],
  ['<link rel="preload" as="image" href="http://a.example/a.png">', ['img-src']],
  ['<link rel="modulepreload" href="https://a.example/a.js">', ['script-src']],
  ['<link rel="preconnect" href="https://a.example">', []],
  ['<link rel="canonical" href="http://a.example/">', []],
  ['<script src="/a.js"></script>', []],
  ['<script src="https://a.example/a.js"></script>', ['script-src']],
  ['<script>document.title = 1</script>', ['script-src']],
  [`<script>${FETCHES}</script>`, ['connect-src'], { 'script-src': [hashSource(FETCHES)] }],
  [
    `<script>${FETCHES}</script>`,
    [],
    { 'script-src': [hashSource(FETCHES)], 'connect-src': ['https://api.example'] },
  ],
  ['<img src="/gone.png" onerror="document.title = 1" alt="">', ['script-src']],
  ['<base href="https://a.example/">', ['base-uri']],
  ['<p style="color: red">x</p>', []],
  ['<p style="background: url(https://a.example/a.png)">x</p>', []],
  ['<p style="background: url(http://a.example/a.png)">x</p>', ['img-src']],
  ['<p style="background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)">x</p>', []],
  ['<style>@import "https://a.example/a.css";</style>', ['style-src']],
  ['<style>@import url(https://a.example/a.css);</style>', ['style-src']],
  [
    '<style>@font-face { font-family: F; src: url("https://a.example/a.woff2") } p { font-family: F }</style><p>x</p>',
    ['font-src'],
  ],
  ['<style>p { background: url(https://a.example/a.png) }</style><p>x</p>', []],
  ['<noscript><img src="https://a.example/a.png" alt=""></noscript>', []],
];

/** What only shows when a reader does something, or without scripts: the verdict of check alone. */
const UNSEEN: [markup: string, stopped: string[]][] = [
  ['<link rel="manifest" href="https://a.example/m.json">', ['manifest-src']],
  ['<a href="javascript:go()">x</a>', ['script-src']],
  ['<a href="/x" ping="https://a.example/p">x</a>', ['connect-src']],
  ['<noscript><img src="http://a.example/a.png" alt=""></noscript>', ['img-src']],
  ['<form action="https://a.example/"><button formaction="https://b.example/">x</button></form>', []],
];

function verdict(markup: string, extension: Policy = {}): { header: string; stopped: string[] } {
  const { policy, blocked } = pagePolicy(page(markup), [], extension);
  const stopped = blocked.map(
    ({ allow, message }) => allow?.directive ?? (/base/.test(message) ? 'base-uri' : 'script-src'),
  );
  return { header: policyHeader(policy)[1] as string, stopped: [...new Set(stopped)] };
}

function page(markup: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>${markup}</body></html>`;
}

describe('check names each part of a page that its policy stops, and no other', () => {
  for (const [markup, stopped, extension] of [...CASES, ...UNSEEN]) {
    it(`${markup}${extension === undefined ? '' : ` with ${JSON.stringify(extension)}`}`, () => {
      assert.deepEqual(verdict(markup, extension as Policy | undefined).stopped, stopped);
    });
  }
});

describe('Chromium', unless(WITHOUT_BROWSER), () => {
  let tab: Page;
  let served: { html: string; header: string };
  beforeAll(async () => {
    tab = await (await sharedBrowser()).newPage();
    await tab.route('**/*', async (route) => {
      if (!route.request().url().endsWith('own.test/page')) {
        await route.fulfill({ status: 200, body: '', headers: { 'access-control-allow-origin': '*' } });
        return;
      }
      const headers = { 'content-type': 'text/html', 'content-security-policy': served.header };
      await route.fulfill({ headers, body: served.html });
    });
  });
  afterAll(() => tab?.close());

  it('stops the same parts under the same policies', async () => {
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(message.text()));
    for (const [markup, stopped, extension] of CASES) {
      const { header } = verdict(markup, extension);
      served = { html: page(markup), header };
      complaints.length = 0;
      // An address without a scheme has that of the page, and pages are served by https.
      const origin = markup.includes('="//') ? ORIGIN.replace('http:', 'https:') : ORIGIN;
      await tab.goto(`${origin}/page`, { waitUntil: 'load' });
      // Fonts and manifests are loaded when all else is.
      await tab.evaluate('document.fonts.ready');
      const found = complaints.flatMap((text) => {
        const [, written] = /directive:? ["']?([a-z-]+)/.exec(text) ?? [];
        // A directive that is missing is named beside default-src.
        const directive = /Note (?:also )?that '([a-z-]+)' was not explicitly set/.exec(text)?.[1] ?? written;
        return directive === undefined || !/Content.Security.Policy/i.test(text) ? [] : [directive];
      });
      const named = new Set(found.map((directive) => directive.replace(/-(?:elem|attr)$/, '')));
      assert.deepEqual([...named], stopped, `${markup}\n${header}\n${complaints.join('\n')}`);
    }
  });
});
