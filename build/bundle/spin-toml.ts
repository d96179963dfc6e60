/** The spin.toml that serves one output folder (Spin manifest version 2). */

export interface SpinApplication {
  name: string;
  description: string;
  /** The site's component, from the folder of the file: site.wasm, or site.p3.wasm for WASI 0.3. */
  source: string;
  /** Further triggers and components, as TOML: the API's. */
  extra: string;
}

/** `spin up` in the output folder serves the component beside this file. */
export function spinToml({ name, description, source, extra }: SpinApplication): string {
  return `spin_manifest_version = 2

[application]
name = ${tomlString(applicationName(name))}
version = "0.1.0"
description = ${tomlString(description)}

[[trigger.http]]
route = "/..."
component = "site"

[component.site]
# site.wasm is WASI 0.2, site.p3.wasm WASI 0.3 for Spin 4 (coldpress build --target both).
source = ${tomlString(source)}
allowed_outbound_hosts = []
${extra === '' ? '' : `\n${extra}`}`;
}

/** Spin wants a name of letters, digits, dashes and underscores that starts with a letter. */
function applicationName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+|-$/g, '')
    .toLowerCase();
  return plain === '' ? 'site' : plain;
}

/** A TOML basic string: what JSON escapes TOML reads, and DEL it wants escaped as well. */
function tomlString(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
