/**
 * Whether a document is a draft, by the keys of every tool. It is never guessed, since a leak cannot be taken back:
 * a value that is neither yes nor no, and a state without a counterpart here, are errors, and the document stays
 * unpublished.
 */
import type { FrontMatter, WrittenKey } from './front-matter-keys.ts';
import { isMoment, parseMoment } from './moment.ts';
import { parseBoolean } from './yaml-scalar.ts';

/** yes, no; or null where it is an error that was reported. */
type Verdict = boolean | null;

const DRAFT_STATES = new Set(
  'draft drafts private hidden unpublished pending wip todo trash trashed deleted idea internal review'.split(
    ' ',
  ),
);
const WAITING_STATES = new Set(['future', 'scheduled']);

/** Whether the front matter keeps the document from being published. Problems are reported at their keys. */
export function readDraft(frontMatter: FrontMatter, hasDate: boolean): boolean {
  const verdicts: Verdict[] = [
    ...spellings(frontMatter, 'draft', (key) => yesOrNo(key, true)),
    ...spellings(frontMatter, 'private', (key) => yesOrNo(key, true)),
    ...spellings(frontMatter, 'unpublished', (key) => yesOrNo(key, true)),
    ...spellings(frontMatter, 'published', (key) => (isDate(key) ? false : yesOrNo(key, false))),
    ...spellings(frontMatter, 'publish', (key) => (isDate(key) ? false : yesOrNo(key, false))),
    ...spellings(frontMatter, 'visible', (key) => yesOrNo(key, false)),
    ...spellings(frontMatter, 'unlisted', unlisted),
    ...spellings(frontMatter, 'hidden', unlisted),
    ...spellings(frontMatter, 'status', (key) => state(key, hasDate)),
    ...spellings(frontMatter, 'visibility', (key) => state(key, hasDate)),
    ...spellings(frontMatter, 'permalink', neverWritten),
    ...frontMatter.nearlyDraft.map(misspelt),
  ];
  return verdicts.some((verdict) => verdict !== false);
}

function spellings(
  frontMatter: FrontMatter,
  word: string,
  read: (written: WrittenKey) => Verdict,
): Verdict[] {
  return frontMatter.spellings(word).map(read);
}

/** `meaning`: whether yes means a draft. A key without a value is an error. */
function yesOrNo(written: WrittenKey, meaning: boolean): Verdict {
  const { map, key } = written;
  const text = map.isText(key) ? map.text(key) : null;
  const value = text === null ? null : parseBoolean(text);
  if (value !== null) return value === meaning;
  const what = text !== null ? `not \`${text}\`` : map.has(key) ? 'not this' : 'and has no value';
  map.report('draft-unclear', key, `\`${key}\` takes yes or no, ${what}`, hintFor(key, meaning));
  return null;
}

function hintFor(key: string, meaning: boolean): string | undefined {
  if (key === 'draft') return undefined;
  const [yes, no] = meaning ? ['yes', 'no'] : ['no', 'yes'];
  return `Write \`${key}: ${yes}\` or \`draft: yes\` to leave it out, \`${key}: ${no}\` to publish it`;
}

/** Published but in no list: there is no such state here, and either guess could be wrong. */
function unlisted(written: WrittenKey): Verdict {
  const { map, key } = written;
  const verdict = yesOrNo(written, true);
  if (verdict !== true) return verdict;
  const hint = `Write \`draft: yes\` instead to leave it out, or remove \`${key}\` to publish and list it`;
  map.report(
    'draft-unclear',
    key,
    `\`${key}\` cannot be kept: every published page or post is also listed`,
    hint,
  );
  return null;
}

/** `status: draft` and the like. Other states do not decide whether a document is public. */
function state({ map, key }: WrittenKey, hasDate: boolean): Verdict {
  const text = map.isText(key) ? (map.text(key)?.toLowerCase() ?? '') : '';
  if (DRAFT_STATES.has(text) || text.includes('draft') || parseBoolean(text) === false) return true;
  if (hasDate || !WAITING_STATES.has(text)) return false;
  const hint = 'Write `created:` with the date from which it is public, or `draft: yes`';
  map.report('draft-unclear', key, `\`${key}: ${text}\` needs a date`, hint);
  return null;
}

/** `drafts: yes`, `darft: true`. With another value it is a key like any other. */
function misspelt({ map, key }: WrittenKey): Verdict {
  const text = map.isText(key) ? map.text(key) : null;
  const hint = 'Did you mean `draft`?';
  const isYes = text !== null && parseBoolean(text) === true;
  const code = isYes ? 'draft-unclear' : 'unknown-key';
  map.reportKey(code, key, `there is no key \`${key}\` in front matter`, hint);
  return isYes ? null : false;
}

/** Eleventy: a file with `permalink: false` is not written. */
function neverWritten({ map, key }: WrittenKey): Verdict {
  return map.isText(key) && map.text(key)?.toLowerCase() === 'false';
}

/** `published: 2026-01-02` says when, not whether. */
function isDate({ map, key }: WrittenKey): boolean {
  const text = map.isText(key) ? map.text(key) : null;
  return text !== null && isMoment(parseMoment(text, 'UTC'));
}
