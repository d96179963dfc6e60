/** The strict reader of JSON: it takes nothing that JSON.parse refuses, and what it takes it reads as that does. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  JSON_SIZE,
  JsonReader,
  KIND_ARRAY,
  KIND_INTEGER,
  KIND_OBJECT,
  KIND_STRING,
  NO_NODE,
} from '../../src/serve/mcp/json-reader.ts';
import { ARENA_END } from '../../src/site/layout.ts';
import { allocate, useMemory } from '../../src/site/memory.ts';
import { cpuTime } from '../harness/time.ts';

const memory = new Uint8Array(ARENA_END);

/** A reader over a text that it has read; null: it refuses it. */
function read(text: string | Uint8Array): JsonReader | null {
  useMemory(memory.buffer);
  const bytes = Buffer.from(text);
  const at = allocate(bytes.length);
  memory.set(bytes, at);
  const reader = new JsonReader(at, bytes.length, allocate(JSON_SIZE));
  return reader.read() ? reader : null;
}

const textOf = (reader: JsonReader, node: number): string =>
  Buffer.from(memory.subarray(reader.textAt(node), reader.textAt(node) + reader.textLength(node))).toString();

/** Whether JSON.parse takes the text. */
function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Pieces of which texts are made that are nearly JSON. */
const PIECES = [
  ...'{}[]:,"\\',
  ...[
    '"a"',
    '"b"',
    '1',
    '0',
    '-',
    '.',
    'e',
    '+',
    'true',
    'false',
    'null',
    ' ',
    '\n',
    '\\u',
    'd83d',
    'de00',
    '\u0001',
    'é',
    '🛶',
    '\t',
  ],
];

describe('the reader of JSON', () => {
  it('reads every string as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.boolean(), (text, isEscaped) => {
        const json = JSON.stringify(text);
        const escaped = isEscaped
          ? json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          : json;
        const reader = read(escaped);
        assert.ok(reader !== null, escaped);
        assert.equal(reader.kind(0), KIND_STRING);
        assert.equal(textOf(reader, 0), JSON.parse(json));
      }),
    );
  });

  it('takes every value that JSON.stringify gives, within its bounds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        assert.ok(read(text) !== null || text.length > 1000, text);
      }),
    );
  });

  it('takes nothing that JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        if (read(text) !== null) assert.ok(parses(text), text);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads any bytes to an end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        if (read(bytes) !== null) assert.ok(parses(Buffer.from(bytes).toString()));
      }),
    );
  });

  it('finds members by their exact names, at their own level', () => {
    const reader = read('{"a":{"b":[1,{"c":2}],"B":"x"},"b":true,"n":-7,"long":1234567890,"half":0.5}');
    assert.ok(reader !== null);
    const a = reader.member(0, 'a');
    assert.equal(reader.kind(a), KIND_OBJECT);
    assert.equal(reader.kind(reader.member(a, 'b')), KIND_ARRAY);
    assert.ok(reader.isString(reader.member(a, 'B'), 'x'));
    assert.equal(reader.member(0, 'c'), NO_NODE);
    assert.equal(reader.member(0, 'B'), NO_NODE);
    assert.equal(reader.kind(reader.member(0, 'n')), KIND_INTEGER);
    for (const name of ['n', 'long', 'half', 'b', 'a', 'none'])
      assert.equal(reader.smallInteger(reader.member(0, name)), -1, name);
  });

  it('reads the largest body in time that grows with its length', () => {
    const members = (count: number): string =>
      Array.from({ length: count }, (_, n) => `"${'k'.repeat(200)}${n}":1`).join(',');
    for (const text of [
      `{${members(63)}}`,
      `"${'\\u0041'.repeat(2700)}"`,
      '[[['.repeat(5000),
      '{"a":'.repeat(3000),
    ]) {
      // It takes a millisecond; with a quadratic step a second.
      assert.ok(cpuTime(() => read(text), 100) < 100, text.slice(0, 10));
    }
  });
});
