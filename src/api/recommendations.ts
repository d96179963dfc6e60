/**
 * GET /api/recommendations: personalisation without a profile. The reader's interests come in the query, the
 * languages in Accept-Language (or the query); nothing else about the reader is read, kept or set, so two
 * readers who ask the same get the same answer, and a cache may give it to both.
 */
import { type LanguageRange, languageQuality, parseAcceptLanguage } from './accept-language.ts';
import { answerJson } from './answer.ts';
import type { ApiContext } from './contract.ts';
import type { ApiPost } from './data.ts';
import { cacheControl } from './freshness.ts';
import { fold } from './list-posts.ts';
import * as parameters from './parameters.ts';
import { problem } from './problem-document.ts';
import { summarise } from './summary.ts';

export interface RecommendationQuery {
  interest: string[];
  language: string | null;
  limit: number;
}

export const RECOMMENDATION_PARAMETERS: {
  [Name in keyof RecommendationQuery]: parameters.Parameter<RecommendationQuery[Name]>;
} = {
  interest: parameters.texts('What the reader is interested in; given several times, each counts.', {
    maxLength: 100,
    most: 10,
  }),
  language: parameters.text('The reader’s language (BCP 47), instead of the Accept-Language header.', {
    maxLength: 35,
    pattern: '^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$',
  }),
  limit: parameters.integer('The most posts in one answer.', { minimum: 1, maximum: 50 }, 10),
};

/** What a matching interest is worth by where it is found; the best place counts once for each interest. */
const WEIGHTS = { tag: 8, title: 4, description: 2, text: 1 };

export interface Recommendation {
  post: ApiPost;
  score: number;
  /** What was found where, in the order of the reader's interests. */
  reasons: string[];
}

export async function recommend(request: Request, context: ApiContext): Promise<Response> {
  const reading = parameters.readParameters(new URL(request.url).search, RECOMMENDATION_PARAMETERS);
  if (!reading.ok) return problem('InvalidRequest', 'The query has errors.', reading.errors);
  const { interest, language, limit } = reading.values;
  const languages =
    language === null
      ? parseAcceptLanguage(request.headers.get('accept-language'))
      : [{ range: language.toLowerCase(), quality: 1 }];
  const now = context.now();
  const ranked = rankPosts(context.posts.listedAt(now), interest, languages).slice(0, limit);
  const posts = ranked.map(({ post, score, reasons }) => ({ ...summarise(post), score, reasons }));
  return answerJson(
    request,
    { posts },
    {
      cacheControl: cacheControl(now, context.posts.nextChangeAfter(now), context.settings.maxAge),
      // The header was consulted only where the query left the language open.
      vary: language === null ? ['accept-language'] : [],
    },
  );
}

/**
 * `posts` (newest first) by how well they suit: the interests found in them, times how much the reader
 * wants their language. Posts in a language the reader refuses (weight 0) are left out. Among equals the
 * newer stands first, so a reader who states nothing gets the newest posts.
 */
export function rankPosts(
  posts: ApiPost[],
  interests: string[],
  languages: LanguageRange[],
): Recommendation[] {
  const wanted = [...new Set(interests.map(fold))];
  const ranked: (Recommendation & { quality: number })[] = [];
  for (const post of posts) {
    const quality = languageQuality(post.language, languages);
    if (quality === 0) continue;
    const matches = wanted.flatMap((interest) => matchInterest(post, interest));
    const sum = matches.reduce((total, { weight }) => total + weight, 0);
    const score = Math.round(sum * quality * 1000) / 1000;
    ranked.push({ post, score, reasons: matches.map(({ reason }) => reason), quality });
  }
  ranked.sort((a, b) => b.score - a.score || b.quality - a.quality);
  return ranked.map(({ post, score, reasons }) => ({ post, score, reasons }));
}

function matchInterest(post: ApiPost, interest: string): { weight: number; reason: string }[] {
  const places: [keyof typeof WEIGHTS, boolean][] = [
    ['tag', [...post.tags, ...post.keywords].some((tag) => fold(tag) === interest)],
    ['title', fold(post.title).includes(interest)],
    ['description', fold(post.description).includes(interest)],
    ['text', fold(post.bodies['text/plain'] ?? '').includes(interest)],
  ];
  const found = places.find(([, isThere]) => isThere);
  return found === undefined ? [] : [{ weight: WEIGHTS[found[0]], reason: `${found[0]}: ${interest}` }];
}
