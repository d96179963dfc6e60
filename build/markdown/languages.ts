/**
 * The names of programming languages. Prism's own list (`components.json`) has most of them, with the dependencies of
 * each; the table here adds file extensions and other spellings that authors write.
 */
import { createRequire } from 'node:module';

/** A language in Prism's list; a string means the same as an array of one. */
interface Component {
  alias?: string | string[];
  require?: string | string[];
  modify?: string | string[];
  optional?: string | string[];
}

const { languages } = createRequire(import.meta.url)('prismjs/components.json') as {
  languages: Record<string, Component>;
};

/** Languages of Prism by its name for them, each with further names, in small letters, that Prism does not know. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  actionscript: 'as',
  apacheconf: 'apache',
  applescript: 'osascript',
  armasm: 'arm',
  asmatmel: 'avrasm',
  autohotkey: 'ahk',
  bash: 'zsh',
  batch: 'dos bat cmd',
  brainfuck: 'bf',
  bsl: '1c',
  c: 'h',
  clojure: 'clj edn clojure-repl',
  cmake: 'cmake.in cmakelists.txt',
  coffeescript: 'cson iced',
  cpp: 'c++ cc h++ hpp hh hxx cxx',
  crystal: 'cr',
  csharp: 'c#',
  diff: 'patch',
  django: 'jinja',
  'dns-zone-file': 'dns bind zone',
  elixir: 'ex exs',
  erlang: 'erl erlang-repl',
  'excel-formula': 'excel',
  fortran: 'f90 f95 irpf90',
  fsharp: 'fs f#',
  gcode: 'nc',
  gherkin: 'feature',
  go: 'golang',
  graphql: 'gql',
  handlebars: 'html.hbs html.handlebars htmlbars',
  haxe: 'hx',
  http: 'https',
  inform7: 'i7',
  java: 'jsp',
  javascript: 'mjs cjs node-repl',
  json: 'jsonc',
  julia: 'julia-repl jldoctest',
  kotlin: 'ktm ktx',
  livescript: 'ls',
  log: 'accesslog',
  lua: 'pluto',
  makefile: 'mk mak make',
  markdown: 'mkdown mkd',
  markup: 'xhtml xjb xsd xsl plist wsf',
  nasm: 'x86asm',
  nginx: 'nginxconf',
  nix: 'nixos',
  objectivec: 'mm obj-c obj-c++ objective-c++',
  ocaml: 'ml',
  pascal: 'delphi dpr dfm pas',
  perl: 'pl pm',
  php: 'php-template',
  powershell: 'pwsh ps ps1',
  processing: 'pde',
  protobuf: 'proto',
  puppet: 'pp',
  purebasic: 'pb pbi',
  python: 'gyp ipython python-repl pycon',
  q: 'k kdb',
  qml: 'qt',
  reason: 'reasonml re',
  roboconf: 'graph instances',
  ruby: 'gemspec podspec thor irb',
  rust: 'rs',
  scheme: 'scm',
  'shell-session': 'console',
  smalltalk: 'st',
  sql: 'pgsql postgres postgresql',
  stan: 'stanfuncs',
  stata: 'do ado',
  stylus: 'styl',
  systemd: 'freedesktop desktop',
  tcl: 'tk',
  twig: 'craftcms',
  typescript: 'mts cts',
  verilog: 'sv svh',
  'visual-basic': 'vbscript vbs',
  wolfram: 'mma',
  xquery: 'xpath xq xqm',
};

/**
 * Further languages to load with a language, so that code inside it is coloured too. `css-extras` is the half of
 * CSS that has the numbers and the parts of selectors.
 */
const WITH: Readonly<Record<string, readonly string[]>> = {
  css: ['css-extras'],
  http: ['json', 'markup'],
  markdown: ['yaml'],
  markup: ['css', 'javascript'],
  textile: ['css'],
};

const NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(OTHER_NAMES).flatMap(([name, others]) => others.split(' ').map((other) => [other, name])),
  ...Object.entries(languages)
    .filter(([name]) => name !== 'meta')
    .flatMap(([name, { alias }]) => [name, ...list(alias)].map((other) => [other.toLowerCase(), name])),
] as [string, string][]);

/** Prism's name for the language that an author calls `name`, in any case; undefined when there is none. */
export function languageOf(name: string): string | undefined {
  return NAMES.get(name.toLowerCase());
}

/** The files of Prism that `language` (Prism's name) needs, in the order in which they run. */
export function componentsOf(language: string): string[] {
  const wanted = new Set([language]);
  for (const name of wanted) {
    for (const other of [...list(languages[name]?.require), ...(WITH[name] ?? [])]) wanted.add(other);
  }
  const ordered = new Set<string>();
  const visit = (name: string): void => {
    const { require, modify, optional } = languages[name] ?? {};
    for (const other of [require, modify, optional].flatMap(list)) if (wanted.has(other)) visit(other);
    ordered.add(name);
  };
  for (const name of wanted) visit(name);
  return [...ordered];
}

function list(names: string | readonly string[] | undefined): readonly string[] {
  return typeof names === 'string' ? [names] : (names ?? []);
}
