/**
 * The service worker of a site without `pwa`: browsers that still have an earlier one, mdcms's say, fetch this
 * in its place. It empties what that one kept, takes itself away, and shows open pages anew. Before this text the build
 * puts `self.COLDPRESS` where the site lives below a path.
 */
import { isCacheOf } from './own-caches.js';

{
  const worker = /** @type {ServiceWorkerGlobalScope & { COLDPRESS?: { base: string } }} */ (
    /** @type {unknown} */ (self)
  );
  const base = worker.COLDPRESS?.base ?? '';
  worker.addEventListener('install', () => worker.skipWaiting());
  worker.addEventListener('activate', (event) => event.waitUntil(leave()));

  async function leave() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => isCacheOf(base, name)).map((name) => caches.delete(name)));
    await worker.registration.unregister();
    const windows = await worker.clients.matchAll({ type: 'window' });
    await Promise.all(windows.map((client) => client.navigate(client.url).catch(() => null)));
  }
}
