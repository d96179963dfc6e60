/**
 * Checks the rules that the handler relies on and schema.json cannot hold: paths in their canonical spelling, windows
 * in order, header lists that agree with their bodies and that every host accepts.
 */
import { MAX_TARGET_LENGTH } from '../../src/serve/limits.ts';
import { isCanonicalPath } from './canonical-path.ts';
import { FormCheck } from './check-form.ts';
import type { Manifest, Representation, Route, Version } from './manifest.ts';
import { ANSWER_NAMES, type AnswerName, MANIFEST_VERSION } from './manifest.ts';
import { parsePattern, parseTarget } from './rule-pattern.ts';
import { SEARCH_INDEX_TYPE } from './search-version.ts';

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
  redirect: 302,
  permanentRedirect: 301,
};

const RULE_STATUSES: ReadonlySet<number> = new Set([200, 301, 302, 303, 307, 308, 404, 410]);
/** The last instant that fits the pack; the next one stands for "never". */
const LAST_INSTANT = 0xfffffffe;

/** All faults of `manifest`, each a sentence that names the route. Without faults it can be packed. */
export function checkManifest(manifest: Manifest): string[] {
  const faults: string[] = [];
  if (manifest.version !== MANIFEST_VERSION) {
    return [`the manifest has version ${manifest.version}, this builder reads ${MANIFEST_VERSION}`];
  }
  const forms = new FormCheck(manifest.headerLists, faults);
  let previous = '';
  for (const route of manifest.routes) {
    if (route.path <= previous) faults.push(`${route.path}: stands out of order or twice`);
    previous = route.path;
    checkRoute(route, forms, faults);
  }
  for (const name of ANSWER_NAMES) checkAnswer(name, manifest.answers[name], forms, faults);
  for (const { from, to, status } of manifest.redirects) {
    if (!RULE_STATUSES.has(status)) faults.push(`${from}: a rule cannot have the status ${status}`);
    collect(faults, () => parseTarget(status >= 400 ? '/' : to, parsePattern(from).names));
  }
  for (const { from, set, remove } of manifest.headerRules) {
    collect(faults, () => parsePattern(from));
    forms.checkFields(from, set);
    forms.checkFields(
      from,
      remove.map((name) => [name, '']),
    );
  }
  return faults;
}

function checkRoute(route: Route, forms: FormCheck, faults: string[]): void {
  const { path, versions } = route;
  if (!isCanonicalPath(path)) faults.push(`${path}: is not in its canonical spelling`);
  if (path.length > MAX_TARGET_LENGTH) faults.push(`${path}: is longer than ${MAX_TARGET_LENGTH} bytes`);
  let end = -1;
  for (const version of versions) {
    const from = version.from ?? 0;
    const until = version.until ?? Number.POSITIVE_INFINITY;
    if (!isInstant(version.from) || !isInstant(version.until))
      faults.push(`${path}: a window is not in whole seconds since 1970`);
    if (from < end || until <= from) faults.push(`${path}: windows overlap, are empty or out of order`);
    end = until;
    checkVersion(path, version, forms, faults);
  }
}

function isInstant(at: number | null): boolean {
  return at === null || (Number.isInteger(at) && at >= 0 && at <= LAST_INSTANT);
}

function checkAnswer(
  name: AnswerName,
  version: Version | undefined,
  forms: FormCheck,
  faults: string[],
): void {
  if (version === undefined) {
    faults.push(`answer ${name}: is missing`);
    return;
  }
  const expected = ANSWER_STATUS[name];
  const fits = /redirect$/i.test(name) ? isRedirect(version.status) : version.status === expected;
  if (!fits) faults.push(`answer ${name}: has status ${version.status}, not ${expected}`);
  if (version.location !== null) faults.push(`answer ${name}: has a location`);
  if (version.representations.length === 0) faults.push(`answer ${name}: has no representation`);
  for (const form of version.representations) {
    forms.check(`answer ${name}`, version.status, form);
    checkSource(`answer ${name}`, form, version, faults);
  }
  const allows = version.representations.every((form) => forms.factsOf(form)?.hasAllow === true);
  if ((name === 'methodNotAllowed' || name === 'options') && !allows) {
    faults.push(`answer ${name}: does not say allow`);
  }
}

/** A body that is inflated needs its gzip form in the same version. */
function checkSource(where: string, form: Representation, version: Version, faults: string[]): void {
  const { inflatedFrom, coding, body } = form;
  if (inflatedFrom === null) return;
  if (coding !== 'identity' || body === null) faults.push(`${where}: a body in ${coding} cannot be inflated`);
  const isThere = version.representations.some(
    (each) => each.coding === 'gzip' && each.body === inflatedFrom,
  );
  if (!isThere)
    faults.push(`${where}: is inflated from ${inflatedFrom}, which is no gzip representation of it`);
}

function checkVersion(path: string, version: Version, forms: FormCheck, faults: string[]): void {
  const { status, location, representations } = version;
  if (!Number.isInteger(status) || status < 200 || status > 599) faults.push(`${path}: status ${status}`);
  if ((location !== null) !== isRedirect(status)) faults.push(`${path}: location and status disagree`);
  if (location !== null) forms.checkFields(path, [['location', location]]);
  if (representations.length === 0 && location === null) faults.push(`${path}: has no representation`);
  const [first] = representations;
  let [types, languages, codings] = [false, false, false];
  for (let index = 0; index < representations.length; index++) {
    const form = representations[index] as Representation;
    forms.check(path, status, form);
    checkSource(path, form, version, faults);
    // The search index is never sent.
    if (form.type === SEARCH_INDEX_TYPE) continue;
    types ||= form.type !== first?.type;
    languages ||= form.language !== first?.language;
    codings ||= form.coding !== first?.coding;
    for (let other = 0; other < index; other++) {
      if (!isSameKind(form, representations[other])) continue;
      faults.push(`${path}: has two representations ${form.type} ${form.language} ${form.coding}`);
    }
  }
  if (status !== 200 || !(types || languages || codings)) return;
  const needed = [
    types ? 'accept' : null,
    languages ? 'accept-language' : null,
    codings ? 'accept-encoding' : null,
  ].filter((name) => name !== null);
  const all = needed.join(', ');
  for (const form of representations) {
    if (form.type === SEARCH_INDEX_TYPE) continue;
    const vary = forms.factsOf(form)?.vary ?? '';
    if (vary === all) continue;
    const named = vary.split(/, */);
    for (const name of needed) if (!named.includes(name)) faults.push(`${path}: vary does not name ${name}`);
  }
}

function isSameKind(a: Representation, b: Representation | undefined): boolean {
  return a.type === b?.type && a.language === b.language && a.coding === b.coding;
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
