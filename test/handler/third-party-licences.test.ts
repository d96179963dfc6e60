import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { thirdPartyLicences } from '../../build/handler/third-party-licences.ts';

describe('the licences of bundled packages', () => {
  let root = '';
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  const addPackage = (folder: string, name: string, licence: string): void => {
    write(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3' }));
    write(join(folder, licence), `Do as you like with ${name}.\n`);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'coldpress-licences-'));
    addPackage('node_modules/plain', 'plain', 'LICENSE');
    addPackage('node_modules/@scope/named', '@scope/named', 'license');
    addPackage('node_modules/plain/node_modules/inner', 'inner', 'LICENCE.md');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('stand in the order of the packages’ names, each once', () => {
    const files = [
      'build/cli/main.ts',
      'node_modules/plain/lib/a.js',
      'node_modules/plain/b.js',
      'node_modules/@scope/named/index.js',
      'node_modules/plain/node_modules/inner/index.js',
    ];
    const expected = ['@scope/named', 'inner', 'plain'].map(
      (name) => `# ${name} 1.2.3\n\nDo as you like with ${name}.\n`,
    );
    assert.equal(thirdPartyLicences(root, files), expected.join('\n\n'));
  });

  it('are nothing where nothing is bundled', () => {
    assert.equal(thirdPartyLicences(root, ['build/cli/main.ts', 'src/api/main.ts']), '');
  });

  it('are written out where a package states one that is known, with its author, and brings no text', () => {
    const about = { name: 'stated', version: '1.0.0', license: 'ISC', author: 'A. Author' };
    write('node_modules/stated/package.json', JSON.stringify(about));
    assert.match(
      thirdPartyLicences(root, ['node_modules/stated/index.js']),
      /^# stated 1\.0\.0\n\nCopyright A\. Author\n\nPermission to use/,
    );
  });

  it('are not left out silently', () => {
    write('node_modules/bare/package.json', JSON.stringify({ name: 'bare', version: '1.0.0' }));
    assert.throws(() => thirdPartyLicences(root, ['node_modules/bare/index.js']), /bare comes without/);
  });
});
