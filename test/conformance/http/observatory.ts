/**
 * Mozilla's HTTP Observatory as a function: its tests and scores as published in the package
 * @mdn/mdn-http-observatory 1.4.8 (src/analyzer/tests/, src/grader/charts.js), written anew for the answers that
 * a static site can give. The package itself brings a database, a browser and a web server with it.
 */

export interface Observed {
  /** Of the homepage, names in lower case; a field that stands twice is joined. */
  headers: ReadonlyMap<string, string>;
  html: string;
  /** How the homepage was reached, and what plain HTTP does. */
  scheme: 'http' | 'https';
  httpRedirectsToHttps: boolean;
}

export interface Grade {
  score: number;
  grade: string;
  /** Points by test; 0 where it is left out of the sum. */
  tests: Record<string, number>;
}

const GRADES: readonly [from: number, grade: string][] = [
  [100, 'A+'],
  [90, 'A'],
  [85, 'A-'],
  [80, 'B+'],
  [70, 'B'],
  [65, 'B-'],
  [60, 'C+'],
  [50, 'C'],
  [45, 'C-'],
  [40, 'D+'],
  [30, 'D'],
  [25, 'D-'],
  [0, 'F'],
];
/** Only who has this many points without bonuses is given them. */
const BONUS_FROM = 90;
const SIX_MONTHS = 15_552_000;
const BROAD = new Set(['ftp:', 'http:', 'https:', '*', 'http://*', 'http://*.*', 'https://*', 'https://*.*']);
const PRIVATE_REFERRERS = new Set([
  'no-referrer',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
]);

/** The score and grade of a site. */
export function gradeSite(site: Observed): Grade {
  const tests = {
    'content-security-policy': policyPoints(site),
    cookies: site.headers.has('set-cookie') ? Number.NaN : 0,
    'cross-origin-resource-sharing': site.headers.has('access-control-allow-origin') ? Number.NaN : 0,
    'cross-origin-resource-policy': resourcePolicyPoints(site),
    redirection: site.httpRedirectsToHttps ? 0 : -20,
    'referrer-policy': referrerPoints(site),
    'strict-transport-security': transportPoints(site),
    'subresource-integrity': scriptPoints(site),
    'x-content-type-options':
      site.headers.get('x-content-type-options')?.trim().toLowerCase() === 'nosniff' ? 0 : -5,
    'x-frame-options': framePoints(site),
  };
  const points = Object.values(tests);
  const penalties = 100 + sum(points.filter((value) => value < 0));
  const score = Math.max(0, penalties >= BONUS_FROM ? 100 + sum(points) : penalties);
  return { score, grade: GRADES.find(([from]) => score >= from)?.[1] ?? 'F', tests };
}

/** The policy's directives; the first of a name counts. */
function parsePolicy(header: string): Map<string, string[]> {
  const policy = new Map<string, string[]>();
  for (const directive of header.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    if (name !== '' && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

function policyPoints({ headers, scheme }: Observed): number {
  const header = headers.get('content-security-policy');
  if (header === undefined) return -25;
  const policy = parsePolicy(header);
  const sources = (name: string): string[] => policy.get(name) ?? policy.get('default-src') ?? ['*'];
  const hashed = (list: string[]): boolean =>
    list.some((source) => /^'(?:sha(?:256|384|512)|nonce)-/.test(source));
  const unsafe = (list: string[]): boolean =>
    list.some(
      (source) => BROAD.has(source) || source === 'data:' || (source === "'unsafe-inline'" && !hashed(list)),
    );
  const insecure = (source: string): boolean => /^(?:http|ftp):/.test(source);
  const scripts = sources('script-src');
  if (unsafe(scripts) || sources('object-src').some((source) => BROAD.has(source))) return -20;
  const passive = new Set(['img-src', 'media-src']);
  const active = [...policy].filter(([name]) => !passive.has(name)).flatMap(([, list]) => list);
  if (scheme === 'https' && active.some(insecure)) return -20;
  if ([...scripts, ...sources('style-src')].includes("'unsafe-eval'")) return -10;
  if (scheme === 'https' && [...passive].flatMap(sources).some(insecure)) return -10;
  if (unsafe(sources('style-src'))) return 0;
  return policy.get('default-src')?.join() === "'none'" ? 10 : 5;
}

function resourcePolicyPoints({ headers }: Observed): number {
  const value = headers.get('cross-origin-resource-policy');
  if (value === undefined || value === 'cross-origin') return 0;
  return value === 'same-origin' || value === 'same-site' ? 10 : -5;
}

function referrerPoints({ headers }: Observed): number {
  const value = headers.get('referrer-policy');
  if (value === undefined) return 0;
  return PRIVATE_REFERRERS.has(value.split(',').at(-1)?.trim() ?? '') ? 5 : -5;
}

function transportPoints({ headers, scheme }: Observed): number {
  const maxAge = /(?:^|;)\s*max-age=(\d+)/i.exec(headers.get('strict-transport-security') ?? '')?.[1];
  if (scheme === 'http' || maxAge === undefined) return -20;
  return Number(maxAge) >= SIX_MONTHS ? 0 : -10;
}

/** Scripts of the site itself need no integrity; ours has no others. */
function scriptPoints({ html }: Observed): number {
  return /<script\b[^>]*\ssrc=["']?(?:https?:)?\/\//i.test(html) ? Number.NaN : 0;
}

function framePoints({ headers }: Observed): number {
  const ancestors = parsePolicy(headers.get('content-security-policy') ?? '').get('frame-ancestors');
  if (ancestors !== undefined && !ancestors.some((source) => BROAD.has(source))) return 5;
  return /^(?:deny|sameorigin)$/i.test(headers.get('x-frame-options') ?? '') ? 0 : -20;
}

function sum(points: readonly number[]): number {
  return points.reduce((total, value) => total + value, 0);
}
