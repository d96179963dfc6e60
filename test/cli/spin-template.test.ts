/**
 * templates/coldpress against the rules by which Spin reads a template: crates/templates of spinframework/spin, of which
 * reader.rs has the keys (no others are taken), template.rs the variants, run.rs the values and filters.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, it } from 'vitest';
import { projectFiles } from '../../build/cli/project-files.ts';
import { contentFiles } from '../../build/cli/template-files.ts';
import { checkSpinToml } from '../../build/output/check-spin-toml.ts';
import { ROOT } from '../harness/run-cli.ts';

type Check = (value: unknown) => boolean;
interface Rule {
  /** Whether the key has to be there. */
  isNeeded?: boolean;
  takes: Check;
}

const isText: Check = (value) => typeof value === 'string';
const isList: Check = (value) => Array.isArray(value) && value.every(isText);
const isTable: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const VARIANT: Record<string, Rule> = {
  supported: { takes: (value) => typeof value === 'boolean' },
  skip_files: { takes: isList },
  skip_parameters: { takes: isList },
  snippets: { takes: (value) => isTable(value) && Object.values(value as object).every(isText) },
  conditions: { takes: isTable },
};
const MANIFEST: Record<string, Rule> = {
  manifest_version: { isNeeded: true, takes: (value) => value === '1' },
  id: { isNeeded: true, takes: isText },
  description: { takes: isText },
  trigger_type: { takes: isText },
  tags: { takes: isList },
  new_application: { takes: (value) => faults(value, VARIANT).length === 0 },
  add_component: { takes: (value) => faults(value, VARIANT).length === 0 },
  parameters: { takes: isTable },
  outputs: { takes: isTable },
};
const PARAMETER: Record<string, Rule> = {
  type: { isNeeded: true, takes: (value) => value === 'string' },
  prompt: { isNeeded: true, takes: isText },
  default: { takes: isText },
  pattern: { takes: isText },
  allowed_values: { takes: isList },
};

function faults(table: unknown, rules: Record<string, Rule>): string[] {
  if (!isTable(table)) return ['no table'];
  const given = table as Record<string, unknown>;
  return [
    ...Object.keys(given).flatMap((key) => (Object.hasOwn(rules, key) ? [] : [`unknown ${key}`])),
    ...Object.entries(rules).flatMap(([key, { isNeeded, takes }]) => {
      if (given[key] === undefined) return isNeeded === true ? [`no ${key}`] : [];
      return takes(given[key]) ? [] : [`wrong ${key}`];
    }),
  ];
}

/** The faults for which Spin would not read a template's manifest. */
function manifestFaults(text: string): string[] {
  const manifest = parse(text) as Record<string, unknown>;
  const parameters = Object.values((manifest.parameters ?? {}) as object);
  return [...faults(manifest, MANIFEST), ...parameters.flatMap((each) => faults(each, PARAMETER))];
}

/** Values that Spin has for every template, and the filters that it adds to those of Liquid. */
const SPECIAL = ['authors', 'username', 'project-name', 'output-path'];
const FILTERS = ['kebab_case', 'pascal_case', 'dotted_pascal_case', 'snake_case', 'http_wildcard'];

/** What Liquid would not fill in a file, or would take for code of its own. */
function unfilled(text: string, parameters: readonly string[]): string[] {
  const known = [...SPECIAL, ...parameters];
  const outputs = [...text.matchAll(/\{\{(.*?)\}\}/gs)].flatMap(([whole, inner = '']) => {
    const [value = '', ...filters] = inner.split('|').map((part) => part.trim());
    return known.includes(value) && filters.every((each) => FILTERS.includes(each)) ? [] : [whole];
  });
  const rest = text.replace(/\{\{.*?\}\}/gs, '');
  return [...outputs, ...(/\{[{%]|[%}]\}/.exec(rest) ?? [])];
}

describe('the rules of Spin', () => {
  const wrong: [title: string, text: string, fault: string][] = [
    ['another version', 'manifest_version = "2"\nid = "a"', 'wrong manifest_version'],
    ['no id', 'manifest_version = "1"', 'no id'],
    ['a key of no version', 'manifest_version = "1"\nid = "a"\nauthor = "b"', 'unknown author'],
    [
      'a parameter of another type',
      'manifest_version = "1"\nid = "a"\n[parameters]\np = { type = "bool", prompt = "p" }',
      'wrong type',
    ],
    [
      'a parameter without a prompt',
      'manifest_version = "1"\nid = "a"\n[parameters]\np = { type = "string" }',
      'no prompt',
    ],
    [
      'a variant of an unknown key',
      'manifest_version = "1"\nid = "a"\n[add_component]\nx = 1',
      'wrong add_component',
    ],
  ];
  for (const [title, text, fault] of wrong)
    it(`refuse ${title}`, () => assert.deepEqual(manifestFaults(text), [fault]));

  it('refuse what Liquid would not fill', () => {
    assert.deepEqual(unfilled('{{nope}} {{project-name | upper_snake}}', []), [
      '{{nope}}',
      '{{project-name | upper_snake}}',
    ]);
    assert.deepEqual(unfilled('{% if a %}', []), ['{%']);
    assert.deepEqual(unfilled('{{ a | kebab_case }} {{authors}}', ['a']), []);
  });
});

describe('the template for Spin', () => {
  const folder = join(ROOT, 'templates/coldpress');
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  it('lies where spin templates install looks in a repository: templates/NAME/metadata/spin-template.toml', () => {
    // TEMPLATE_SOURCE_DIR of crates/templates/src/source.rs; every folder in it has to be a template.
    for (const name of readdirSync(join(ROOT, 'templates')))
      assert.ok(existsSync(join(ROOT, 'templates', name, 'metadata', 'spin-template.toml')), name);
  });

  const metadata = parse(read('metadata/spin-template.toml')) as Record<string, unknown>;

  it('has metadata that Spin reads, for a new application and not for a component of another', () => {
    assert.deepEqual(manifestFaults(read('metadata/spin-template.toml')), []);
    assert.equal(metadata.id, 'coldpress');
    // Without these tables an application is supported and a component is not.
    assert.ok(!('new_application' in metadata) && !('add_component' in metadata));
    for (const parameter of Object.values(metadata.parameters as Record<string, Record<string, string>>)) {
      // A quote or backslash would end the texts of config.yml and spin.toml that it is put into.
      const pattern = new RegExp(parameter.pattern ?? '');
      assert.ok(pattern.test(parameter.default ?? '"'));
      assert.ok(!pattern.test('a "quote"') && !pattern.test('a\\b'));
    }
  });

  it('gives a spin.toml that Spin reads, and the blog of init', () => {
    const filled = (text: string): string =>
      text
        .replaceAll('{{project-name | kebab_case}}', 'my-site')
        .replaceAll('{{project-name}}', 'My site')
        .replaceAll('{{site-description}}', 'Notes, now and then')
        .replaceAll('{{authors}}', 'A');
    const manifest = filled(read('content/spin.toml'));
    assert.equal(checkSpinToml(manifest), null);
    // Its spin.toml is that of init, with an author and with the packages installed first.
    const own = projectFiles('my-site', 'my-site', '^0.1.0')['spin.toml'] ?? '';
    const alike = manifest
      .replace('description = "Notes, now and then"\nauthors = ["A"]', 'description = ""')
      .replace('npm install && ', '');
    assert.equal(alike, own);
    assert.equal(read('content/.gitignore'), projectFiles('a', 'a', '')['.gitignore']);
    const files = contentFiles('blog', { name: 'My site', today: '2026-11-29' });
    for (const [path, text] of Object.entries(files))
      assert.equal(filled(read(`content/content/${path}`)), text);
    assert.doesNotMatch(
      Object.keys(files)
        .map((path) => filled(read(`content/content/${path}`)))
        .join(''),
      /\{\{/,
    );
  });

  it('has files in which Liquid fills every value', () => {
    const parameters = Object.keys(metadata.parameters as object);
    const files = readdirSync(join(folder, 'content'), { recursive: true, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile())) {
      const text = readFileSync(join(file.parentPath, file.name), 'utf8');
      assert.deepEqual(unfilled(text, parameters), [], file.name);
      assert.ok(!file.name.endsWith('.tmpl') && !/\{\{|!!/.test(file.name), file.name);
    }
  });
});
