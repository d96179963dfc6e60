/** schema.json against manifests: ours are valid, and each kind of mistake is one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, it } from 'vitest';
import { ANSWER_NAMES, type Manifest } from '../../build/bundle/manifest.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCHEMA: object = JSON.parse(readFileSync(join(ROOT, 'build/bundle/schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(SCHEMA);

/** A manifest as it would be read from its file. */
function written(manifest: Manifest): Manifest {
  return JSON.parse(JSON.stringify(manifest)) as Manifest;
}

describe('the schema accepts', () => {
  it("the fixture's manifest", () => {
    assert.ok(validate(written(makeFixtureSite().manifest)), JSON.stringify(validate.errors));
  });
  it("the manifest of Coldpress's own site", async () => {
    const { result, problems } = await buildSite({
      content: join(ROOT, 'content'),
      exclude: [],
      asOf: 1_795_392_000,
    });
    assert.ok(result !== null, JSON.stringify(problems));
    assert.ok(validate(written(result.manifest)), JSON.stringify(validate.errors?.slice(0, 3)));
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
  ['a key that nobody knows', '', (m) => Object.assign(m, { route: [] })],
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
    '/routes/0/versions/0/representations/0/headers/0/0',
    (m) => form(m, { headers: [['ETag', '"x"']] }),
  ],
  [
    'a line break in a field',
    '/routes/0/versions/0/representations/0/headers/0/1',
    (m) => form(m, { headers: [['x', 'a\r\nb: c']] }),
  ],
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
