/** The names of languages of code: which there are, and that each can be loaded. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { tokenize } from '../../build/markdown/highlight-grammars.ts';
import { tokensToHtml } from '../../build/markdown/highlight-markup.ts';
import { componentsOf, languageOf, OTHER_NAMES } from '../../build/markdown/languages.ts';

type Names = string | string[] | undefined;
const { languages } = createRequire(import.meta.url)('prismjs/components.json') as {
  languages: Record<string, { alias?: Names; require?: Names; modify?: Names; optional?: Names }>;
};
const PRISM = Object.keys(languages).filter((name) => name !== 'meta');
const ALIASES = PRISM.flatMap((name) =>
  list(languages[name]?.alias).map((alias): [string, string] => [alias, name]),
);

function list(names: Names): string[] {
  return [names ?? []].flat();
}

describe('the names of languages', () => {
  it('are all those of Prism', () => {
    for (const name of PRISM) assert.equal(languageOf(name), name);
    for (const [alias, name] of ALIASES) assert.equal(languageOf(alias), name);
  });

  it('that we add mean languages of Prism, one each, and none that Prism knows', () => {
    const known = new Set([...PRISM, ...ALIASES.map(([alias]) => alias)]);
    const seen = new Set<string>();
    for (const [name, others] of Object.entries(OTHER_NAMES)) {
      assert.ok(PRISM.includes(name), name);
      for (const other of others.split(' ')) {
        assert.equal(languageOf(other), name);
        assert.equal(other, other.toLowerCase());
        assert.ok(!known.has(other) && !seen.has(other), `${other} is known already`);
        seen.add(other);
      }
    }
  });

  for (const [name, language] of [
    ['Dockerfile', 'docker'],
    ['Makefile', 'makefile'],
    ['CMakeLists.txt', 'cmake'],
    ['C++', 'cpp'],
    ['C#', 'csharp'],
    ['TypeScript', 'typescript'],
    ['HTML', 'markup'],
    ['console', 'shell-session'],
    ['jsonc', 'json'],
  ] as const) {
    it(`say that ${name} is ${language}`, () => assert.equal(languageOf(name), language));
  }

  it('are those that highlight.js had, but for the ones that the decision record lists', () => {
    const lost = HIGHLIGHT_JS.split(' ').filter((name) => languageOf(name) === undefined);
    const record = readFileSync(join(import.meta.dirname, '../../docs/decisions/highlighter.md'), 'utf8');
    const listed = /no longer coloured[^:]*:([^.]*)\./.exec(record)?.[1] ?? '';
    assert.deepEqual(
      lost,
      [...listed.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
  });
});

/** The languages of highlight.js 11.12, by the names of its files. */
const HIGHLIGHT_JS =
  '1c abnf accesslog actionscript ada angelscript apache applescript arcade arduino armasm ' +
  'asciidoc aspectj autohotkey autoit avrasm awk axapta bash basic bnf brainfuck c cal capnproto ' +
  'ceylon clean clojure clojure-repl cmake coffeescript coq cos cpp crmsh crystal csharp csp css d ' +
  'dart delphi diff django dns dockerfile dos dsconfig dts dust ebnf elixir elm erb erlang ' +
  'erlang-repl excel fix flix fortran freedesktop fsharp gams gauss gcode gherkin glsl gml go golo ' +
  'gradle graphql groovy haml handlebars haskell haxe hsp http hy inform7 ini irpf90 isbl java ' +
  'javascript jboss-cli json julia julia-repl kotlin lasso latex ldif leaf less lisp ' +
  'livecodeserver livescript llvm lsl lua makefile markdown mathematica matlab maxima mel mercury ' +
  'mipsasm mizar mojolicious monkey moonscript n1ql nestedtext nginx nim nix node-repl nsis ' +
  'objectivec ocaml openscad oxygene parser3 perl pf pgsql php php-template pony powershell ' +
  'processing profile prolog properties protobuf puppet purebasic python python-repl q qml r ' +
  'reasonml rib roboconf routeros rsl ruby ruleslanguage rust sas scala scheme scilab scss shell ' +
  'smali smalltalk sml sqf sql stan stata step21 stylus subunit swift taggerscript tap tcl thrift ' +
  'tp twig typescript vala vbnet vbscript vbscript-html verilog vhdl vim wasm wren x86asm xl xml ' +
  'xquery yaml zephir';

const SAMPLE = 'a = "b" + 1; // c\n<d e="f">{{ g }}<?php h() ?></d> # i\nclass J: k\n';

describe('the files of a language', () => {
  it('come after those they need or change', () => {
    for (const name of PRISM) {
      const files = componentsOf(name);
      assert.equal(new Set(files).size, files.length);
      for (const [index, file] of files.entries()) {
        const { require, modify, optional } = languages[file] ?? {};
        for (const other of list(require)) assert.ok(files.indexOf(other) >= 0, `${name}: ${other}`);
        for (const other of [require, modify, optional].flatMap(list))
          assert.ok(files.indexOf(other) < index, `${name}: ${other} comes after ${file}`);
      }
    }
  });

  it('load, and their tokens hold all the code', () => {
    for (const name of PRISM) {
      const tokens = tokenize(SAMPLE, name);
      assert.equal(textOf(tokens), SAMPLE, name);
      assert.ok(tokensToHtml(tokens, SAMPLE).length > SAMPLE.length, name);
    }
  });
});

function textOf(tokens: ReturnType<typeof tokenize>): string {
  if (typeof tokens === 'string') return tokens;
  return 'type' in tokens ? textOf(tokens.content) : tokens.map(textOf).join('');
}
