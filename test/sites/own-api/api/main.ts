/** An API of a site's own: a few routes, good and deliberately broken, in front of those Coldpress brings. */
import type { Api, ApiContext } from 'coldpress/api/contract';
import { readBody, readJson } from 'coldpress/api/request-body';
import { createRouter } from 'coldpress/api/router';
import type { ApiSettings } from 'coldpress/api/settings';
import { IttyRouter, json, text } from 'itty-router';
import { greet } from './greeting.ts';

export const settings: ApiSettings = {
  cors: { origins: ['https://reader.example'], methods: ['GET', 'POST'], headers: ['content-type'] },
  bodyLimit: 1000,
  deadline: 2,
  // The tests name the origins that the host lets through; this makes the component import the client.
  outbound: ['https://api.example.com'],
};

export default function api(context: ApiContext): Api {
  const brought = createRouter(context);
  const router = IttyRouter({ base: '/api' });
  router.get('/hello/:name', ({ params }) => json({ greeting: greet(params.name), site: context.site.name }));
  router.post('/echo', async (request) => {
    const body = await readBody(request as unknown as Request, context.settings.bodyLimit);
    return text(new TextDecoder().decode(body));
  });
  router.post('/json', async (request) =>
    json({ received: await readJson(request as unknown as Request, context.settings.bodyLimit) }),
  );
  router.get('/id', () => text(crypto.randomUUID()));
  router.get('/wait', () => new Promise((resolve) => setTimeout(() => resolve(text('waited')), 30)));
  router.get('/fetch', fetchOther);
  router.get('/broken/throws', () => json({ greeting: greet(null) }));
  router.get('/broken/rejects', async () => {
    await Promise.resolve();
    return json({ greeting: greet(null) });
  });
  router.get('/broken/throws-text', () => {
    throw 'only a text\nof two lines';
  });
  router.get('/broken/no-response', () => ({ forgotten: 'to make a Response' }));
  router.get('/broken/recursion', () => recurse(1));
  router.get('/broken/never', () => new Promise(() => {}));
  router.get('/broken/polls', async () => {
    for (;;) await new Promise((resolve) => setTimeout(resolve, 10));
  });
  router.get('/broken/hangs', () => {
    for (;;);
  });
  router.all('*', (request) => brought.fetch(request as unknown as Request));
  return router;
}

async function fetchOther(request: { url: string }): Promise<Response> {
  const response = await fetch(new URL(request.url).searchParams.get('url') ?? '', {
    headers: { 'x-from': 'the api' },
  });
  return text(`${response.status} ${await response.text()}`);
}

function recurse(depth: number): number {
  return recurse(depth + 1) + 1;
}
