/**
 * The site's own answers to requests without a route: the 404 and 410 as real pages, the others as one line of
 * text, since only programs and attackers get them.
 */
import type { AnswerName } from '../bundle/manifest.ts';
import type { Freshness, Resource } from '../bundle/resource.ts';
import { errorPage } from '../pages/error-page.ts';
import { secureResource } from '../site/safety/safety-headers.ts';
import type { SiteParts } from './site-parts.ts';

const ALLOW = 'GET, HEAD, OPTIONS';

/** Status, text, and headers of the answers that are not pages. */
const PLAIN: Record<
  Exclude<AnswerName, 'notFound' | 'gone'>,
  { status: number; text: string; allow?: true; freshness?: Freshness }
> = {
  badRequest: { status: 400, text: 'Bad Request: the address cannot be decoded.' },
  methodNotAllowed: { status: 405, text: `Method Not Allowed: use ${ALLOW}.`, allow: true },
  notAcceptable: { status: 406, text: 'Not Acceptable: there is no such form of this page.' },
  preconditionFailed: { status: 412, text: 'Precondition Failed.' },
  uriTooLong: { status: 414, text: 'URI Too Long.' },
  rangeNotSatisfiable: { status: 416, text: 'Range Not Satisfiable.' },
  headersTooLarge: { status: 431, text: 'Request Header Fields Too Large.' },
  internalError: { status: 500, text: 'Internal Server Error: this site is damaged.' },
  options: { status: 204, text: '', allow: true },
  redirect: { status: 302, text: '' },
  permanentRedirect: { status: 301, text: '', freshness: 'moved' },
};

/** All answers; `page` renders the page of an error status. */
export function siteAnswers(page: (status: 404 | 410) => Resource): Record<AnswerName, Resource> {
  const plain = Object.fromEntries(
    Object.entries(PLAIN).map(([name, { status, text, allow, freshness = 'none' }]): [string, Resource] => [
      name,
      {
        status,
        location: null,
        freshness,
        bodies: [
          {
            type: 'text/plain',
            language: null,
            body: new TextEncoder().encode(text === '' ? '' : `${text}\n`),
            lastModified: null,
            headers: allow === true ? [['allow', ALLOW]] : [],
          },
        ],
      },
    ]),
  ) as Record<Exclude<AnswerName, 'notFound' | 'gone'>, Resource>;
  return { ...plain, notFound: page(404), gone: page(410) };
}

/**
 * The answers of a site from `asOf` on, with its own error pages and the headers that make them safe to show.
 */
export function safeAnswers(
  { context, safety }: Pick<SiteParts, 'context' | 'safety'>,
  asOf: number,
): Record<AnswerName, Resource> {
  return siteAnswers((status) => secureResource(errorPage(context, status, asOf), safety, () => {}));
}
