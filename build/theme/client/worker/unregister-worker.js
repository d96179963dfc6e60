/**
 * The service worker of a site without `pwa`: browsers that still have an earlier one, mdcms's say, fetch this
 * in its place. It empties what that one kept, takes itself away, and shows open pages anew.
 */
{
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  worker.addEventListener('install', () => worker.skipWaiting());
  worker.addEventListener('activate', (event) => event.waitUntil(leave()));

  async function leave() {
    for (const name of await caches.keys()) await caches.delete(name);
    await worker.registration.unregister();
    const windows = await worker.clients.matchAll({ type: 'window' });
    await Promise.all(windows.map((client) => client.navigate(client.url).catch(() => null)));
  }
}
