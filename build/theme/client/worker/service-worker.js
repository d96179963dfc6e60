/**
 * The service worker of a site with `pwa: yes`. Pages come from the network and are cached; without a network the
 * cached page is shown, else the offline page. Files with a content hash in their path never change, and come from the
 * cache. The build puts `self.COLDPRESS` before this text.
 *
 * @typedef {{ version: string, precache: string[], offline: [prefix: string, page: string][], base?: string }} Settings
 */
import { cachesOf, isCacheOf } from './own-caches.js';

{
  const worker = /** @type {ServiceWorkerGlobalScope & { COLDPRESS: Settings }} */ (
    /** @type {unknown} */ (self)
  );
  const { version, precache, offline, base = '' } = worker.COLDPRESS;
  const SHELL = `${cachesOf(base)} shell ${version}`;
  const PAGES = `${cachesOf(base)} pages`;
  const MOST_PAGES = 200;
  const HASHED = /\.[0-9a-f]{12}(?:\.[^/]*)?$/;

  worker.addEventListener('install', (event) => {
    event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(precache)));
    worker.skipWaiting();
  });

  worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname, search } = new URL(request.url);
    // Requests for ranges and to other hosts are left to the browser.
    if (request.method !== 'GET' || origin !== worker.location.origin || request.headers.has('range')) return;
    // Suggestions are requested at each letter: in the cache they would displace pages.
    if (search !== '' && pathname.endsWith('/search.json')) return;
    // The scope `/blog` includes /blogger, which belongs to another site.
    if (base !== '' && pathname !== base && !pathname.startsWith(`${base}/`)) return;
    event.respondWith(HASHED.test(pathname) ? keptFirst(request) : networkFirst(request, pathname));
  });

  /** Deletes the caches of other versions, and of mdcms's own worker, for this site. */
  async function takeOver() {
    const names = await caches.keys();
    await Promise.all(
      names
        .filter((name) => isCacheOf(base, name) && name !== SHELL && name !== PAGES)
        .map((name) => caches.delete(name)),
    );
    await worker.clients.claim();
  }

  /** @param {Request} request */
  async function keptFirst(request) {
    return (await caches.match(request, { ignoreVary: true })) ?? keep(request, await fetch(request));
  }

  /**
   * @param {Request} request
   * @param {string} pathname
   */
  async function networkFirst(request, pathname) {
    try {
      return await keep(request, await fetch(request));
    } catch (error) {
      const kept = await caches.match(request);
      if (kept) return kept;
      if (request.mode !== 'navigate') throw error;
      const [, page = ''] =
        offline.find(([prefix]) => pathname === prefix || pathname.startsWith(`${prefix}/`)) ?? [];
      return (await caches.match(page, { ignoreVary: true })) ?? Response.error();
    }
  }

  /**
   * @param {Request} request
   * @param {Response} response
   */
  async function keep(request, response) {
    if (response.status !== 200 || response.type !== 'basic' || response.redirected) return response;
    // RFC 9111, section 5.2.2.5: such an answer, as of an API, may be stored nowhere.
    if (/no-store/i.test(response.headers.get('cache-control') ?? '')) return response;
    const copy = response.clone();
    const cache = await caches.open(PAGES);
    await cache.put(request, copy);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => cache.delete(key)));
    return response;
  }
}
