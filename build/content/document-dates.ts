/** The dates of a document, in Coldpress's words and in those of other tools. */

import type { FrontMatter, WrittenKey } from './front-matter-keys.ts';
import type { FrontMatterKey } from './front-matter-words.ts';
import type { Moment } from './model.ts';
import { isMoment, parseMoment } from './moment.ts';
import { parseBoolean } from './yaml-scalar.ts';

type DateKey = Extract<FrontMatterKey, 'created' | 'modified' | 'publish-date' | 'expires'>;

export interface DocumentDates {
  created: Moment | null;
  modified: Moment | null;
  /** When it becomes public, if the author wrote that beside `created`. */
  publishes: Moment | null;
  expires: Moment | null;
}

/** The key of each date in a map of dates: `date: {created: …, updated: …}`, `last_update: {date: …}`. */
const INNER: Readonly<Record<DateKey, readonly string[]>> = {
  created: ['created', 'published', 'date'],
  modified: ['updated', 'modified', 'date'],
  'publish-date': ['date'],
  expires: ['date'],
};

/** Reads them; dates without an offset are in `timezone`, and `named` is the date that the file's name has. */
export function readDates(frontMatter: FrontMatter, named: string | null, timezone: string): DocumentDates {
  const publishes = readMoment(frontMatter, 'publish-date', timezone);
  const ofName = named === null ? null : parseMoment(named, timezone);
  const nameDate = ofName !== null && isMoment(ofName) ? ofName : null;
  const created = readMoment(frontMatter, 'created', timezone) ?? publishes ?? nameDate;
  const modified = readMoment(frontMatter, 'modified', timezone) ?? modifiedBeside(frontMatter, timezone);
  const expires = readMoment(frontMatter, 'expires', timezone);
  const from = publishes ?? created;
  if (expires !== null && from !== null && expires.epoch <= from.epoch) {
    const written = frontMatter.find('expires');
    const message = `it expires (${expires.iso}) before it is published (${from.iso})`;
    written?.map.report('expires-before-created', written.key, message);
  }
  return { created, modified, publishes, expires };
}

function readMoment(frontMatter: FrontMatter, key: DateKey, timezone: string): Moment | null {
  const written = frontMatter.find(key, (found) => dateIn(found, key) !== null);
  if (written === null) return null;
  const found = dateIn(written, key) ?? written;
  const text = found.map.text(found.key);
  if (text === null) return null;
  const moment = parseMoment(text, timezone);
  if (isMoment(moment)) return moment;
  found.map.report(moment.code, found.key, moment.message);
  return null;
}

/** The date of the last change in a map with the first one: `date: {created: …, updated: …}`. */
function modifiedBeside(frontMatter: FrontMatter, timezone: string): Moment | null {
  for (const { map, key } of frontMatter.all('created')) {
    if (!map.isMap(key)) continue;
    const inner = map.map<string>(key, null);
    const name = ['updated', 'modified'].find((each) => inner.isText(each));
    const moment = name === undefined ? null : parseMoment(inner.text(name) ?? '', timezone);
    if (moment !== null && isMoment(moment)) return moment;
  }
  return null;
}

/** The key with the date; null where the value is no date: `published: true`, `updated: no`. */
function dateIn({ map, key }: WrittenKey, wanted: DateKey): WrittenKey | null {
  if (map.isText(key)) return parseBoolean(map.text(key) ?? '') === null ? { map, key } : null;
  if (!map.isMap(key)) return null;
  const inner = map.map<string>(key, null);
  const name = INNER[wanted].find((each) => inner.isText(each));
  return name === undefined ? null : { map: inner, key: name };
}
