/**
 * The small site that the request table is asked about: every kind of route that a build can make, with
 * fixed instants. Cases name its paths, so what stands here is described line by line.
 */
import { MANIFEST_VERSION, type Manifest, type Route, type Version } from '../../build/bundle/manifest.ts';
import { packManifest } from '../../build/bundle/pack.ts';
import { FixtureForms, type FormOptions } from './fixture-forms.ts';

/** 1 January 2026 00:00:00 UTC: when cases are asked that do not say otherwise. */
export const FIXTURE_NOW = 1_767_225_600;
/** 15 January 2025 08:30:00 UTC: the Last-Modified of pages. */
export const MODIFIED = 1_736_929_800;
/** 1 January 2100: no test lives to see it. */
export const FAR_FUTURE = 4_102_444_800;
/** One hour after FIXTURE_NOW: when /news changes. */
export const NEWS_CHANGES: number = FIXTURE_NOW + 3600;

export interface FixtureSite {
  manifest: Manifest;
  readBody: (sha256: string) => Uint8Array;
}

const CODINGS: FormOptions = { codings: ['br', 'gzip', 'zstd'] };
const PARAGRAPH = '<p>The quick brown fox jumps over the lazy dog.</p>\n';
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** The body of an HTML page of the fixture, long enough to be worth compressing. */
export function pageBody(title: string): string {
  return `<!doctype html>\n<title>${title}</title>\n<h1>${title}</h1>\n${PARAGRAPH.repeat(40)}`;
}

/** /assets/data.txt: 4,000 bytes of which each run of 26 is the alphabet. */
export const DATA_BODY: string = ALPHABET.repeat(154).slice(0, 4000);

/** The fixture's manifest and bodies; the same at every call. */
export function makeFixtureSite(): FixtureSite {
  const forms = new FixtureForms();
  const page = (title: string): Version =>
    forms.version(200, pageBody(title), { ...CODINGS, lastModified: MODIFIED });
  const asset = (content: string | Uint8Array, type: string, cacheControl?: string): Version =>
    forms.version(200, content, { type, ...(cacheControl === undefined ? {} : { cacheControl }) });
  const redirect = (status: number, location: string): Version => ({
    from: null,
    until: null,
    status,
    location,
    representations: [],
  });
  const routes: Record<string, Version[]> = {
    '/': [page('Home')],
    '/page': [page('Page')],
    // A directory whose canonical path ends with a slash.
    '/docs/': [page('Docs')],
    // Names that need encoding, and names that look as if they did.
    '/caf%C3%A9': [page('Café')],
    '/a%20b': [page('A b')],
    '/100%25': [page('100 %')],
    '/x%5B1%5D': [page('x[1]')],
    '/a;b': [page('a;b')],
    '/a%3Fb': [page('a?b')],
    '/v1.2': [page('Version 1.2')],
    '/v1.md': [asset('# Version 1\n', 'text/markdown')],
    '/.well-known/security.txt': [asset('Contact: mailto:security@example.org\n', 'text/plain')],
    // HTML for browsers, Markdown for who asks for it.
    '/posts/hello': [
      {
        ...page('Hello'),
        representations: [
          ...forms.of(200, pageBody('Hello'), {
            ...CODINGS,
            vary: 'accept, accept-encoding',
            lastModified: MODIFIED,
          }),
          ...forms.of(200, `# Hello\n\n${'The quick brown fox.\n'.repeat(40)}`, {
            type: 'text/markdown',
            codings: ['br'],
            vary: 'accept, accept-encoding',
            lastModified: MODIFIED,
          }),
        ],
      },
    ],
    '/posts/hello.md': [asset(`# Hello\n\n${'The quick brown fox.\n'.repeat(40)}`, 'text/markdown')],
    // One page in three languages.
    '/greeting': [
      {
        ...page('Greeting'),
        representations: ['en', 'nb', 'de-AT'].flatMap((language) =>
          forms.of(200, pageBody(`Greeting in ${language}`), {
            language,
            codings: ['br'],
            vary: 'accept-language, accept-encoding',
          }),
        ),
      },
    ],
    '/assets/data.txt': [asset(DATA_BODY, 'text/plain')],
    '/assets/site.0123abcd.css': [
      asset('body { color: black }\n', 'text/css', 'public, max-age=31536000, immutable'),
    ],
    '/assets/empty.txt': [asset('', 'text/plain')],
    // Only in compressed form: for the reader who refuses that, nothing is left.
    '/assets/coded.json': [
      {
        ...page('Coded'),
        representations: forms
          .of(200, '{"a":1}', { type: 'application/json', codings: ['br', 'gzip'] })
          .filter((form) => form.coding !== 'identity'),
      },
    ],
    '/old': [redirect(301, '/posts/hello')],
    '/old-with-query': [redirect(302, '/posts/hello?from=old#top')],
    '/moved': [redirect(308, 'https://elsewhere.example/moved')],
    // Time: not yet, no longer, and another page from an instant on.
    '/soon': [{ ...page('Soon'), from: FAR_FUTURE }],
    '/over': [
      { ...page('Over'), until: MODIFIED },
      { ...forms.version(410, pageBody('Gone')), from: MODIFIED },
    ],
    '/news': [
      {
        ...forms.version(200, pageBody('Old news'), {
          cacheControl: 'public, max-age=86400, s-maxage=60, stale-while-revalidate=600',
          headers: [['expires', 'Thu, 01 Jan 2099 00:00:00 GMT']],
        }),
        until: NEWS_CHANGES,
      },
      {
        ...forms.version(200, pageBody('New news'), { cacheControl: 'public, max-age=86400' }),
        from: NEWS_CHANGES,
        until: FAR_FUTURE,
      },
    ],
  };
  return {
    manifest: {
      version: MANIFEST_VERSION,
      site: {
        name: 'Fixture',
        description: '',
        url: 'https://fixture.example',
        language: 'en',
        timezone: 'UTC',
      },
      posts: [],
      pages: [],
      headerLists: forms.headerLists,
      routes: Object.keys(routes)
        .sort()
        .map((path): Route => ({ path, versions: routes[path] ?? [] })),
      answers: makeAnswers(forms),
      redirects: [
        { from: '/page/forced', to: '/docs/', status: 302, force: true },
        { from: '/old/forced/*', to: '/posts/:splat', status: 301, force: true },
        { from: '/blog/:year/:slug', to: '/posts/:slug', status: 301, force: false },
        { from: '/files/*', to: 'https://files.example/:splat', status: 307, force: false },
        { from: '/kept/:name', to: '/page', status: 301, force: false },
        { from: '/find/:word', to: '/page?q=:word&lang=en', status: 302, force: false },
        { from: '/strip/*', to: '/:splat', status: 302, force: false },
        { from: '/loop/*', to: '/loop/:splat', status: 301, force: false },
        { from: '/app/*', to: '/page', status: 200, force: false },
        { from: '/closed/*', to: '', status: 410, force: false },
        { from: '/img/*.png', to: '/images/:splat.webp', status: 301, force: false },
        // Never reached for what has a route: it has no force.
        { from: '/docs/*', to: '/page', status: 302, force: false },
      ],
      headerRules: [
        { from: '/*', set: [['x-everywhere', 'yes']], remove: [] },
        {
          from: '/assets/*',
          set: [
            ['cache-control', 'public, max-age=31536000, immutable'],
            ['referrer-policy', 'no-referrer'],
          ],
          remove: ['content-security-policy'],
        },
        { from: '/plain/:name', set: [['x-everywhere', 'twice']], remove: ['referrer-policy'] },
        { from: '/bare/*', set: [], remove: ['x-everywhere'] },
        { from: '/kept/*', set: [['cache-control', 'public, max-age=7']], remove: ['cache-control'] },
      ],
      bodiesFile: 'bodies.bin',
      bodies: {},
    },
    readBody: forms.readBody,
  };
}

/** The fixture's pack. */
export function packFixtureSite(): Uint8Array {
  const { manifest, readBody } = makeFixtureSite();
  return packManifest(manifest, readBody);
}

function makeAnswers(forms: FixtureForms): Manifest['answers'] {
  const text = (status: number, line: string, options: FormOptions = {}): Version =>
    forms.version(status, `${line}\n`, { type: 'text/plain', ...options });
  const allow: FormOptions = { headers: [['allow', 'GET, HEAD, OPTIONS']] };
  const notFound: Version = {
    ...text(404, ''),
    representations: [
      ...forms.of(404, pageBody('Not found'), {
        codings: ['br'],
        vary: 'accept, accept-encoding',
        cacheControl: 'public, max-age=60',
      }),
      ...forms.of(404, '# Not found\n', {
        type: 'text/markdown',
        vary: 'accept, accept-encoding',
        cacheControl: 'public, max-age=60',
      }),
    ],
  };
  return {
    badRequest: text(400, 'Bad Request'),
    notFound,
    methodNotAllowed: text(405, 'Method Not Allowed', allow),
    notAcceptable: text(406, 'Not Acceptable'),
    gone: forms.version(410, pageBody('Gone')),
    preconditionFailed: text(412, 'Precondition Failed'),
    uriTooLong: text(414, 'URI Too Long'),
    rangeNotSatisfiable: text(416, 'Range Not Satisfiable'),
    headersTooLarge: text(431, 'Request Header Fields Too Large'),
    internalError: text(500, 'Internal Server Error'),
    options: forms.version(204, '', { type: 'text/plain', ...allow }),
    redirect: text(302, 'Moved for now', { cacheControl: 'no-store' }),
    permanentRedirect: text(301, 'Moved', { cacheControl: 'public, max-age=3600' }),
  };
}
