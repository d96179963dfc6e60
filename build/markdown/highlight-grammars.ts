/**
 * Prism's grammars, isolated from each other. Prism's files are scripts that share one global `Prism`, and some
 * change the grammars of others, so that the result would depend on the languages loaded before. Here each language
 * gets a Prism of its own, with the files it needs and no others.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { ADDITIONS } from './highlight-additions.ts';
import { type Grammar, withoutPunctuation } from './highlight-punctuation.ts';
import { componentsOf } from './languages.ts';

/** A piece of code that a grammar knows; `content` is text, or the pieces inside it. */
export interface Token {
  type: string;
  content: TokenStream;
  alias?: string | string[] | null;
}

export type TokenStream = string | Token | readonly (string | Token)[];

/** The argument of a language's hooks: template languages take the templates out and put them back. */
interface Environment {
  code: string;
  grammar: Grammar;
  language: string;
  tokens?: TokenStream;
}

interface Prism {
  languages: Record<string, Grammar> & {
    insertBefore(language: string, before: string, tokens: object): void;
  };
  tokenize(text: string, grammar: Grammar): TokenStream;
  hooks: { run(name: 'before-tokenize' | 'after-tokenize', environment: Environment): void };
}

/** A file of Prism as a function, which cannot reach the globals of a browser or of Node. */
type Script = (prism: Prism | undefined, module: { exports: unknown }) => void;
const HIDDEN = ['global', 'window', 'self', 'document', 'WorkerGlobalScope'];

const require: NodeJS.Require = createRequire(import.meta.url);
const scripts: Map<string, Script> = new Map();
const instances: Map<string, Prism> = new Map();

/**
 * `code` as the tokens of `language` (Prism's name for it); the result does not depend on earlier calls. A language is
 * loaded at its first use. The tokens should contain the text of `code`, but do not always: see `tokensToHtml`.
 */
export function tokenize(code: string, language: string): TokenStream {
  const prism = instances.get(language) ?? load(language);
  const grammar = prism.languages[language];
  if (grammar === undefined) return code;
  const environment: Environment = { code, grammar, language };
  prism.hooks.run('before-tokenize', environment);
  environment.tokens = prism.tokenize(environment.code, environment.grammar);
  prism.hooks.run('after-tokenize', environment);
  return environment.tokens;
}

function load(language: string): Prism {
  const module: { exports: unknown } = { exports: {} };
  script('core')(undefined, module);
  const prism = module.exports as Prism;
  for (const component of componentsOf(language)) {
    script(component)(prism, module);
    add(prism, component);
  }
  const grammar = prism.languages[language];
  if (grammar !== undefined) prism.languages[language] = withoutPunctuation(grammar);
  instances.set(language, prism);
  return prism;
}

/**
 * Adds our tokens as copies, because Prism writes a number into each object, and each instance has its own numbers.
 */
function add({ languages }: Prism, component: string): void {
  const { tokens: shared, before } = ADDITIONS[component] ?? {};
  const grammar = languages[component];
  if (shared === undefined || grammar === undefined) return;
  const tokens = structuredClone(shared);
  if (before === undefined) Object.assign(grammar, tokens);
  else languages.insertBefore(component, before, tokens);
}

function script(component: string): Script {
  const known = scripts.get(component);
  if (known !== undefined) return known;
  const filename = require.resolve(`prismjs/components/prism-${component}.js`);
  const made = compileFunction(readFileSync(filename, 'utf8'), ['Prism', 'module', ...HIDDEN], { filename });
  scripts.set(component, made as Script);
  return made as Script;
}
