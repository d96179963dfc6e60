/** What a schema cannot say of a manifest: each mistake is found and its place named. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { checkManifest } from '../../build/bundle/check-manifest.ts';
import { FORBIDDEN_FIELDS } from '../../build/bundle/forbidden-fields.ts';
import type {
  HeaderPair,
  ListField,
  Manifest,
  Representation,
  Version,
} from '../../build/bundle/manifest.ts';
import { packManifest } from '../../build/bundle/pack.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';

function versionOf(manifest: Manifest, path: string): Version {
  const version = manifest.routes.find((route) => route.path === path)?.versions[0];
  assert.ok(version !== undefined);
  return version;
}

function formOf(manifest: Manifest, path: string, index = 0): Representation {
  const form = versionOf(manifest, path).representations[index];
  assert.ok(form !== undefined);
  return form;
}

/** Gives a representation a list of its own, with another value of the field; undefined: without the field. */
function setHeader(
  manifest: Manifest,
  form: Representation,
  name: string,
  value: string | null | undefined,
): void {
  const changed = (fields: readonly ListField[]): ListField[] =>
    fields.flatMap((field): ListField[] => {
      if (field[0] !== name) return [field];
      return value === undefined ? [] : [[name, value]];
    });
  const { bodyHeaders = [], headers = [] } = manifest.headerLists[form.list] ?? {};
  form.list = manifest.headerLists.length;
  manifest.headerLists.push({ bodyHeaders: changed(bodyHeaders), headers: changed(headers) });
}

const MISTAKES: readonly [title: string, fault: RegExp, spoil: (manifest: Manifest) => void][] = [
  ['another version of the manifest', /has version 9/, (m) => Object.assign(m, { version: 9 })],
  ['routes out of order', /\/: stands out of order/, (m) => m.routes.reverse()],
  [
    'a route twice',
    /\/page: stands out of order or twice/,
    (m) =>
      m.routes.splice(
        m.routes.findIndex(({ path }) => path === '/page'),
        0,
        {
          path: '/page',
          versions: [versionOf(m, '/page')],
        },
      ),
  ],
  ...['/%7e', '/a//b', '/a/../b', '/./a', '/caf%c3%a9', '/a%2Fb', '/%00', '/%ff', '//x'].map(
    (path): (typeof MISTAKES)[number] => [
      `a path in another spelling: ${path}`,
      /is not in its canonical spelling/,
      (m) => Object.assign(m.routes[0] ?? {}, { path }),
    ],
  ),
  ['windows that overlap', /\/news: windows overlap/, (m) => (versionOf(m, '/news').until = null)],
  ['a window that ends before it begins', /\/soon: windows/, (m) => (versionOf(m, '/soon').until = 5)],
  ['a redirect without a location', /\/old: location/, (m) => (versionOf(m, '/old').location = null)],
  ['a location on a page', /\/page: location/, (m) => (versionOf(m, '/page').location = '/x')],
  [
    'a location with a line break',
    /\/old: the value of location/,
    (m) => (versionOf(m, '/old').location = '/x\r\nset-cookie: a'),
  ],
  ['no representation', /\/page: has no rep/, (m) => (versionOf(m, '/page').representations = [])],
  [
    'two representations of one kind',
    /\/page: has two representations text\/html/,
    (m) => versionOf(m, '/page').representations.push(formOf(m, '/page')),
  ],
  [
    'a wrong content-length',
    /its header says 1/,
    (m) => setHeader(m, formOf(m, '/page'), 'content-length', '1'),
  ],
  [
    'no content-length',
    /its header says undefined/,
    (m) => setHeader(m, formOf(m, '/page'), 'content-length', undefined),
  ],
  [
    'no content-type',
    /says no content-type/,
    (m) => setHeader(m, formOf(m, '/page'), 'content-type', undefined),
  ],
  [
    'no cache-control',
    /says no cache-control/,
    (m) => setHeader(m, formOf(m, '/page'), 'cache-control', undefined),
  ],
  [
    'no vary',
    /vary does not name accept-encoding/,
    (m) => setHeader(m, formOf(m, '/page'), 'vary', undefined),
  ],
  [
    'a vary that leaves something out',
    /\/posts\/hello: vary does not name accept$/m,
    (m) => setHeader(m, formOf(m, '/posts/hello'), 'vary', 'accept-encoding'),
  ],
  ['an etag in the header alone', /etag and its header disagree/, (m) => (formOf(m, '/page').etag = null)],
  [
    'another etag in the header',
    /etag and its header disagree/,
    (m) => setHeader(m, formOf(m, '/page'), 'etag', '"x"'),
  ],
  [
    'an etag without its header',
    /etag and its header disagree/,
    (m) => setHeader(m, formOf(m, '/page'), 'etag', undefined),
  ],
  [
    'a last-modified without a date',
    /\/page: has no date for last-modified/,
    (m) => (formOf(m, '/page').lastModified = null),
  ],
  [
    'a digest without a body',
    /\/page: has no body for repr-digest/,
    (m) => Object.assign(formOf(m, '/page'), { body: null, length: 0 }),
  ],
  [
    'a field of each representation that none has',
    /header list \d+: a representation has no cache-control/,
    (m) => setHeader(m, formOf(m, '/page'), 'cache-control', null),
  ],
  ['a list that is not there', /\/page: there is no header list 99/, (m) => (formOf(m, '/page').list = 99)],
  [
    'a weak etag',
    /is not strong/,
    (m) => {
      formOf(m, '/page').etag = 'W/"x"';
    },
  ],
  [
    'an etag on a 404',
    /a 404 must have no validator/,
    (m) => {
      const form = m.answers.notFound.representations[0];
      assert.ok(form !== undefined);
      form.etag = '"x"';
    },
  ],
  [
    'a coding that the header does not say',
    /is coded gzip, its header says br/,
    (m) => (formOf(m, '/page', 1).coding = 'gzip'),
  ],
  ...[...FORBIDDEN_FIELDS].map((name): (typeof MISTAKES)[number] => [
    `the field ${name}, which hosts forbid and would answer 500 for`,
    new RegExp(`\\/page: hosts do not let a component set ${name}`),
    (m) => formOf(m, '/page').own.push([name, 'x']),
  ]),
  [
    'a forbidden field in a header rule',
    /\/\*: hosts do not let a component set connection/,
    (m) => m.headerRules[0]?.set.push(['connection', 'close']),
  ],
  ['a field name in capitals', /"X-A" is no field name/, (m) => formOf(m, '/page').own.push(['X-A', 'x'])],
  [
    'more fields than a list holds',
    /\/page: has \d{5} header fields, and a component holds 16382/,
    (m) => {
      const form = formOf(m, '/page');
      form.own = Array.from({ length: 16_380 }, (): HeaderPair => ['x-a', 'x']);
    },
  ],
  ['a line break in a field', /the value of x-a/, (m) => formOf(m, '/page').own.push(['x-a', 'a\nb'])],
  ['an answer with another status', /answer gone: has status 404/, (m) => (m.answers.gone.status = 404)],
  [
    'a 405 that does not say what is allowed',
    /answer methodNotAllowed: does not say allow/,
    (m) => setHeader(m, m.answers.methodNotAllowed.representations[0] as Representation, 'allow', undefined),
  ],
  [
    'a rule to another host that the request chooses',
    /would let the request choose the host/,
    (m) => m.redirects.push({ from: '/to/:host', to: 'https://:host/', status: 301, force: false }),
  ],
  [
    'a rule to a host without a scheme',
    /is neither a path of the site nor/,
    (m) => m.redirects.push({ from: '/x', to: '//evil.example', status: 301, force: false }),
  ],
  [
    'a rule with a script for a target',
    /is neither a path of the site nor/,
    (m) => m.redirects.push({ from: '/x', to: 'javascript:alert(1)', status: 301, force: false }),
  ],
];

describe('a manifest with a mistake is refused', () => {
  for (const [title, fault, spoil] of MISTAKES) {
    it(title, () => {
      const { manifest, readBody } = makeFixtureSite();
      spoil(manifest);
      assert.match(checkManifest(manifest).join('\n'), fault);
      assert.throws(() => packManifest(manifest, readBody), fault);
    });
  }
});

describe('a manifest without one', () => {
  it('has no faults', () => {
    assert.deepEqual(checkManifest(makeFixtureSite().manifest), []);
  });
});
