/**
 * `csp` in config.yml: the author's additions to the Content-Security-Policy of every page. They can only allow
 * more places; sources that would undo the policy are left out (the whole header can be written in _headers).
 */
import { objectOf } from './object-of.ts';
import type { YamlMap } from './yaml-map.ts';

/**
 * The directives of a page's policy, in the order in which they are written; content/pages/docs/security.md lists them.
 */
export const POLICY_DIRECTIVES = [
  'script-src',
  'style-src',
  'img-src',
  'media-src',
  'font-src',
  'connect-src',
  'frame-src',
  'object-src',
  'manifest-src',
  'worker-src',
  'form-action',
  'frame-ancestors',
] as const;

export type Directive = (typeof POLICY_DIRECTIVES)[number];

/** Words that stand in quotes (CSP Level 3 §2.3.1). YAML takes the quotes away, so they are put back. */
const KEYWORD =
  /^(?:self|unsafe-hashes|wasm-unsafe-eval|report-sample|sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2})$/;
/** These allow injected content, or make browsers ignore the other sources. */
const UNSAFE = /^(?:unsafe-inline|unsafe-eval|strict-dynamic|none|nonce-.*)$/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:$/i;
const HOST =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:\d{1,5}|\*))?(?:\/[\w\-.~!$&()*+=:@%/]*)?$/i;

/** Sources by directive, as in the header; unusable ones are left out with a problem. */
export function readPolicyExtension<Key extends string>(map: YamlMap<Key | 'csp'>): Record<string, string[]> {
  const inner = map.map('csp', POLICY_DIRECTIVES);
  return objectOf(
    inner.keys().map((directive): [string, string[]] => {
      const words = inner
        .texts(directive)
        .flatMap(({ text }) => text.split(/[\s,]+/).filter((word) => word !== ''));
      return [directive, words.flatMap((word) => readSource(word, directive, inner))];
    }),
  );
}

/** The source as it stands in the header, or none. */
function readSource(word: string, directive: Directive, map: YamlMap<Directive>): string[] {
  const plain = word.replace(/^['"](.*)['"]$/, '$1');
  if (KEYWORD.test(plain)) return [`'${plain}'`];
  const runsCode = directive === 'script-src' || directive === 'object-src';
  if (UNSAFE.test(plain) || (runsCode && (plain === '*' || SCHEME.test(plain)))) {
    map.report('csp-unsafe', directive, `'${plain}' would undo the policy of ${directive}`);
    return [];
  }
  if (SCHEME.test(plain) || HOST.test(plain)) return [plain];
  map.report('csp-source', directive, `'${plain}' is not a source of a Content-Security-Policy`);
  return [];
}
