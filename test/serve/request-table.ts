/** The request table: every topic, in the order in which the site's pages on HTTP print them. */
import type { Topic } from './case.ts';
import { codings } from './cases/codings.ts';
import { errors } from './cases/errors.ts';
import { fields } from './cases/fields.ts';
import { headerRules } from './cases/header-rules.ts';
import { hostileTargets } from './cases/hostile-targets.ts';
import { languages } from './cases/languages.ts';
import { mediaTypes } from './cases/media-types.ts';
import { methods } from './cases/methods.ts';
import { peers } from './cases/peers.ts';
import { preconditions } from './cases/preconditions.ts';
import { ranges } from './cases/ranges.ts';
import { redirects } from './cases/redirects.ts';
import { searching } from './cases/searching.ts';
import { severalRanges } from './cases/several-ranges.ts';
import { targets } from './cases/targets.ts';
import { times } from './cases/times.ts';

export const REQUEST_TABLE: readonly { file: string; topic: Topic }[] = [
  { file: 'methods', topic: methods },
  { file: 'targets', topic: targets },
  { file: 'hostile-targets', topic: hostileTargets },
  { file: 'errors', topic: errors },
  { file: 'redirects', topic: redirects },
  { file: 'header-rules', topic: headerRules },
  { file: 'preconditions', topic: preconditions },
  { file: 'ranges', topic: ranges },
  { file: 'several-ranges', topic: severalRanges },
  { file: 'codings', topic: codings },
  { file: 'media-types', topic: mediaTypes },
  { file: 'languages', topic: languages },
  { file: 'times', topic: times },
  { file: 'fields', topic: fields },
  { file: 'peers', topic: peers },
];

/** The tables of these pages: the search has a site of its own (search.test.ts). */
export const DOCUMENTED_TABLE: typeof REQUEST_TABLE = [
  ...REQUEST_TABLE,
  { file: 'searching', topic: searching },
];
