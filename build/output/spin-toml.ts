/**
 * The spin.toml of an output folder (Spin manifest version 2). It is written once; from then on it is the author's, but
 * for the lines between two markers, which each build writes anew.
 */
import { parse } from 'smol-toml';
import { checkSpinToml } from './check-spin-toml.ts';
import { OutputError } from './output-error.ts';

export interface SpinApplication {
  name: string;
  description: string;
  /** The site's components, relative to the file; Spin runs the first. */
  sources: readonly string[];
  /** The path that the site lives below: /blog; '' is the root. */
  base: string;
  /** Further triggers and components, as TOML: the API's. */
  extra: string;
  /** The variables that these need: by name the default, or null where a value has to be set. */
  variables: Readonly<Record<string, string | null>>;
  /** How Spin builds the site (`spin build`, `spin watch`, `spin up --build`); null: it does not. */
  build: SpinBuild | null;
}

/** A `[component.site.build]`: paths are from `workdir`, which is from the folder of the file ('' for that itself). */
export interface SpinBuild {
  command: string;
  workdir: string;
  watch: readonly string[];
}

type Part = 'site' | 'api';

const BEGIN = '# coldpress: begin';
const END = '# coldpress: end';

/** `spin up` in the output folder serves the components beside this file. */
export function newSpinToml(application: SpinApplication): string {
  const { name, description, base, build } = application;
  const text = `spin_manifest_version = 2

# This file is yours, but for what stands between "begin" and "end": each build writes that anew.

[application]
name = ${tomlString(applicationName(name))}
version = "0.1.0"
description = ${tomlString(description)}

[[trigger.http]]
route = ${tomlString(`${base}/...`)}
component = "site"

[component.site]
# site.wasm is WASI 0.2, site.p3.wasm WASI 0.3 for Spin 4.1 (npx coldpress build --target both).
${marked('site', siteLines(application, []))}
allowed_outbound_hosts = []
${build === null ? '' : buildTable(build)}`;
  const api = apiLines(application, new Set());
  return api.length === 0 ? text : `${text}\n${marked('api', api)}\n`;
}

function buildTable({ command, workdir, watch }: SpinBuild): string {
  return [
    '',
    '[component.site.build]',
    `command = ${tomlString(command)}`,
    ...(workdir === '' ? [] : [`workdir = ${tomlString(workdir)}`]),
    `watch = [${watch.map(tomlString).join(', ')}]`,
    '',
  ].join('\n');
}

/**
 * The author's spin.toml with the lines of `application` between the markers; null: it has no markers, so it is
 * left alone. Throws an OutputError, which names the file as `path`, where Spin would not read the result.
 */
export function keptSpinToml(written: string, application: SpinApplication, path: string): string | null {
  const parts = splitParts(written);
  if (!parts.some(({ part }) => part === 'site')) return null;
  const own = parts.filter(({ part }) => part === null).flatMap(({ lines }) => lines);
  const api = apiLines(application, declaredVariables(own.join('\n')));
  const kept = parts.flatMap(({ part, lines }) => {
    if (part === 'site') return [marked('site', siteLines(application, lines))];
    if (part === 'api') return api.length === 0 ? [] : [marked('api', api)];
    return [lines.join('\n')];
  });
  const text = kept.join('\n');
  const hasApi = parts.some(({ part }) => part === 'api');
  const whole = api.length === 0 || hasApi ? text : `${text.trimEnd()}\n\n${marked('api', api)}\n`;
  const trouble = checkSpinToml(whole);
  if (trouble === null) return whole;
  throw new OutputError(
    `${path} cannot be kept up to date: ${trouble}. Mend it, or remove it to get a new one`,
  );
}

/** The lines with the component that Spin runs; the author's choice among the components stays. */
function siteLines({ sources }: SpinApplication, before: readonly string[]): string[] {
  const chosen = sources.find((source) => before.some((line) => line.startsWith(`source = "${source}"`)));
  return [`source = ${tomlString(chosen ?? sources[0] ?? 'site.wasm')}`];
}

/** The API's part: its variables, but for those that the author `declared`, its trigger and its component. */
function apiLines({ extra, variables }: SpinApplication, declared: ReadonlySet<string>): string[] {
  if (extra === '') return [];
  const tables = Object.entries(variables)
    .filter(([name]) => !declared.has(name))
    .flatMap(([name, fallback]) => [
      `[variables.${name}]`,
      fallback === null ? 'required = true' : `default = ${tomlString(fallback)}`,
      '',
    ]);
  return [...tables, ...extra.trimEnd().split('\n')];
}

/** The application variables that the author's own lines declare; none where they are no TOML, which is found later. */
function declaredVariables(lines: string): Set<string> {
  try {
    const { variables } = parse(lines);
    return new Set(typeof variables === 'object' ? Object.keys(variables) : []);
  } catch {
    return new Set();
  }
}

function marked(part: Part, lines: readonly string[]): string {
  return [`${BEGIN} ${part}`, ...lines, END].join('\n');
}

/** The lines between markers, and those around them. A marker without its end is a line as any other. */
function splitParts(text: string): { part: Part | null; lines: string[] }[] {
  const parts: { part: Part | null; lines: string[] }[] = [{ part: null, lines: [] }];
  for (const line of text.split('\n')) {
    const last = parts.at(-1);
    const begun = line.startsWith(`${BEGIN} `) ? line.slice(BEGIN.length + 1).trim() : null;
    if (begun === 'site' || begun === 'api') parts.push({ part: begun, lines: [] });
    else if (line.trim() === END && last?.part) parts.push({ part: null, lines: [] });
    else last?.lines.push(line);
  }
  return parts.filter(({ part, lines }) => part !== null || lines.length > 0);
}

/** Spin takes a name of letters, digits, dashes and underscores that starts with a letter. */
function applicationName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+|-$/g, '')
    .toLowerCase();
  return plain === '' ? 'site' : plain;
}

/** A TOML basic string: TOML reads JSON's escapes, and requires one for DEL too. */
function tomlString(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
