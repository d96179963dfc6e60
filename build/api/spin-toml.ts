/** The API's part of a spin.toml (manifest version 2). */
import type { BuiltComponent } from './build.ts';

/**
 * The trigger that puts the API at /api, and its component beside the site's. It lists everything that the API may
 * reach: the origins it names, the default store where it imports the key-value interface, and the variables named,
 * each from the application variable of the same name (which the caller declares).
 */
export function apiSpinToml(
  { settings, interfaces }: Pick<BuiltComponent, 'settings' | 'interfaces'>,
  variables: readonly string[] = [],
): string {
  const hosts = settings.outbound.map((origin) => JSON.stringify(origin)).join(', ');
  const usesStore = interfaces.some((name) => name.startsWith('wasi:keyvalue/'));
  const lines = [
    '[[trigger.http]]',
    'route = "/api/..."',
    'component = "api"',
    '',
    '[component.api]',
    'source = "api.wasm"',
    `allowed_outbound_hosts = [${hosts}]`,
    ...(usesStore ? ['key_value_stores = ["default"]'] : []),
    ...(variables.length > 0 ? ['', '[component.api.variables]'] : []),
    ...variables.map((name) => `${name} = "{{ ${name} }}"`),
  ];
  return `${lines.join('\n')}\n`;
}
