/** The author's redirect and header rules as records of the pack (src/site/layout.ts). */
import {
  HEADER_RULE_PATTERN,
  HEADER_RULE_PATTERN_COUNT,
  HEADER_RULE_REMOVE,
  HEADER_RULE_REMOVE_COUNT,
  HEADER_RULE_SET,
  HEADER_RULE_SET_COUNT,
  HEADER_RULE_SIZE,
  RULE_PATTERN,
  RULE_PATTERN_COUNT,
  RULE_SIZE,
  RULE_STATUS,
  RULE_TARGET,
  RULE_TARGET_COUNT,
  TOKEN_AT,
  TOKEN_CAPTURE,
  TOKEN_KIND,
  TOKEN_QUERY_CAPTURE,
  TOKEN_REST,
  TOKEN_SEGMENT,
  TOKEN_SIZE,
  TOKEN_TEXT,
} from '../../src/site/layout.ts';
import { isCacheField } from './cache-fields.ts';
import type { HeaderPair, HeaderRule, RedirectRule } from './manifest.ts';
import { packFields } from './pack-lists.ts';
import type { PackWriter } from './pack-writer.ts';
import { parsePattern, parseTarget, type RuleToken } from './rule-pattern.ts';

/** Statuses that need no target: the site's own page of that status is shown. */
const WITHOUT_TARGET: readonly number[] = [404, 410];

/** Fields that describe an answer: a rule may set them on routes, never on the site's own answers. */
const OWN_FIELDS =
  /^(?:content-(?:type|length|encoding|language|range|location|digest)|etag|last-modified|location|allow|vary|accept-ranges|age|date|repr-digest)$/;

/** Whether a header rule may set the field on an answer of this status: any on a 200, the caching of a redirect. */
export function isSettable(status: number, name: string): boolean {
  if (status === 200) return true;
  // `immutable` on a 404 would outlive the page that comes later.
  return !OWN_FIELDS.test(name) && ((status >= 300 && status < 400) || !isCacheField(name));
}

/** Writes a table of redirect rules; returns its address. Throws on a malformed pattern or target. */
export function packRedirects(writer: PackWriter, rules: readonly RedirectRule[]): number {
  const table = writer.allocate(rules.length * RULE_SIZE);
  rules.forEach((rule, index) => {
    const at = table + index * RULE_SIZE;
    const pattern = parsePattern(rule.from);
    const target = WITHOUT_TARGET.includes(rule.status) ? [] : parseTarget(rule.to, pattern.names);
    writer.setAddress(at + RULE_PATTERN, packTokens(writer, pattern.tokens));
    writer.setU32(at + RULE_PATTERN_COUNT, pattern.tokens.length);
    writer.setAddress(at + RULE_TARGET, packTokens(writer, target));
    writer.setU32(at + RULE_TARGET_COUNT, target.length);
    writer.setU32(at + RULE_STATUS, rule.status);
  });
  return table;
}

/** Writes a table of header rules; returns its address. Throws on a malformed pattern. */
export function packHeaderRules(writer: PackWriter, rules: readonly HeaderRule[]): number {
  const table = writer.allocate(rules.length * HEADER_RULE_SIZE);
  rules.forEach((rule, index) => {
    const at = table + index * HEADER_RULE_SIZE;
    const { tokens } = parsePattern(rule.from);
    const set = rule.set.filter(([name]) => !OWN_FIELDS.test(name));
    const remove = rule.remove.filter((name) => !OWN_FIELDS.test(name)).map((name): HeaderPair => [name, '']);
    writer.setAddress(at + HEADER_RULE_PATTERN, packTokens(writer, tokens));
    writer.setU32(at + HEADER_RULE_PATTERN_COUNT, tokens.length);
    writer.setAddress(at + HEADER_RULE_SET, packFields(writer, set));
    writer.setU32(at + HEADER_RULE_SET_COUNT, set.length);
    writer.setAddress(at + HEADER_RULE_REMOVE, packFields(writer, remove));
    writer.setU32(at + HEADER_RULE_REMOVE_COUNT, remove.length);
  });
  return table;
}

function packTokens(writer: PackWriter, tokens: readonly RuleToken[]): number {
  const table = writer.allocate(tokens.length * TOKEN_SIZE);
  tokens.forEach((token, index) => {
    const at = table + index * TOKEN_SIZE;
    if (token.kind === 'text') {
      writer.setU32(at + TOKEN_KIND, TOKEN_TEXT);
      writer.setText(at + TOKEN_AT, writer.text(token.text));
    } else if (token.kind === 'capture') {
      writer.setU32(at + TOKEN_KIND, token.inQuery ? TOKEN_QUERY_CAPTURE : TOKEN_CAPTURE);
      writer.setU32(at + TOKEN_AT, token.index);
    } else {
      writer.setU32(at + TOKEN_KIND, token.kind === 'rest' ? TOKEN_REST : TOKEN_SEGMENT);
    }
  });
  return table;
}
