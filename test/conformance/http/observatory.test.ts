/**
 * The grade that Mozilla's HTTP Observatory gives: over plain HTTP 60 points (C+) is the most there is, since
 * the missing redirect to https and the missing HSTS cost 20 each; behind a TLS proxy it is A+.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { concatenate } from '../../../build/bytes/chunks.ts';
import { createNativeSite } from '../../../build/host/native.ts';
import { buildSite } from '../../../build/plan/build-site.ts';
import { AS_OF } from '../../harness/built-site.ts';
import { SMALL_SITE, siteFolder } from '../../harness/site-folder.ts';
import { gradeSite, type Observed } from './observatory.ts';

const HSTS = '/*\n  Strict-Transport-Security: max-age=63072000; includeSubDomains\n';

const SITES: [title: string, files: Record<string, string>][] = [
  ['a small site', SMALL_SITE],
  [
    'a page with images, frames, forms and styles of its own',
    {
      ...SMALL_SITE,
      'pages/home.md':
        '---\ntitle: Home\n---\n![x](https://example.org/a.png)\n\n<p style="color: red">red</p>\n\n<iframe src="https://example.org/"></iframe>\n\n<form action="https://list.example/"></form>\n',
    },
  ],
  [
    'a site with an extended policy',
    {
      ...SMALL_SITE,
      'config.yml': 'sitename: S\ncsp:\n  script-src: https://stats.example\n  frame-ancestors: self\n',
    },
  ],
];

/** The homepage as the Observatory gets it, through any server before the site. */
async function observe(files: Record<string, string>, scheme: Observed['scheme']): Promise<Observed> {
  const { result } = await buildSite({ content: siteFolder(files), exclude: [], asOf: AS_OF });
  assert.ok(result !== null);
  const { status, headers, body } = createNativeSite(concatenate(result.pack)).respond({
    method: 'GET',
    target: '/',
    headers: [],
    now: AS_OF,
  });
  assert.equal(status, 200);
  return {
    headers: new Map(headers),
    html: Buffer.from(body).toString(),
    scheme,
    // A TLS proxy redirects what comes to port 80; without one there is nowhere to redirect to.
    httpRedirectsToHttps: scheme === 'https',
  };
}

describe('Mozilla’s HTTP Observatory', () => {
  for (const [title, files] of SITES) {
    it(`gives ${title} the most there is over plain HTTP: 60 points, C+`, async () => {
      const { score, grade, tests } = gradeSite(await observe(files, 'http'));
      assert.deepEqual({ score, grade }, { score: 60, grade: 'C+' });
      const penalised = Object.entries(tests).filter(([, points]) => points < 0);
      assert.deepEqual(
        penalised.map(([name]) => name),
        ['redirection', 'strict-transport-security'],
      );
    });
    it(`gives ${title} A+ behind a TLS proxy, with HSTS in _headers`, async () => {
      const { score, grade, tests } = gradeSite(await observe({ ...files, _headers: HSTS }, 'https'));
      assert.deepEqual({ score, grade }, { score: 130, grade: 'A+' });
      assert.ok(Object.values(tests).every((points) => points >= 0));
    });
  }
});

describe('the grading', () => {
  const perfect: Observed = {
    headers: new Map([
      ['content-security-policy', "default-src 'none'; script-src 'self'; frame-ancestors 'none'"],
      ['cross-origin-resource-policy', 'same-origin'],
      ['referrer-policy', 'no-referrer'],
      ['strict-transport-security', 'max-age=63072000'],
      ['x-content-type-options', 'nosniff'],
    ]),
    html: '<script src="/a.js"></script>',
    scheme: 'https',
    httpRedirectsToHttps: true,
  };
  const CASES: [title: string, header: [string, string | null], score: number, grade: string][] = [
    ['no policy', ['content-security-policy', null], 55, 'C'],
    [
      'unsafe-inline',
      ['content-security-policy', "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'"],
      80,
      'B+',
    ],
    [
      'scripts from anywhere',
      ['content-security-policy', "default-src 'none'; script-src https:; frame-ancestors 'none'"],
      80,
      'B+',
    ],
    [
      'unsafe-eval',
      [
        'content-security-policy',
        "default-src 'none'; script-src 'self' 'unsafe-eval'; frame-ancestors 'none'",
      ],
      110,
      'A+',
    ],
    [
      'styles inline',
      ['content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"],
      120,
      'A+',
    ],
    [
      'a default of self',
      ['content-security-policy', "default-src 'self'; frame-ancestors 'none'"],
      125,
      'A+',
    ],
    ['frames by anybody', ['content-security-policy', "default-src 'none'"], 80, 'B+'],
    ['no HSTS', ['strict-transport-security', null], 80, 'B+'],
    ['HSTS for a day', ['strict-transport-security', 'max-age=86400'], 120, 'A+'],
    ['sniffing', ['x-content-type-options', null], 125, 'A+'],
    ['an unsafe referrer', ['referrer-policy', 'unsafe-url'], 120, 'A+'],
  ];
  it('gives 130 points where all is right', () => assert.equal(gradeSite(perfect).score, 130));
  for (const [title, [name, value], score, grade] of CASES) {
    it(`takes points away for ${title}`, () => {
      const headers = new Map(perfect.headers);
      if (value === null) headers.delete(name);
      else headers.set(name, value);
      const graded = gradeSite({ ...perfect, headers });
      assert.deepEqual([graded.score, graded.grade], [score, grade]);
    });
  }
});
