/**
 * Plain English, as far as a machine can hold it: words that hide who does what, the glossary, and links between
 * documents. CONTRIBUTING.md has the rest under *Words*. `src/` is read by people only.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'vitest';
import { ROOT } from '../harness/run-cli.ts';

/** Words to avoid, with what to write instead. */
const AVOIDED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:nobody|anybody|somebody|whoever)\b/i, 'name the reader, the author or the caller'],
  [/\bwhatever\b/i, 'write "any", "in any case" or "however"'],
  [/\b(?:hears?|heard)\b/i, 'write "is called with", "receives" or "reads"'],
  [
    /\b(?:is|are|was|were|be|been) told\b(?! (?:apart|from))|\btells? the\b/i,
    'write "report", "notify" or "print"',
  ],
  [/\bwhat (?:is|are|was|were) made of (?:it|them)\b/i, 'name the result'],
  [/\b(?:looks?|looked) over\b/i, 'write "check"'],
  [/\bof (?:how|so) many of how many\b/i, 'write "called with (done, total)"'],
];

/** The beginnings of docstrings in build/ that hide a noun: *The data of a page*, not *What a page has*. */
const NO_NOUN = /\/\*\*\s+(?:\* )?(?:What (?!to do\b)|Whoever |That which )/;

interface Text {
  file: string;
  text: string;
}

function filesBelow(folder: string, ends: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => ends.test(name))
    .sort();
}

const read = (file: string): Text => ({ file, text: readFileSync(join(ROOT, file), 'utf8') });

const DOCUMENTS = [
  ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'bench/README.md'],
  ...['docs', 'content', 'examples'].flatMap((folder) => filesBelow(folder, /\.md$/)),
].map(read);

/** The comments of a module, and the titles of its tests; what stands in other strings may be an author's text. */
function spokenText(text: string): string {
  const comments = text.matchAll(/\/\*.*?\*\/|(?<=^|\s)\/\/[^\n]*/gs);
  const titles = text.matchAll(/\b(?:it|test|describe|title:|why:)\s*\(?\s*(['"`])(.*?)(?<!\\)\1/g);
  return [...[...comments].map(([all]) => all), ...[...titles].map(([, , title = '']) => title)].join('\n');
}

/** The texts that are read: documents, modules of build/ with their messages, comments and titles of tests. */
const TEXTS: Text[] = [
  // The section that names the words to avoid names them.
  ...DOCUMENTS.map(({ file, text }) => ({ file, text: text.replace(/^## Words.*?(?=^## )/ms, '') })),
  ...filesBelow('build', /\.(?:ts|js|css)$/).map(read),
  ...[...filesBelow('test', /\.ts$/), ...filesBelow('bench', /\.ts$/)]
    .filter((file) => !file.endsWith('repository/words.test.ts'))
    .map(read)
    .map(({ file, text }) => ({ file, text: spokenText(text) })),
];

/** Where `pattern` matches, each as its file and the words around it. */
function places({ file, text }: Text, pattern: RegExp): string[] {
  return [...text.matchAll(new RegExp(pattern, 'gi'))].map(({ index, 0: found }) =>
    `${file}: ${text.slice(Math.max(0, index - 40), index + found.length + 30)}`.replaceAll(/\s+/g, ' '),
  );
}

describe('comments, documents, messages and titles of tests', () => {
  for (const [pattern, instead] of AVOIDED) {
    it(`do without ${pattern.source}: ${instead}`, () => {
      const found = TEXTS.flatMap((text) => places(text, pattern));
      assert.deepEqual(found, []);
    });
  }
});

it('docstrings of build/ begin with a noun or a verb', () => {
  const docstrings = TEXTS.filter(({ file }) => file.startsWith('build/'));
  assert.deepEqual(
    docstrings.flatMap((text) => places(text, NO_NOUN)),
    [],
  );
  assert.equal(
    places({ file: 'x.ts', text: '/**\n * What a page has. */ /** What to do. */' }, NO_NOUN).length,
    1,
  );
});

it('a word to avoid is found in comments and titles, and not in an author’s text', () => {
  const text =
    "// Nobody reads it.\nit('tells the reader', () => f('whoever'));\nconst url = 'http://whatever';";
  const found = AVOIDED.flatMap(([pattern]) => places({ file: 'x.ts', text: spokenText(text) }, pattern));
  assert.equal(found.length, 2);
});

describe('the glossary', () => {
  const rows = [
    ...(/^## Words.*?(?=^## )/ms.exec(read('CONTRIBUTING.md').text)?.[0] ?? '').matchAll(/^\| ([^|]+) \|/gm),
  ]
    .map(([, word = '']) => word)
    .filter((word) => word !== 'word' && !word.startsWith('-'));
  it('has some thirty words', () => assert.ok(rows.length >= 30, `${rows.length}`));
  it('defines each once', () => assert.equal(new Set(rows).size, rows.length));
  it('is in the order of the alphabet', () => assert.deepEqual(rows, [...rows].sort()));
});

/** The ids of the headings of a document, as GitHub makes them. */
function headingIds(text: string): Set<string> {
  const ids = new Set<string>();
  const counts = new Map<string, number>();
  for (const [, heading = ''] of text.replaceAll(/^```.*?^```/gms, '').matchAll(/^#+ +(.+?) *#*$/gm)) {
    const id = heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    ids.add(count === 0 ? id : `${id}-${count}`);
  }
  for (const [, id = ''] of text.matchAll(/<\w+ id="([^"]+)"/g)) ids.add(id);
  return ids;
}

/** Links of a document to files and headings of the repository that are not there. */
function deadLinks({ file, text }: Text): string[] {
  const plain = text.replaceAll(/^(`{3,}|~{3,}).*?^\1/gms, '').replaceAll(/`[^`\n]*`/g, '');
  return [...plain.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(?:[a-z]+:|\/|$)/i.test(target))
    .filter((target) => {
      const [path = '', fragment] = target.split('#', 2);
      const named = path === '' ? file : join(dirname(file), decodeURIComponent(path));
      if (!existsSync(join(ROOT, named))) return true;
      if (fragment === undefined || !named.endsWith('.md')) return false;
      return !headingIds(read(named).text).has(decodeURIComponent(fragment));
    })
    .map((target) => `${file}: ${target}`);
}

describe('links between documents', () => {
  it('lead to files and headings that are there', () => {
    // Links of a site count from its own root, and the build checks them.
    const own = DOCUMENTS.filter(
      ({ file }) => !/^(?:content|examples\/(?:.*templates|own\/(?:pages|posts)))\//.test(file),
    );
    assert.deepEqual(own.flatMap(deadLinks), []);
  });
  it('are found dead where a file or a heading is missing', () => {
    const text = '[a](docs/no-such.md) [b](README.md#no-such) [c](#here)\n\n# Here\n';
    assert.deepEqual(deadLinks({ file: 'README.md', text }).length, 3);
  });
});
