/** content/pages/docs/mdcms.md says of every key and block of the format what becomes of it, and names tests that exist. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { testTitles } from '../harness/test-titles.ts';
import { unless } from '../harness/unless.ts';

const root = join(import.meta.dirname, '..', '..');
const document = readFileSync(join(root, 'content/pages/docs/mdcms.md'), 'utf8');
const format = join(root, '..', 'shared', 'mdcms-format.md');

/** The format's keys and blocks, by the headings of the document. */
const FORMAT: Record<string, string> = {
  'config.yml': `sitename navigation nav-position theme logo favicon sitedescription footer homepage search
    default-theme code-copy main-width nav-width font-body font-title font-code language date time monthnames
    monthnamesabbreviated pagenotfoundmessage pwa pwa-name pwa-shortname pwa-colour offline-message categories-use
    default-category categories categories-sectionnames categories-selecticon categories-selecttext
    categories-dates callouts url timezone`,
  'config.yml: older colours': `main-accentcolour main-bgcolour navigation-bgcolour navigation-fontcolour
    font-colour font-colour-muted code-bgcolour code-fontcolour divider-colour table-header-bgcolour
    table-border-colour navigation-active-bgcolour navigation-hover-bgcolour link-style link-style-hover
    link-style-visited`,
  Categories: `code name message name-latin direction notfoundmessage visibilityifnocontent pagenotfoundmessage font
    line-height section-id`,
  'Front matter': `title sort section-id draft author description language created modified keywords expires
    aliases permalink image tags`,
  'nav.yml': `sections defaultname pagesvisibility parent parent-sort categorynames pagination pages file title
    titles uncategorized variants`,
  'theme.yml': `palette primary surface page ink ink-muted on-surface on-surface-active on-surface-title
    on-surface-heading on-surface-note on-surface-icon divider heading light dark accent background nav-background
    text text-muted nav-link nav-link-active nav-section-heading nav-sitename nav-description nav-toggle
    colours-semantic colours-semantic-dark callouts nav-section-expand-icon nav-section-collapse-icon font-heading
    font-size line-height`,
  'Blocks and footnotes': `callout-info callout-warning callout-success callout-error toc toc-section toc-page
    posts-created-chronological posts-created-reversechronological posts-datetime-reversechronological
    posts-date-chronological byyear byyearmonth lastyear lastmonth limit paginate selectyear defaultyear tab
    tab-underline tab-filled accordion accordion-underline accordion-filled ^[text] [^1]`,
  Addresses: `/#pages/about.md /#posts/x.md ?cat=nb /pages/x.md /posts/x.md /assets/… /search.json /manifest.json
    /service-worker.js`,
};

interface Row {
  key: string;
  state: string;
  how: string;
  file: string;
  text: string;
}

function rows(heading: string): Row[] {
  const [, after = ''] = document.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return [...section.matchAll(/^\| `([^`]+)` \| (\w+) \| (.*?) \| `test\/([^`]+)` “(.*)” \|$/gm)].map(
    ([, key = '', state = '', how = '', file = '', text = '']) => ({ key, state, how, file, text }),
  );
}

let known: Record<string, string[]> | undefined;

/** The titles of the cases in every file that the document names. */
function titles(): Record<string, string[]> {
  const files = Object.keys(FORMAT).flatMap((heading) =>
    rows(heading).map(({ file }) => join(root, 'test', file)),
  );
  known ??= testTitles([...new Set(files)].filter((file) => existsSync(file)));
  return known;
}

for (const [heading, keys] of Object.entries(FORMAT)) {
  describe(`content/pages/docs/mdcms.md, ${heading}`, () => {
    it('has a row for exactly the keys of the format', () => {
      const listed = rows(heading).map(({ key }) => key);
      assert.deepEqual(listed.sort(), keys.split(/\s+/).sort());
    });
    it('says what becomes of each, and where it is more or nothing, how', () => {
      for (const { key, state, how } of rows(heading)) {
        assert.ok(['supported', 'better', 'not'].includes(state), `${key} is ${state}`);
        if (state !== 'supported') assert.notEqual(how, '', key);
      }
    });
    it('names in each row a case by its whole title, in the file that has it', () => {
      const missing = rows(heading)
        .filter(({ file, text }) => titles()[join(root, 'test', file)]?.includes(text) !== true)
        .map(({ key, file, text }) => `${key}: ${file} has no case called “${text}”`);
      assert.deepEqual(missing, []);
    });
  });
}

describe('the list of this test', unless(existsSync(format) ? false : `${format} is missing`), () => {
  const text = existsSync(format) ? readFileSync(format, 'utf8') : '';
  it('has every key that the format has in its tables', () => {
    const all = new Set(Object.values(FORMAT).flatMap((keys) => keys.split(/\s+/)));
    const [, config = ''] = text.split('## config.yml');
    const [tables = ''] = config.split('## nav.yml');
    const cells = [...tables.matchAll(/^\| ([^|]+)\|/gm)].map(([, cell = '']) => cell);
    const keys = cells.flatMap((cell) =>
      [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, key = '']) => key.split(', ')),
    );
    assert.ok(keys.length > 45, `${keys.length} keys were found`);
    assert.deepEqual(
      keys.filter((key) => !all.has(key)),
      [],
    );
  });
  it('has nothing that the format does not know', () => {
    const known = text.replace(/[`|]/g, ' ');
    const missing = Object.entries(FORMAT)
      .flatMap(([heading, keys]) =>
        heading === 'Blocks and footnotes' || heading === 'Addresses' ? [] : keys.split(/\s+/),
      )
      .filter((key) => !known.includes(key));
    assert.deepEqual(missing, []);
  });
});
