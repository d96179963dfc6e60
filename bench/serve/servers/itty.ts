/** itty-router for componentize-js: what an author of TypeScript has for the edge today. */
import { AutoRouter } from 'itty-router';
import { PAGE_PATH, PAGE_TEXT } from '../page.ts';

const router = AutoRouter();
router.get(
  PAGE_PATH,
  () => new Response(PAGE_TEXT, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
);
addEventListener('fetch', (event) => {
  const { request, respondWith } = event as unknown as {
    request: Request;
    respondWith: (response: Promise<Response>) => void;
  };
  respondWith.call(event, router.fetch(request));
});
