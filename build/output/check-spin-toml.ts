/**
 * Checks a spin.toml by the rules of Spin's manifest version 2 that an edit breaks most easily, as Spin's own
 * reader has them, which refuses unknown keys (github.com/spinframework/spin, crates/manifest/src/schema/v2.rs).
 */
import { parse, type TomlTable, type TomlValue } from 'smol-toml';

const TOP: readonly string[] = ['spin_manifest_version', 'application', 'variables', 'trigger', 'component'];
const APPLICATION: readonly string[] = ['name', 'version', 'description', 'authors', 'trigger', 'tool'];
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
  const { application, component = {}, trigger } = manifest;
  if (Number(manifest.spin_manifest_version) !== 2) return 'spin_manifest_version is not 2';
  if (!isTable(application) || typeof application.name !== 'string') return '[application] has no name';
  if (!isTable(trigger)) return 'there is no [[trigger.http]]';
  if (!isTable(component)) return 'component is no table';
  return (
    unknownKey(manifest, TOP, 'the file') ??
    unknownKey(application, APPLICATION, '[application]') ??
    componentTrouble(component) ??
    triggerTrouble(trigger, component)
  );
}

function componentTrouble(components: TomlTable): string | null {
  for (const [id, component] of Object.entries(components)) {
    if (!/^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z][A-Za-z0-9]*)*$/.test(id))
      return `'${id}' is no name of a component`;
    if (!isTable(component)) return `component.${id} is no table`;
    if (component.source === undefined) return `[component.${id}] has no source`;
    const unknown = unknownKey(component, COMPONENT, `[component.${id}]`);
    if (unknown !== null) return unknown;
  }
  return null;
}

function triggerTrouble(triggers: TomlTable, components: TomlTable): string | null {
  for (const [type, list] of Object.entries(triggers)) {
    if (!Array.isArray(list)) return `trigger.${type} is no list: write [[trigger.${type}]]`;
    for (const trigger of list) {
      const { component } = isTable(trigger) ? trigger : {};
      if (typeof component === 'string' && components[component] === undefined)
        return `a trigger names the component '${component}', which is not there`;
    }
  }
  return null;
}

function unknownKey(table: TomlTable, known: readonly string[], place: string): string | null {
  const key = Object.keys(table).find((each) => !known.includes(each));
  return key === undefined ? null : `${place} has the key '${key}', which Spin does not know`;
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
