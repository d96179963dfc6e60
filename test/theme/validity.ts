/** The rules by which pages are valid HTML. */
import type { ConfigData } from 'html-validate';

export const VALIDITY: ConfigData = {
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // The doctype's case means nothing to a parser; ours is the specification's own spelling.
    'doctype-style': 'off',
    // An id with a colon is legal, and cannot meet a heading's.
    'valid-id': ['error', { relaxed: true }],
    // A page may be called by a long name: how a search engine shortens it is not a matter of validity.
    'long-title': 'off',
    // What scrolls a wide table is a region, not a section of the document.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // ARIA 1.2 lets every list have a name, and the list of tags needs one.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Scripts and styles carry content hashes in their names and come from the site itself.
    'require-sri': 'off',
    // An inline element may hold what HTML allows; line breaks are ours to leave out.
    'no-trailing-whitespace': 'off',
  },
};
