/** schema.json against manifests: ours are valid (whole sites: e2e/whole-sites.test.ts), and each kind of mistake is one. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { ANSWER_NAMES, type Manifest } from '../../build/bundle/manifest.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';
import { SCHEMA, validate, written } from './manifest-schema.ts';

describe('the schema accepts', () => {
  it("the fixture's manifest", () => {
    assert.ok(validate(written(makeFixtureSite().manifest)), JSON.stringify(validate.errors));
  });
  it('the names of the answers that the handler has', () => {
    const { answers } = (SCHEMA as { properties: { answers: { required: string[] } } }).properties;
    assert.deepEqual(answers.required, [...ANSWER_NAMES]);
  });
});

type Spoil = (manifest: Manifest) => void;

const MISTAKES: readonly [title: string, where: string, Spoil][] = [
  ['another version', '/version', (m) => Object.assign(m, { version: 1 })],
  ['a key that is missing', '', (m) => Reflect.deleteProperty(m, 'routes')],
  ['an unknown key', '', (m) => Object.assign(m, { route: [] })],
  ['an answer that is missing', '/answers', (m) => Reflect.deleteProperty(m.answers, 'gone')],
  ['a route without versions', '/routes/0/versions', (m) => m.routes[0]?.versions.splice(0)],
  ['a path without a slash', '/routes/0/path', (m) => Object.assign(m.routes[0] ?? {}, { path: 'x' })],
  ['a path that is not encoded', '/routes/0/path', (m) => Object.assign(m.routes[0] ?? {}, { path: '/é' })],
  ['a window before 1970', '/routes/0/versions/0/from', (m) => version(m, { from: -1 })],
  ['a window in fractions of seconds', '/routes/0/versions/0/until', (m) => version(m, { until: 1.5 })],
  ['an interim status', '/routes/0/versions/0/status', (m) => version(m, { status: 100 })],
  [
    'an unknown coding',
    '/routes/0/versions/0/representations/0/coding',
    (m) => form(m, { coding: 'deflate' }),
  ],
  ['an unquoted entity tag', '/routes/0/versions/0/representations/0/etag', (m) => form(m, { etag: 'x' })],
  ['a weak entity tag', '/routes/0/versions/0/representations/0/etag', (m) => form(m, { etag: 'W/"x"' })],
  [
    'a type with parameters',
    '/routes/0/versions/0/representations/0/type',
    (m) => form(m, { type: 'a/b;c=d' }),
  ],
  ['a body that is no hash', '/routes/0/versions/0/representations/0/body', (m) => form(m, { body: 'x' })],
  [
    'a field name in capitals',
    '/routes/0/versions/0/representations/0/own/0/0',
    (m) => form(m, { own: [['ETag', '"x"']] }),
  ],
  [
    'a line break in a field',
    '/routes/0/versions/0/representations/0/own/0/1',
    (m) => form(m, { own: [['x', 'a\r\nb: c']] }),
  ],
  [
    'a field in a list whose value no representation has',
    '/headerLists/0/headers/0',
    (m) => m.headerLists[0]?.headers.splice(0, 1, ['cache-control', null]),
  ],
  ['a list by its name', '/routes/0/versions/0/representations/0/list', (m) => form(m, { list: 'html' })],
  [
    'a rule with another status',
    '/redirects/0/status',
    (m) => Object.assign(m.redirects[0] ?? {}, { status: 418 }),
  ],
  ['a body without a length', '/bodies/x', (m) => Object.assign(m, { bodies: { x: [0] } })],
];

function version(manifest: Manifest, values: object): void {
  Object.assign(manifest.routes[0]?.versions[0] ?? {}, values);
}

function form(manifest: Manifest, values: object): void {
  Object.assign(manifest.routes[0]?.versions[0]?.representations[0] ?? {}, values);
}

describe('the schema refuses', () => {
  for (const [title, where, spoil] of MISTAKES) {
    it(title, () => {
      const manifest = written(makeFixtureSite().manifest);
      spoil(manifest);
      assert.equal(validate(manifest), false);
      const places = validate.errors?.map((error) => error.instancePath) ?? [];
      assert.ok(places.includes(where), `${where} is not among ${JSON.stringify(places)}`);
    });
  }
});
