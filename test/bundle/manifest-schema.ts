/** The schema of the manifest, as a validator that gives all errors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Manifest } from '../../build/bundle/manifest.ts';

export const SCHEMA: object = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../build/bundle/schema.json'), 'utf8'),
);
export const validate: ValidateFunction = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
}).compile(SCHEMA);

/** A manifest as it would be read from its file. */
export function written(manifest: Manifest): Manifest {
  return JSON.parse(JSON.stringify(manifest)) as Manifest;
}
