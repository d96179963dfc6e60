/**
 * The variables and stores that an API reads by name. Spin gives a component only those that its manifest names, so the
 * build looks for them: names written out in calls of get() and open(), and those of the API's settings.
 */
import type { Settings } from '../../src/api/settings.ts';
import type { Bundle } from './bundle.ts';

export interface HostNames {
  /** By name the default, or null where a value has to be set. */
  variables: Readonly<Record<string, string | null>>;
  stores: readonly string[];
}

/** A valid name in Spin (crates/serde/src/id.rs): lower-case words and underscores. */
const VARIABLE = /^[a-z][a-z0-9]*(?:_[a-z][a-z0-9]*)*$/;

/** A statement of the bundle that imports from a host interface: the imported names, and the interface. */
const IMPORT = /^import (?:\* as ([\w$]+)|\{([^{}]*)\}) from "([^"]*)"/gm;

/** More characters than a call's first argument, with what follows it, can have to be read. */
const LONGEST = 100;
const TEXT = /^"[^"\\\n]{1,64}"/;
const ARGUMENT = /^\s{0,16}("[^"\\\n]{1,64}"|`[^`$\\\n]{1,64}`|[A-Za-z_$][\w$]{0,63})\s{0,16}[),]/;

/** The names in `bundle`, a module whose imports of host interfaces are left to the host, and in its `settings`. */
export function hostNames({ code, interfaces }: Bundle, { variables, stores }: Settings): HostNames {
  const read = namesIn(code, 'fermyon:spin/variables', 'get').filter((name) => VARIABLE.test(name));
  const opened = namesIn(code, 'wasi:keyvalue/store', 'open');
  const usesStore = interfaces.some((name) => name.startsWith('wasi:keyvalue/'));
  const named = [...new Set([...stores, ...opened])].sort();
  return {
    variables: Object.fromEntries(
      [...new Set([...Object.keys(variables), ...read])]
        .sort()
        .map((name) => [name, variables[name] ?? null]),
    ),
    stores: usesStore && named.length === 0 ? ['default'] : named,
  };
}

/** The texts with which the function `exported` of an interface is called in `code`. */
function namesIn(code: string, wanted: string, exported: string): string[] {
  const found = new Set<string>();
  for (const [, namespace, list = '', from = ''] of code.matchAll(IMPORT)) {
    if (from.replace(/@.*/, '') !== wanted) continue;
    const callees =
      namespace === undefined
        ? list
            .split(',')
            .map((item) => item.trim().split(' as '))
            .flatMap(([name = '', local = name]) => (name === exported ? [local] : []))
        : [`${namespace}.${exported}`];
    for (const callee of callees) for (const name of textsGiven(code, callee)) found.add(name);
  }
  return [...found];
}

/** The first arguments of calls of `callee` that are texts without escapes, or constants of the top level that are. */
function textsGiven(code: string, callee: string): string[] {
  const found: string[] = [];
  const call = `${callee}(`;
  for (let at = code.indexOf(call); at >= 0; at = code.indexOf(call, at + 1)) {
    if (/[\w$.]/.test(code.charAt(at - 1))) continue;
    const [, given = ''] = ARGUMENT.exec(code.slice(at + call.length, at + call.length + LONGEST)) ?? [];
    const text = /^["`]/.test(given) ? given : (constant(code, given) ?? '');
    if (text !== '') found.push(text.slice(1, -1));
  }
  return found;
}

/** The text, in its quotes, of a constant of the top level, as esbuild writes it. */
function constant(code: string, name: string): string | null {
  const head = `\nvar ${name} = `;
  const at = name === '' ? -1 : code.indexOf(head);
  if (at < 0) return null;
  const [text = null] = TEXT.exec(code.slice(at + head.length, at + head.length + LONGEST)) ?? [];
  return text;
}

/**
 * The values of variables as `spin up` takes them: SPIN_VARIABLE_NAME of the environment, or the default. One that has
 * neither is left out.
 */
export function variableValues(
  variables: HostNames['variables'],
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, fallback]) => {
      const value = environment[`SPIN_VARIABLE_${name.toUpperCase()}`] ?? fallback;
      return value === null ? [] : [[name, value]];
    }),
  );
}
