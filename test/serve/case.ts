/**
 * One line of the request table: what is sent and what is owed. Cases are data, so that they can be asked of
 * every host, printed as content/pages/docs/http.md and counted.
 */
import type { Coding, Representation } from '../../build/bundle/manifest.ts';
import { type FixtureSite, makeFixtureSite } from './fixture-site.ts';

export interface Case {
  /** A sentence that says what is owed. */
  title: string;
  /** Where that is said: "9110 §9.3.2" is RFC 9110; "ours" a decision of this project. */
  source: string;
  /** GET */
  method?: string;
  /** The request target; its characters are Latin-1 bytes. */
  target: string;
  /** Header fields in order; a value's characters are Latin-1 bytes. */
  headers?: readonly (readonly [string, string])[];
  /** Seconds since 1970, where the answer depends on it. Hosts whose clock cannot be set leave the case out. */
  at?: number;
  expect: Expectation;
  /** Statuses with which a host's own HTTP parser may answer before the site sees the request, and why. */
  hostMay?: { statuses: readonly number[]; because: string };
}

export interface Expectation {
  status: number | readonly number[];
  /** By name in lower case: the value, a pattern for it, or null for "not there". */
  headers?: Record<string, string | RegExp | null>;
  /** The body's bytes, or a pattern for its text. */
  body?: Uint8Array | string | RegExp;
}

/** Cases of one topic, in a file of that name under cases/. */
export interface Topic {
  title: string;
  cases: readonly Case[];
}

/** A representation of the fixture as a reader sees it. */
export interface Form {
  etag: string;
  length: number;
  body: Uint8Array;
}

export interface FormChoice {
  coding?: Coding;
  type?: string;
  language?: string;
  /** Which of the path's versions. */
  version?: number;
}

let made: FixtureSite | undefined;

/** The representation of a fixture path; the first that agrees with `choice`, identity unless it says else. */
export function formOf(path: string, choice: FormChoice = {}): Form {
  made ??= makeFixtureSite();
  const route = made.manifest.routes.find((candidate) => candidate.path === path);
  const forms = route?.versions[choice.version ?? 0]?.representations ?? [];
  const form = forms.find((candidate) => agrees(candidate, choice));
  if (form === undefined || form.body === null) throw new Error(`the fixture has no such form of ${path}`);
  return { etag: form.etag ?? '', length: form.length, body: made.readBody(form.body) };
}

/** The 200 that shows a representation of the fixture whole. */
export function shows(path: string, choice: FormChoice = {}): Expectation {
  const { etag, length, body } = formOf(path, choice);
  const coding = choice.coding ?? 'identity';
  return {
    status: 200,
    headers: {
      etag,
      'content-length': String(length),
      'content-encoding': coding === 'identity' ? null : coding,
    },
    body,
  };
}

/** The 304 that stands for a representation of the fixture. */
export function notModified(path: string, choice: FormChoice = {}): Expectation {
  return {
    status: 304,
    headers: { etag: formOf(path, choice).etag, 'content-length': null, 'content-type': null },
    body: '',
  };
}

/** A redirect with any body; to another spelling, as GET and HEAD get it, unless `status` says else. */
export function leadsTo(location: string, status: number = 301): Expectation {
  return { status, headers: { location } };
}

function agrees(form: Representation, choice: FormChoice): boolean {
  return (
    form.coding === (choice.coding ?? 'identity') &&
    (choice.type === undefined || form.type === choice.type) &&
    (choice.language === undefined || form.language === choice.language)
  );
}
