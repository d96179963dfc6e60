/** The routes of the API that comes with Coldpress: an itty-router over the handlers beside this file. */
import { IttyRouter } from 'itty-router';
import { answerJson } from './answer.ts';
import { redirectToCanonical } from './canonical-path.ts';
import type { Api, ApiContext } from './contract.ts';
import { listPosts } from './list-posts.ts';
import { describeApi } from './openapi.ts';
import { readParameters } from './parameters.ts';
import { problem } from './problem-document.ts';
import { readPost } from './read-post.ts';
import { recommend } from './recommendations.ts';

type Handler = (request: Request, context: ApiContext) => Promise<Response>;

const ROUTES: [path: string, handler: Handler][] = [
  ['/api/posts', listPosts],
  ['/api/posts/:slug+', readPost],
  ['/api/recommendations', recommend],
  ['/api/openapi.json', readDescription],
];

const RESOURCES = ROUTES.map(([path]) => path.replace('/:slug+', ''));

/** What every resource here offers (HEAD is answered from GET by serve()). */
const ALLOW = 'GET, HEAD, OPTIONS';

/**
 * The API as a router. An author's own API may start from it:
 * `const router = createRouter(context); router.get('/api/hello', () => …)` comes too late for a path that
 * is answered here, so give such routes to a router of your own that falls back to this one.
 */
export function createRouter(context: ApiContext): Api {
  const router = IttyRouter();
  // First, since the router takes a slash at the end of any path for none.
  router.all('*', (request) => redirectToCanonical(request.url, RESOURCES));
  for (const [path, handler] of ROUTES) {
    router.get(path, (request) => handler(request as unknown as Request, context));
    router.options(path, () => new Response(null, { status: 204, headers: { allow: ALLOW } }));
    router.all(path, () =>
      problem('MethodNotAllowed', `This resource offers ${ALLOW}.`, [], { allow: ALLOW }),
    );
  }
  router.all('*', () =>
    problem('NotFound', 'No resource has this path: /api/openapi.json describes those there are.'),
  );
  return router;
}

async function readDescription(request: Request, context: ApiContext): Promise<Response> {
  const reading = readParameters(new URL(request.url).search, {});
  if (!reading.ok) return problem('InvalidRequest', 'The query has errors.', reading.errors);
  return answerJson(request, describeApi(context), {
    cacheControl: `public, max-age=${context.settings.maxAge}, must-revalidate`,
  });
}
