/**
 * Measures the time of a new instance to its first answer in the embedded host, which also proves that it answers.
 */
import { apiImports } from '../host/api-imports.ts';
import { loadComponent } from '../host/component.ts';

/** The shortest of so many counts, since a busy machine only makes a time longer. */
const ROUNDS = 3;

/**
 * Milliseconds from a compiled component to its first answer, instance included. Throws the component's trap. Any
 * answer counts, so the requested path need not exist.
 */
export async function timeToFirstByte(component: Uint8Array): Promise<number> {
  const imports = apiImports({
    onLine: () => {},
    spin: { variables: {}, stores: ['default'] },
    outbound: [],
    send: () => {
      throw new Error('nothing is sent while an API is measured');
    },
  });
  const loaded = await loadComponent(component, { now: () => Date.now() / 1000, fresh: true, imports });
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    loaded.handle({
      method: 'GET',
      target: '/api/',
      scheme: 'HTTP',
      authority: 'localhost',
      headers: [['host', new TextEncoder().encode('localhost')]],
      body: new Uint8Array(0),
    });
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
