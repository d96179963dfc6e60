/**
 * The path pattern of a rule in canonical spelling, the only one that the handler matches. Authors write
 * `/Ärger/:id/*`, percent-encoded or not, with or without a slash at the end.
 */
import { parsePattern, type RulePattern } from '../bundle/rule-pattern.ts';
import { canonicalPath, decodePath } from '../content/canonical-path.ts';

interface RulePath {
  /** Canonical, without a slash at the end: /%C3%84rger/:id/* */
  path: string;
  pattern: RulePattern;
  /** Whether it is a path of its own, with no placeholder and no splat. */
  isExact: boolean;
}

/** `unsupported`: other servers have it, a component cannot do it. */
export type ReadRulePath = RulePath | { refused: string } | { unsupported: string };

/** Reads the pattern that a rule begins with. */
export function readRulePath(written: string): ReadRulePath {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(written)) {
    return {
      unsupported: 'a rule for one host, but the component does not know the names of its host',
    };
  }
  if (!written.startsWith('/')) return { refused: 'the path does not begin with a slash' };
  if (written.startsWith('//')) return { refused: 'the path begins with two slashes' };
  if (written.includes('?')) return { unsupported: 'a rule for a query, but only paths are matched' };
  if (written.includes('#')) return { refused: 'the part after `#` is never sent to a server' };
  if (written.includes('\\')) return { refused: 'the path has a backslash' };
  const trimmed = written.length > 1 && written.endsWith('/') ? written.slice(0, -1) : written;
  try {
    const segments = trimmed === '/' ? [''] : trimmed.slice(1).split('/').map(patternSegment);
    const path = `/${segments.join('/')}`;
    const pattern = parsePattern(path);
    return { path, pattern, isExact: pattern.names.length === 0 };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

/** The canonical spelling of a path with a slash at its end, which is a path of its own. */
export function withSlash(path: string): string {
  return path.endsWith('/') || path.endsWith('*') ? path : `${path}/`;
}

function patternSegment(written: string): string {
  if (written === '') throw new Error('the path has an empty part between two slashes');
  // Decoded, these would become a splat or a placeholder.
  if (/%2a|^%3a/i.test(written))
    throw new Error('`*` and a `:` at the start of a part cannot be meant literally');
  return canonicalSegment(written);
}

/**
 * One segment of a path in its canonical spelling; a slash that was written encoded stays encoded. Throws an Error
 * whose message is the fault: malformed percent-encoding, control characters, `.` and `..`.
 */
export function canonicalSegment(written: string): string {
  const plain = decodePath(written)?.normalize('NFC') ?? null;
  if (plain === null) throw new Error('the path is not valid percent-encoding');
  if (plain === '.' || plain === '..') throw new Error('the path has a `.` or `..` part');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (/[\u0000-\u001f\u007f]/.test(plain)) throw new Error('the path has a control character');
  return plain.split('/').map(canonicalPath).join('%2F');
}
