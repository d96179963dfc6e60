/**
 * Counts how often posts are read, in Spin's key-value store: GET and POST /api/reads/:slug, and DELETE for
 * whoever knows the application variable `reads_reset_token`.
 *
 * A component that imports a Spin interface runs on no other host, so this is an application of its own and
 * not a part of the API that Coldpress ships.
 */
import type { Api, ApiContext } from 'coldpress/api/contract';
import { problem, problemResponse } from 'coldpress/api/problem-document';
import type { ApiSettings } from 'coldpress/api/settings';
import { IttyRouter } from 'itty-router';
import { countRead, readCount, resetCount } from './counter.ts';
import { mayReset } from './reset-token.ts';

export const settings: ApiSettings = {
  cors: { origins: '*', methods: ['GET', 'POST'] },
  // A counter needs to know which posts there are, not what is in them.
  bodies: [],
  bodyLimit: 0,
};

const ALLOW = 'GET, HEAD, POST, DELETE, OPTIONS';
const PREFIX = '/api/reads/';

export default function readsCounter(context: ApiContext): Api {
  const router = IttyRouter();
  const path = `${PREFIX}:slug+`;
  router.get(path, (request) => withPost(request.url, context, (slug) => counted(slug, readCount(slug))));
  router.post(path, (request) => withPost(request.url, context, (slug) => counted(slug, countRead(slug))));
  router.delete(path, (request) => {
    if (!mayReset(request.headers.get('authorization'))) return unauthorized();
    return withPost(request.url, context, (slug) => {
      resetCount(slug);
      return new Response(null, { status: 204 });
    });
  });
  router.options(path, () => new Response(null, { status: 204, headers: { allow: ALLOW } }));
  router.all(path, () => problem('MethodNotAllowed', `This resource offers ${ALLOW}.`, [], { allow: ALLOW }));
  router.all('*', () => problem('NotFound', 'There are only counters here.'));
  return router;
}

/** Only what is published can be counted: nobody fills the store with keys of their own invention. */
function withPost(url: string, context: ApiContext, answer: (slug: string) => Response): Response {
  const slug = decodeSlug(new URL(url).pathname.slice(PREFIX.length));
  const isPublished = slug !== null && context.posts.find(slug, context.now()).state === 'published';
  return isPublished ? answer(slug) : problem('NotFound', 'No published post has this slug.');
}

function decodeSlug(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function counted(slug: string, reads: number): Response {
  return Response.json({ slug, reads }, { headers: { 'cache-control': 'no-store' } });
}

function unauthorized(): Response {
  return problemResponse(
    401,
    { title: 'Unauthorized', status: 401 },
    { 'www-authenticate': 'Bearer realm="reads"' },
  );
}
