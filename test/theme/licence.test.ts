/** `licence`: which ones are links. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { licenceAddress } from '../../build/theme/templates/licence.ts';

const BY = 'https://creativecommons.org/licenses/';

it.each([
  ['CC BY 4.0', `${BY}by/4.0/`],
  ['CC-BY-4.0', `${BY}by/4.0/`],
  ['cc by-nc-sa 3.0', `${BY}by-nc-sa/3.0/`],
  ['CC BY-ND 4.0', `${BY}by-nd/4.0/`],
  ['CC0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['CC BY 9.0', null],
  ['CC BY-SA-ND 4.0', null],
  ['All rights reserved', null],
  ['MIT', null],
  ['', null],
])('%s', (name, address) => assert.equal(licenceAddress(name), address));
