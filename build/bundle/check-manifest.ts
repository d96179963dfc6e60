/**
 * What schema.json cannot say of a manifest and the handler relies on: paths in their canonical spelling,
 * windows in order, header lists that agree with what they describe and that every host accepts.
 */
import { MAX_TARGET_LENGTH } from '../../src/serve/limits.ts';
import { isCanonicalPath } from './canonical-path.ts';
import type { Manifest, Representation, Route, Version } from './manifest.ts';
import { ANSWER_NAMES, type AnswerName, type HeaderPair, MANIFEST_VERSION } from './manifest.ts';
import { parsePattern, parseTarget } from './rule-pattern.ts';

/** The status of each of the site's own answers; a redirect's is any. */
const ANSWER_STATUS: Record<AnswerName, number> = {
  badRequest: 400,
  notFound: 404,
  methodNotAllowed: 405,
  notAcceptable: 406,
  gone: 410,
  preconditionFailed: 412,
  uriTooLong: 414,
  rangeNotSatisfiable: 416,
  headersTooLarge: 431,
  internalError: 500,
  options: 204,
  redirect: 301,
};

/** Field names that hosts of WASI refuse from a component, which would make every answer with them a 500. */
export const FORBIDDEN_FIELDS: ReadonlySet<string> = new Set([
  'connection',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

const RULE_STATUSES: ReadonlySet<number> = new Set([200, 301, 302, 303, 307, 308, 404, 410]);
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const STRONG_TAG = /^"[\x21\x23-\x7e\x80-\uffff]*"$/;
/** The last instant that fits the pack; the next one stands for "never". */
const LAST_INSTANT = 0xfffffffe;

/** All faults of `manifest`, each a sentence that names the route; none: it can be packed. */
export function checkManifest(manifest: Manifest): string[] {
  const faults: string[] = [];
  if (manifest.version !== MANIFEST_VERSION) {
    return [`the manifest has version ${manifest.version}, this builder reads ${MANIFEST_VERSION}`];
  }
  let previous = '';
  for (const route of manifest.routes) {
    if (route.path <= previous) faults.push(`${route.path}: stands out of order or twice`);
    previous = route.path;
    checkRoute(route, faults);
  }
  for (const name of ANSWER_NAMES) checkAnswer(name, manifest.answers[name], faults);
  for (const { from, to, status } of manifest.redirects) {
    if (!RULE_STATUSES.has(status)) faults.push(`${from}: a rule cannot answer ${status}`);
    collect(faults, () => parseTarget(status >= 400 ? '/' : to, parsePattern(from).names));
  }
  for (const { from, set, remove } of manifest.headerRules) {
    collect(faults, () => parsePattern(from));
    const names = remove.map((name): HeaderPair => [name, '']);
    checkHeaders(from, [...set, ...names], faults);
  }
  return faults;
}

function checkRoute(route: Route, faults: string[]): void {
  const { path, versions } = route;
  if (!isCanonicalPath(path)) faults.push(`${path}: is not in its canonical spelling`);
  if (path.length > MAX_TARGET_LENGTH) faults.push(`${path}: is longer than ${MAX_TARGET_LENGTH} bytes`);
  let end = -1;
  for (const version of versions) {
    const from = version.from ?? 0;
    const until = version.until ?? Number.POSITIVE_INFINITY;
    const isWhole = [version.from, version.until].every(
      (at) => at === null || (Number.isInteger(at) && at >= 0 && at <= LAST_INSTANT),
    );
    if (!isWhole) faults.push(`${path}: a window is not in whole seconds since 1970`);
    if (from < end || until <= from) faults.push(`${path}: windows overlap, are empty or out of order`);
    end = until;
    checkVersion(path, version, faults);
  }
}

function checkAnswer(name: AnswerName, version: Version | undefined, faults: string[]): void {
  if (version === undefined) {
    faults.push(`answer ${name}: is missing`);
    return;
  }
  const expected = ANSWER_STATUS[name];
  const fits = name === 'redirect' ? isRedirect(version.status) : version.status === expected;
  if (!fits) faults.push(`answer ${name}: has status ${version.status}, not ${expected}`);
  if (version.location !== null) faults.push(`answer ${name}: has a location`);
  if (version.representations.length === 0) faults.push(`answer ${name}: has no representation`);
  for (const form of version.representations) checkForm(`answer ${name}`, version.status, form, faults);
  const allows = version.representations.every((form) => form.headers.some(([field]) => field === 'allow'));
  if ((name === 'methodNotAllowed' || name === 'options') && !allows) {
    faults.push(`answer ${name}: does not say allow`);
  }
}

function checkVersion(path: string, version: Version, faults: string[]): void {
  const { status, location, representations } = version;
  if (!Number.isInteger(status) || status < 200 || status > 599) faults.push(`${path}: status ${status}`);
  if ((location !== null) !== isRedirect(status)) faults.push(`${path}: location and status disagree`);
  if (location !== null) checkHeaders(path, [['location', location]], faults);
  if (representations.length === 0 && location === null) faults.push(`${path}: has no representation`);
  const seen = new Set<string>();
  const varies = { type: new Set<string>(), language: new Set<string | null>(), coding: new Set<string>() };
  for (const form of representations) {
    checkForm(path, status, form, faults);
    const label = `${form.type} ${form.language} ${form.coding}`;
    if (seen.has(label)) faults.push(`${path}: has two representations ${label}`);
    seen.add(label);
    varies.type.add(form.type);
    varies.language.add(form.language);
    varies.coding.add(form.coding);
  }
  if (status !== 200) return;
  const needed = [
    varies.type.size > 1 ? 'accept' : null,
    varies.language.size > 1 ? 'accept-language' : null,
    varies.coding.size > 1 ? 'accept-encoding' : null,
  ].filter((name) => name !== null);
  for (const form of representations) {
    const named = headerValue(form.headers, 'vary')?.toLowerCase().split(/, */) ?? [];
    for (const name of needed) if (!named.includes(name)) faults.push(`${path}: vary does not name ${name}`);
  }
}

function checkForm(where: string, status: number, form: Representation, faults: string[]): void {
  const { etag, bodyHeaders, headers } = form;
  checkHeaders(where, [...bodyHeaders, ...headers], faults);
  if (etag !== null && !STRONG_TAG.test(etag)) faults.push(`${where}: the entity tag ${etag} is not strong`);
  if (etag !== null && status !== 200) faults.push(`${where}: a ${status} must have no validator`);
  if ((headerValue(headers, 'etag') ?? null) !== etag) faults.push(`${where}: etag and its header disagree`);
  if (headerValue(headers, 'cache-control') === undefined) faults.push(`${where}: says no cache-control`);
  if (form.body === null && form.length !== 0) faults.push(`${where}: a length without a body`);
  const coding = headerValue(bodyHeaders, 'content-encoding') ?? 'identity';
  if (coding !== form.coding) faults.push(`${where}: is coded ${form.coding}, its header says ${coding}`);
  const length = headerValue(bodyHeaders, 'content-length');
  if (status !== 204 && length !== String(form.length)) {
    faults.push(`${where}: has ${form.length} bytes, its header says ${length}`);
  }
  if (form.length > 0 && headerValue(bodyHeaders, 'content-type') === undefined) {
    faults.push(`${where}: says no content-type`);
  }
}

function checkHeaders(where: string, headers: readonly HeaderPair[], faults: string[]): void {
  for (const [name, value] of headers) {
    if (!TOKEN.test(name)) faults.push(`${where}: "${name}" is no field name in lower case`);
    else if (FORBIDDEN_FIELDS.has(name)) faults.push(`${where}: hosts do not let a component set ${name}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\x00-\x08\x0a-\x1f\x7f]|^[ \t]|[ \t]$/.test(value)) faults.push(`${where}: the value of ${name}`);
  }
}

function headerValue(headers: readonly HeaderPair[], name: string): string | undefined {
  return headers.find(([field]) => field === name)?.[1];
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function collect(faults: string[], check: () => unknown): void {
  try {
    check();
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
}
