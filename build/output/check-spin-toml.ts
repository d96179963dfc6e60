/**
 * Checks a spin.toml by the rules of Spin's manifest version 2 that an edit breaks most easily, as Spin's own
 * reader has them, which refuses unknown keys (github.com/spinframework/spin, crates/manifest/src/schema/v2.rs).
 */
import { parse, type TomlTable, type TomlValue } from 'smol-toml';

const TOP: readonly string[] = ['spin_manifest_version', 'application', 'variables', 'trigger', 'component'];
const APPLICATION: readonly string[] = [
  'name',
  'version',
  'description',
  'authors',
  'targets',
  'trigger',
  'tool',
];
const VARIABLE: readonly string[] = ['description', 'required', 'default', 'secret'];
const BUILD: readonly string[] = ['command', 'workdir', 'watch'];
const HTTP: readonly string[] = ['id', 'component', 'components', 'dependencies', 'route', 'executor'];
/** Words of one case (crates/serde/src/id.rs); of variables lower case only. */
const COMPONENT_NAME = /^(?:[a-z][a-z0-9]*|[A-Z][A-Z0-9]*)(?:-(?:[a-z][a-z0-9]*|[A-Z][A-Z0-9]*))*$/;
const VARIABLE_NAME = /^[a-z][a-z0-9]*(?:_[a-z][a-z0-9]*)*$/;
const COMPONENT: readonly string[] = [
  'source',
  'description',
  'variables',
  'environment',
  'files',
  'exclude_files',
  'allowed_http_hosts',
  'allowed_outbound_hosts',
  'key_value_stores',
  'sqlite_databases',
  'ai_models',
  'build',
  'tool',
  'dependencies_inherit_configuration',
  'dependencies',
  'targets',
  'profile',
];

/** Why Spin would refuse `text`, as part of a sentence; null: it would not. */
export function checkSpinToml(text: string): string | null {
  let manifest: TomlTable;
  try {
    manifest = parse(text);
  } catch (error) {
    return `it is no TOML (${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)})`;
  }
  const { application, component = {}, trigger, variables = {} } = manifest;
  if (Number(manifest.spin_manifest_version) !== 2) return 'spin_manifest_version is not 2';
  if (!isTable(application) || typeof application.name !== 'string') return '[application] has no name';
  if (!isTable(trigger)) return 'there is no [[trigger.http]]';
  if (!isTable(component)) return 'component is no table';
  if (!isTable(variables)) return 'variables is no table';
  return (
    unknownKey(manifest, TOP, 'the file') ??
    unknownKey(application, APPLICATION, '[application]') ??
    variableTrouble(variables) ??
    componentTrouble(component) ??
    triggerTrouble(trigger, component)
  );
}

/**
 * The route that a spin.toml lacks for a site below `base`, of which all requests must reach it; null: it has one that
 * leads to the component `site`, or is none that can be read. Spin gives components whole paths.
 */
export function missingRoute(text: string, base: string): string | null {
  const wanted = `${base}/...`;
  let triggers: TomlValue[];
  try {
    const { trigger } = parse(text);
    triggers = isTable(trigger) && Array.isArray(trigger.http) ? trigger.http : [];
  } catch {
    return null;
  }
  const routes = triggers.flatMap((each) =>
    isTable(each) && each.component === 'site' && typeof each.route === 'string' ? [each.route] : [],
  );
  const leads = (route: string): boolean =>
    route.endsWith('/...') && wanted.startsWith(`${route.slice(0, -'/...'.length)}/`);
  return routes.length === 0 || routes.some(leads) ? null : wanted;
}

function componentTrouble(components: TomlTable): string | null {
  for (const [id, component] of Object.entries(components)) {
    if (!COMPONENT_NAME.test(id)) return `'${id}' is no name of a component`;
    if (!isTable(component)) return `component.${id} is no table`;
    if (component.source === undefined) return `[component.${id}] has no source`;
    const unknown = unknownKey(component, COMPONENT, `[component.${id}]`);
    const trouble =
      unknown ?? buildTrouble(component.build, id) ?? componentVariables(component.variables, id);
    if (trouble !== null) return trouble;
  }
  return null;
}

function variableTrouble(variables: TomlTable): string | null {
  for (const [name, variable] of Object.entries(variables)) {
    if (!VARIABLE_NAME.test(name)) return `'${name}' is no name of a variable: small letters, digits and _`;
    if (!isTable(variable)) return `variables.${name} is no table`;
    const unknown = unknownKey(variable, VARIABLE, `variables.${name}`);
    if (unknown !== null) return unknown;
    if (variable.required !== true && typeof variable.default !== 'string')
      return `variables.${name} has neither a default nor required = true`;
  }
  return null;
}

function buildTrouble(build: TomlValue | undefined, id: string): string | null {
  if (build === undefined) return null;
  if (!isTable(build)) return `component.${id}.build is no table`;
  const { command } = build;
  const isCommand =
    typeof command === 'string' ||
    (Array.isArray(command) && command.every((each) => typeof each === 'string'));
  if (!isCommand) return `[component.${id}.build] has no command`;
  return unknownKey(build, BUILD, `[component.${id}.build]`);
}

function componentVariables(variables: TomlValue | undefined, id: string): string | null {
  if (variables === undefined) return null;
  if (!isTable(variables)) return `component.${id}.variables is no table`;
  const wrong = Object.entries(variables).find(
    ([name, value]) => !VARIABLE_NAME.test(name) || typeof value !== 'string',
  );
  return wrong === undefined
    ? null
    : `component.${id}.variables has '${wrong[0]}', which is no variable with a text`;
}

function triggerTrouble(triggers: TomlTable, components: TomlTable): string | null {
  for (const [type, list] of Object.entries(triggers)) {
    if (!Array.isArray(list)) return `trigger.${type} is no list: write [[trigger.${type}]]`;
    for (const trigger of list) {
      const { component } = isTable(trigger) ? trigger : {};
      if (typeof component === 'string' && components[component] === undefined)
        return `a trigger names the component '${component}', which is not there`;
      const trouble = type === 'http' ? httpTrouble(trigger) : null;
      if (trouble !== null) return trouble;
    }
  }
  return null;
}

function httpTrouble(trigger: TomlValue): string | null {
  if (!isTable(trigger)) return 'a [[trigger.http]] is no table';
  const { route } = trigger;
  if (!(typeof route === 'string' && route.startsWith('/')) && !(isTable(route) && route.private === true))
    return 'a [[trigger.http]] has no route that begins with /';
  return unknownKey(trigger, HTTP, '[[trigger.http]]');
}

function unknownKey(table: TomlTable, known: readonly string[], place: string): string | null {
  const key = Object.keys(table).find((each) => !known.includes(each));
  return key === undefined ? null : `${place} has the key '${key}', which Spin does not know`;
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
