/** The API against its own description: every answer is one that /api/openapi.json declares, in its shape. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { listProblems } from '../../src/api/problem-document.ts';
import { unless } from '../harness/unless.ts';
import { MANIFEST } from './fixture-manifest.ts';
import { type ApiHost, nodeHost, type Received, ROOT, type Sent } from './hosts.ts';
import * as table from './posts-api.table.ts';

const API = { siteDir: join(ROOT, 'content'), apiEntry: join(ROOT, 'src/api/main.ts'), manifest: MANIFEST };

interface ResponseObject {
  $ref?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: unknown }>;
}

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, ResponseObject>; operationId: string }>>;
  components: { responses: Record<string, ResponseObject>; headers: Record<string, { required: boolean }> };
}

let host: ApiHost;
let description: OpenApi;
let validator: Ajv2020;
beforeAll(async () => {
  host = await nodeHost(API);
  description = JSON.parse((await host.send({ target: '/api/openapi.json' })).body) as OpenApi;
  validator = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  validator.addSchema(description, 'openapi.json');
});

afterAll(() => host.stop());

/** The path template and operation that a request falls under, or null for what is no resource. */
function operationOf({ target }: Sent): string | null {
  const path = target.replace(/\?.*/, '');
  const templates = Object.keys(description.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll('.', '\\.').replace('{slug}', '.+')}$`),
  }));
  return templates.find(({ pattern }) => pattern.test(path))?.template ?? null;
}

/** Checks status, headers, media type and body of an answer to a GET of `template`. */
function checkAnswer(template: string, received: Received): void {
  const declared = description.paths[template]?.['get']?.responses[String(received.status)];
  assert.ok(declared !== undefined, `${received.status} is declared for ${template}`);
  const name = declared.$ref?.replace('#/components/responses/', '');
  const response = name === undefined ? declared : description.components.responses[name];
  assert.ok(response !== undefined, `${name} is described`);
  for (const header of Object.keys(response.headers ?? {})) {
    const { required } = description.components.headers[header.replace('-', '')] ?? { required: true };
    assert.ok(!required || received.headers.has(header.toLowerCase()), `${header} is there`);
  }
  if (response.content === undefined) {
    assert.equal(received.body, '');
    return;
  }
  const type = (received.headers.get('content-type') ?? '').replace(/;.*/, '');
  const content = response.content[type];
  assert.ok(content !== undefined, `${type} is one of ${Object.keys(response.content)}`);
  const body: unknown = type.endsWith('json') ? JSON.parse(received.body) : received.body;
  const place =
    name === undefined
      ? `#/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/${received.status}`
      : `#/components/responses/${name}`;
  const pointer = `${place}/content/${type.replace('/', '~1')}/schema`;
  // A fragment of a URI: braces are not allowed in one as they are.
  const validate = validator.getSchema(`openapi.json${encodeURI(pointer)}`);
  assert.ok(validate !== undefined, `${pointer} resolves`);
  assert.ok(validate(body), validator.errorsText(validate.errors));
}

describe('the description', () => {
  it('is OpenAPI 3.1 with an id for each operation', () => {
    assert.match(description.openapi, /^3\.1\./);
    const ids = Object.values(description.paths).flatMap((path) =>
      Object.values(path).map((each) => each.operationId),
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 4);
  });

  it('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"(#[^"]+)"/g)].map(([, ref]) => ref);
    assert.ok(references.length > 10);
    for (const reference of references) {
      let node: unknown = description;
      for (const key of reference?.slice(2).split('/') ?? []) node = (node as Record<string, unknown>)[key];
      assert.ok(node !== undefined, reference);
    }
  });

  it('describes every problem at the place that its type points at', () => {
    for (const { name } of listProblems())
      assert.ok(description.components.responses[name] !== undefined, name);
  });
});

describe('every answer of the table is declared, and has the declared shape', () => {
  const cases = Object.values(table)
    .flat()
    .filter(({ request }) => (request.method ?? 'GET') === 'GET');
  for (const { title, request } of cases) {
    it(title, async () => {
      const template = operationOf(request);
      const received = await host.send(request);
      // What is no resource, and what is one spelt otherwise, is not described.
      if (template === null) assert.ok([308, 404].includes(received.status));
      else checkAnswer(template, received);
    });
  }

  it('a checker that is shown a wrong answer says so', async () => {
    const received = await host.send({ target: '/api/posts' });
    const wrong: Partial<Received>[] = [
      { status: 418 },
      { headers: new Map([...received.headers, ['content-type', 'text/csv']]) },
      { headers: new Map([['content-type', 'application/json']]) },
      { body: received.body.replace('"total":5', '"total":"5"') },
      { body: received.body.replace('"total"', '"sum"') },
    ];
    for (const change of wrong) assert.throws(() => checkAnswer('/api/posts', { ...received, ...change }));
    checkAnswer('/api/posts', received);
  });
});

/** Schemathesis (PyPI) invents requests from the description and judges the answers. */
function whyNoSchemathesis(): string | false {
  try {
    execFileSync('schemathesis', ['--version'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'schemathesis is not installed: pip install schemathesis';
  }
}

describe('schemathesis', unless(whyNoSchemathesis()), () => {
  it('finds no answer that the description does not declare', async () => {
    const child = spawn('schemathesis', [
      'run',
      `${host.url}api/openapi.json`,
      '--checks',
      'all',
      '--max-examples',
      '25',
      '--seed',
      '7',
      '--no-color',
    ]);
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      output += part.toString();
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    assert.equal(code, 0, output);
  });
});
