/** The author's patterns and targets as tokens; that they match what they should is in test/serve/pattern. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { parsePattern, parseTarget, type RuleToken } from '../../build/bundle/rule-pattern.ts';

/** Tokens as one line: text as it is, a segment as <>, the rest as <*>, a capture as its index. */
function show(tokens: readonly RuleToken[]): string {
  return tokens
    .map((token) => {
      if (token.kind === 'text') return token.text;
      if (token.kind === 'capture') return `<${token.index}>`;
      return token.kind === 'rest' ? '<*>' : '<>';
    })
    .join('');
}

const PATTERNS: readonly [pattern: string, tokens: string, names: string[]][] = [
  ['/', '/', []],
  ['/a/b', '/a/b', []],
  ['/*', '/<*>', ['splat']],
  ['/blog/:year/*', '/blog/<>/<*>', ['year', 'splat']],
  ['/:a/:b/c', '/<>/<>/c', ['a', 'b']],
  ['/img/*.png', '/img/<*>.png', ['splat']],
  ['/C:/x', '/C:/x', []],
  ['/a:b', '/a:b', []],
  ['/:1', '/:1', []],
];

describe('patterns', () => {
  for (const [pattern, tokens, names] of PATTERNS) {
    it(`${pattern} is ${tokens}`, () => {
      const parsed = parsePattern(pattern);
      assert.equal(show(parsed.tokens), tokens);
      assert.deepEqual(parsed.names, names);
    });
  }
});

const TARGETS: readonly [target: string, names: string[], tokens: string][] = [
  ['/x', [], '/x'],
  ['/:b/:a', ['a', 'b'], '/<1>/<0>'],
  ['/archive/:splat', ['splat'], '/archive/<0>'],
  ['/x?y=:a', ['a'], '/x?y=<0>'],
  ['https://example.org:8080/:a', ['a'], 'https://example.org:8080/<0>'],
  ['https://example.org/:b', ['a'], 'https://example.org/:b'],
  ['/:aa', ['a'], '/:aa'],
];

describe('targets', () => {
  for (const [target, names, tokens] of TARGETS) {
    it(`${target} is ${tokens}`, () => {
      assert.equal(show(parseTarget(target, names)), tokens);
    });
  }
});

const INVALID: readonly [title: string, parse: () => unknown, message: RegExp][] = [
  ['no slash at the start', () => parsePattern('a'), /does not begin with a slash/],
  ['a whole URL', () => parsePattern('https://example.org/*'), /does not begin with a slash/],
  ['two splats', () => parsePattern('/*/*'), /has \* twice/],
  ['one name twice', () => parsePattern('/:a/:a'), /has :a twice/],
  ['a name that is also the splat', () => parsePattern('/:splat/*'), /twice/],
  ['a placeholder before more text', () => parsePattern('/:a.html'), /:a is not a whole segment/],
  [
    'too many names',
    () => parsePattern(`/${Array.from({ length: 17 }, (_, i) => `:p${i}`).join('/')}`),
    /more than 16/,
  ],
  ['an empty target', () => parseTarget('', []), /neither a path/],
  ['two slashes', () => parseTarget('//x', []), /neither a path/],
  ['a slash and a backslash', () => parseTarget('/\\x', []), /neither a path/],
  ['another scheme', () => parseTarget('data:text/html,x', []), /neither a path/],
  ['a host from the request', () => parseTarget('https://:a.example/', ['a']), /choose the host/],
  ['a port from the request', () => parseTarget('https://example.org::a/', ['a']), /choose the host/],
  ['a user from the request', () => parseTarget('https://:a@example.org/', ['a']), /choose the host/],
];

describe('refused', () => {
  for (const [title, parse, message] of INVALID) {
    it(title, () => {
      assert.throws(parse, message);
    });
  }
});
