/** The host interfaces that an API may import, beside HTTP: each names the WIT that declares it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../workers/package-root.ts';

export const HOST_INTERFACES: ReadonlyMap<string, string> = new Map([
  ['fermyon:spin/variables@2.0.0', 'variables.wit'],
  ['wasi:keyvalue/store@0.2.0-draft2', 'key-value.wit'],
  ['wasi:keyvalue/atomics@0.2.0-draft2', 'key-value.wit'],
]);

/** An import specifier of the component model: namespace:package/interface@version. node:fs/promises matches too. */
export const WIT_SPECIFIER: RegExp = /^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*(?:@.*)?$/;

/** The world of a component that imports `interfaces` (keys of HOST_INTERFACES), all packages in one text. */
export async function worldText(interfaces: string[]): Promise<string> {
  const files = new Set(['world.wit']);
  for (const name of interfaces) {
    const file = HOST_INTERFACES.get(name);
    if (file === undefined) throw new RangeError(`${name} is not a host interface that an API may import`);
    files.add(file);
  }
  const folder = join(PACKAGE_ROOT, 'wit', 'api');
  const packages = await Promise.all([...files].sort().map((file) => readFile(join(folder, file), 'utf8')));
  const imports = interfaces.map((name) => `  import ${name};\n`).join('');
  const world = `world api {\n${imports}  export wasi:http/incoming-handler@0.2.10;\n}\n`;
  return `package coldpress:api;\n\n${world}\n${packages.join('\n')}`;
}
