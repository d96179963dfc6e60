/** One line of `_redirects`: `from to status`, as Netlify and Cloudflare read it. */
import type { Problem } from '../content/problem.ts';
import type { SourceText } from '../content/source-text.ts';
import { readRedirectTarget } from './redirect-target.ts';
import type { WrittenRedirect } from './redirects.types.ts';
import { type ReportWord, type RuleLine, type Word, wordReporter } from './rule-lines.ts';
import { readRulePath } from './rule-path.ts';

/** The status of a line without one, as Netlify has it. */
const DEFAULT_STATUS = 301;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** These show the site's own page of that status, so they need no target. */
const WITHOUT_TARGET: readonly number[] = [404, 410];
const REWRITE = 200;
/** Twice Cloudflare's limit of 1,000 characters. */
const LONGEST_LINE = 2_000;

/** The rule, or null with its problems added. */
export function readRedirectLine(
  line: RuleLine,
  source: SourceText,
  problems: Problem[],
): WrittenRedirect | null {
  const report = wordReporter(source, problems);
  const [first, ...rest] = line.words;
  if (line.end - line.start > LONGEST_LINE) {
    return report('redirect-syntax', first, `the line is longer than ${LONGEST_LINE} characters`);
  }
  const from = readRulePath(first.text);
  if ('unsupported' in from) return report('redirect-unsupported', first, `this is ${from.unsupported}`);
  if ('refused' in from) return report('redirect-syntax', first, from.refused, hintForPath(first.text));

  const [second] = rest;
  if (second === undefined) return report('redirect-syntax', first, 'the rule has no target');
  if (/^[\w.-]+=/.test(second.text)) {
    return report('redirect-unsupported', second, 'this rule is for a query, but only paths are matched');
  }
  const hasTarget = !/^\d{3}!?$/.test(second.text);
  const status = readStatus(hasTarget ? rest[1] : second, report);
  if (status === null) return null;
  const condition = rest[hasTarget ? 2 : 1];
  if (condition !== undefined) return refuseRest(condition, report);

  const rule = {
    ...status,
    from: from.path,
    isExact: from.isExact,
    place: source.place(first.start, line.end),
  };
  if (WITHOUT_TARGET.includes(status.status)) return { ...rule, to: '' };
  if (!hasTarget) return report('redirect-syntax', second, 'the rule has no target');
  const target = readRedirectTarget(second.text, from.pattern.names);
  if ('kind' in target) {
    return report(`redirect-${target.kind}`, second, target.why, target.hint);
  }
  if (status.status === REWRITE && !target.to.startsWith('/')) {
    return report(
      'redirect-unsupported',
      second,
      'this would show another site’s page, but the component cannot fetch it',
    );
  }
  return { ...rule, to: target.to };
}

function readStatus(word: Word | undefined, report: ReportWord): { status: number; force: boolean } | null {
  if (word === undefined) return { status: DEFAULT_STATUS, force: false };
  const [, digits, force] = /^(\d{3})(!?)$/.exec(word.text) ?? [];
  if (digits === undefined) return refuseRest(word, report);
  const status = Number(digits);
  if (![...REDIRECTS, ...WITHOUT_TARGET, REWRITE].includes(status)) {
    return report('redirect-status', word, `a rule cannot have the status ${status}`);
  }
  return { status, force: force === '!' };
}

/** Refuses a word after the end of a rule: a condition of Netlify's, or too much. */
function refuseRest(word: Word, report: ReportWord): null {
  const { text } = word;
  if (/^\w+=/.test(text)) {
    return report(
      'redirect-unsupported',
      word,
      `'${text}' is a condition, but answers here are the same for every reader`,
    );
  }
  return report('redirect-syntax', word, `'${text}' is neither a status nor another part of a rule`);
}

function hintForPath(written: string): string | undefined {
  return /^[\w.-]+(?:\/|$)/.test(written) ? `Write /${written}` : undefined;
}
