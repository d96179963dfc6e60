/** `csp` in config.yml. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { POLICY_DIRECTIVES } from '../../build/content/policy-extension.ts';
import { readContent } from '../../build/content/read-content.ts';
import { DIRECTIVES } from '../../build/site/safety/directives.ts';

function read(csp: string): { extension: Record<string, string[]>; problems: string[] } {
  const files = { 'config.yml': `sitename: Test\ncsp:\n${csp}`, 'pages/home.md': 'Hello.' };
  const tree = new Map(Object.entries(files).map(([file, text]) => [file, Buffer.from(text)]));
  const { config, problems } = readContent(tree);
  return { extension: { ...config.csp }, problems: problems.map(({ code, line }) => `${line} ${code}`) };
}

const VALID: [title: string, csp: string, extension: Record<string, string[]>][] = [
  ['one host', '  script-src: https://stats.example', { 'script-src': ['https://stats.example'] }],
  [
    'a list',
    '  img-src:\n    - "data:"\n    - https://a.example',
    { 'img-src': ['data:', 'https://a.example'] },
  ],
  [
    'several in one text',
    '  img-src: "data: https://a.example, b.example"',
    { 'img-src': ['data:', 'https://a.example', 'b.example'] },
  ],
  [
    'a host with port, wildcard and path',
    '  connect-src: wss://*.a.example:8443/live',
    { 'connect-src': ['wss://*.a.example:8443/live'] },
  ],
  ['any port', '  connect-src: a.example:*', { 'connect-src': ['a.example:*'] }],
  ['a keyword whose quotes YAML took', "  frame-ancestors: 'self'", { 'frame-ancestors': ["'self'"] }],
  ['a keyword with its quotes', '  frame-ancestors: "\'self\'"', { 'frame-ancestors': ["'self'"] }],
  [
    'a hash',
    '  script-src: sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=',
    { 'script-src': ["'sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg='"] },
  ],
  ['images from anywhere by https', '  img-src: "https:"', { 'img-src': ['https:'] }],
];

const INVALID: [title: string, csp: string, problem: string][] = [
  ['unsafe-inline', "  script-src: 'unsafe-inline'", '3 csp-unsafe'],
  ['unsafe-inline for styles', "  style-src: 'unsafe-inline'", '3 csp-unsafe'],
  ['unsafe-eval', '  script-src: unsafe-eval', '3 csp-unsafe'],
  ['a nonce, which is no secret in a file', '  script-src: nonce-abc', '3 csp-unsafe'],
  ['strict-dynamic, which would stop the site’s own scripts', '  script-src: strict-dynamic', '3 csp-unsafe'],
  ['none', '  img-src: none', '3 csp-unsafe'],
  ['scripts from anywhere', '  script-src: "https:"', '3 csp-unsafe'],
  ['scripts from everywhere', '  script-src: "*"', '3 csp-unsafe'],
  ['scripts from data', '  script-src: "data:"', '3 csp-unsafe'],
  ['another directive smuggled in', '  img-src: "a.example;script-src"', '3 csp-source'],
  ['something else', '  img-src: "<a>"', '3 csp-source'],
  ['a directive that does not exist', '  image-src: https://a.example', '3 unknown-key'],
  ['a directive that cannot be added to', '  default-src: https://a.example', '3 unknown-key'],
];

describe('csp in config.yml', () => {
  for (const [title, csp, extension] of VALID) {
    it(`takes ${title}`, () => assert.deepEqual(read(csp), { extension, problems: [] }));
  }
  for (const [title, csp, problem] of INVALID) {
    it(`leaves out, with a warning: ${title}`, () => {
      const { extension, problems } = read(csp);
      assert.deepEqual(problems, [problem]);
      assert.deepEqual(Object.values(extension).flat(), []);
    });
  }
  it('keeps what is right beside what is not', () => {
    assert.deepEqual(read('  script-src: unsafe-inline https://a.example').extension, {
      'script-src': ['https://a.example'],
    });
  });
  it('knows the directives that the policy has', () => {
    assert.deepEqual([...POLICY_DIRECTIVES], [...DIRECTIVES]);
  });
});
