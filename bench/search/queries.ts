/** The queries that are measured: what readers write, and what attackers write. */

/** Words, forms of words, mistakes, beginnings, signs; of one word up to whole questions. */
export const READERS: readonly string[] = [
  ...[
    'water',
    'house number',
    'balance',
    'evaluation of circuits',
    'document schedule',
    'migrating documents',
  ],
  ...['how to measure the distribution of requests', 'separate regulation', 'verifier', 'observing', 'wind'],
  ...['what is the best way to monitor operations', 'stabilize structure quickly', 'negotiated integration'],
  ...[
    'provide protection',
    'sample selection',
    'release notes',
    'reflecting light',
    'propose design',
    'limit',
  ],
  ...['the king', 'typescript', 'python function', 'return', 'range error', 'total', 'items', '1000', 'item'],
  ...['balanc', 'configurat', 'cor', 'wat', 'dist*', 'x', 's', 'meas', 'documentat', 'strukture', 'instrukt'],
  ...['governer', 'reqeust', 'improove', 'hapen', 'compleet', 'ordr', 'musick', 'mesure', 'nigotiate'],
  ...['wnid and watr', 'docment shedule', 'tag:topic-3', 'tag:topic-3 water', 'tag:topic-3 -tag:topic-4'],
  ...['removal -water', '"simplify support"', '"balance of"', 'colour of the sun', 'simple machine'],
];

const LETTERS = 'abcdefghijklmnopqrst';

/** As many lists, walks of the dictionary and texts as the bounds allow. */
export const HOSTILE: readonly string[] = [
  [...LETTERS].join(' '),
  [...LETTERS].map((letter) => `${letter}*`).join(' '),
  [...LETTERS].map((letter) => `reqeust${letter}`).join(' '),
  [...LETTERS].map((letter) => `balanc${letter}`).join(' '),
  [...LETTERS].map((letter) => `${letter}${letter}${letter}`).join(' '),
  '"the of and to"',
  '"of water the"',
  '"the of and to" "of the" "in the" "to the"',
  '-"the of" -"of the" -"to the" -"a the" water',
  '"water the" "the house" number',
  '"water number"',
  `"${'a '.repeat(190)}"`,
  'water house number part line turn end follow old act why ask change different light kind need picture',
  'the of and to a in is that it for as with on be are this by from or at',
  'z'.repeat(396),
  '\u6771\u4eac '.repeat(50),
  'tag:topic-1 -tag:topic-2 "the" "of" the',
];
