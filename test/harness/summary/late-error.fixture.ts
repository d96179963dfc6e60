import { it } from 'vitest';

it('passes, and leaves a promise behind that rejects', async () => {
  void Promise.reject(new Error('on purpose'));
  await new Promise((resolve) => setTimeout(resolve, 20));
});
