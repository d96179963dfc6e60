import { it } from 'vitest';
import { unless, unlessElsewhere } from '../unless.ts';

it('passes', unless(null), () => {});
it('is skipped', unlessElsewhere('no Spin'), () => {});
