/**
 * The service worker of a site without `pwa`: browsers with an earlier one, such as mdcms's, fetch this one instead. It
 * deletes the earlier worker's caches, unregisters itself, and reloads open pages. For a site below a base path the build
 * puts `self.COLDPRESS` before this text.
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
