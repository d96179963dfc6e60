/** GET /api/posts/:slug: one post's body as HTML, Markdown or text, chosen by Accept. */
import { negotiateType } from './accept.ts';
import { answer } from './answer.ts';
import type { ApiContext } from './contract.ts';
import type { ApiPost } from './data.ts';
import { cacheControl } from './freshness.ts';
import { readParameters } from './parameters.ts';
import { problem } from './problem-document.ts';

const PREFIX = '/api/posts/';

export async function readPost(request: Request, context: ApiContext): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const reading = readParameters(search, {});
  if (!reading.ok) return problem('InvalidRequest', 'The query has errors.', reading.errors);
  const slug = decodeSlug(pathname.slice(PREFIX.length));
  if (slug === null) {
    const error = { parameter: 'slug', detail: 'is not valid percent-encoded UTF-8' };
    return problem('InvalidRequest', 'The path has errors.', [error]);
  }
  const now = context.now();
  const finding = context.posts.find(slug, now);
  if (finding.state === 'unknown') return problem('NotFound', 'No post has this slug.');
  if (finding.state === 'gone') return problem('Gone', 'This post has expired.');
  return answerPost(request, context, finding.post, now);
}

function answerPost(
  request: Request,
  context: ApiContext,
  post: ApiPost,
  now: number,
): Promise<Response> | Response {
  const offered = context.settings.bodies;
  // An API that was built without bodies has still the page to point at.
  if (offered.length === 0) {
    const headers = { location: post.path, 'cache-control': 'no-store', 'content-length': '0' };
    return new Response(null, { status: 303, headers });
  }
  const type = negotiateType(request.headers.get('accept'), offered);
  if (type === null) {
    return problem('NotAcceptable', `Offered are ${offered.join(', ')}.`, [], { vary: 'accept' });
  }
  return answer(request, {
    contentType: `${type}; charset=utf-8`,
    body: post.bodies[type] ?? '',
    cacheControl: cacheControl(now, context.posts.nextChangeAfter(now), context.settings.maxAge),
    vary: ['accept'],
    headers: {
      ...(isLanguageTag(post.language) ? { 'content-language': post.language } : {}),
      link: `<${post.path}>; rel="canonical"`,
    },
  });
}

function decodeSlug(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The manifest may come from any generator, and a header must not fail on what it holds. */
function isLanguageTag(language: string): boolean {
  return /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language);
}
