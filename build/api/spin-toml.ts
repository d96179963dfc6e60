/** The API's part of a spin.toml (manifest version 2). */
import type { BuiltComponent } from './build.ts';

/**
 * The trigger that puts the API at /api, and its component beside the site's, from the folder `folder` (empty, or with
 * a slash at its end). It lists all that the API may reach: the origins and stores that it names, and its
 * variables, each from the application variable of the same name, which the caller declares.
 */
export function apiSpinToml(
  { settings, names }: Pick<BuiltComponent, 'settings' | 'names'>,
  folder: string = '',
): string {
  const variables = Object.keys(names.variables);
  const lines = [
    '[[trigger.http]]',
    'route = "/api/..."',
    'component = "api"',
    '',
    '[component.api]',
    `source = ${JSON.stringify(`${folder}api.wasm`)}`,
    `allowed_outbound_hosts = [${texts(settings.outbound)}]`,
    ...(names.stores.length > 0 ? [`key_value_stores = [${texts(names.stores)}]`] : []),
    ...(variables.length > 0 ? ['', '[component.api.variables]'] : []),
    ...variables.map((name) => `${name} = "{{ ${name} }}"`),
  ];
  return `${lines.join('\n')}\n`;
}

function texts(values: readonly string[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}
