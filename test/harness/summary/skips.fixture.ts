import { describe, it } from 'vitest';
import { unless } from '../unless.ts';

it('passes', unless(null), () => {});
it('is skipped', unless('no wasmtime'), () => {});
it('skips itself', (context) => context.skip('no network'));
describe('a suite', unless('no browser'), () => {
  it('is skipped with it', () => {});
});
