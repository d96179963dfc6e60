/** Makes hostile requests, one after another from a seed: most by the grammar of HTTP/1.1, some against it. */
import { requestBytes } from '../harness/raw-http.ts';
import { FIELDS, METHODS, SEGMENTS, TARGETS } from './hostile-parts.ts';
import type { Random } from './random.ts';

export interface HostileRequest {
  method: string;
  bytes: Buffer;
  /**
   * Whether the grammar is kept, so that exactly one answer is due and the connection goes on. Otherwise the
   * server may answer or close, and what follows on the connection means nothing.
   */
  wellFormed: boolean;
}

/** One request. About one in ten breaks the grammar of HTTP itself. */
export function hostileRequest(random: Random): HostileRequest {
  const method = random.pick(METHODS);
  const fields = someFields(random);
  if (random.chance(0.1)) return malformed(random, method, fields);
  return { method, bytes: requestBytes(method, targetOf(random), fields), wellFormed: true };
}

/** A target that a parser of HTTP lets through: visible bytes and those above ASCII. */
function targetOf(random: Random): string {
  const parts: string[] = [];
  if (random.chance(0.7)) parts.push(random.pick(TARGETS));
  else parts.push('/');
  while (random.chance(0.4)) parts.push(random.pick(random.chance(0.8) ? SEGMENTS : TARGETS));
  if (random.chance(0.01)) parts.push('a/../'.repeat(random.below(1_800)));
  if (random.chance(0.01)) parts.push(`?${'q'.repeat(random.below(9_000))}`);
  if (random.chance(0.05)) parts.push(random.bytes(random.below(12), CONTROLS));
  const target = parts.join('');
  return target === '' ? '/' : target;
}

/** What ends a target or a line, and what no host lets through. */
const CONTROLS: string = [...Array(33).keys(), 0x7f].map((code) => String.fromCharCode(code)).join('');

function someFields(random: Random): [string, string][] {
  const fields: [string, string][] = [];
  while (random.chance(0.65)) {
    const [name, values] = random.pick(FIELDS);
    const spelled = random.chance(0.1) ? name.toUpperCase() : name;
    fields.push([
      spelled,
      random.chance(0.9) ? random.pick(values) : random.bytes(random.below(30), CONTROLS),
    ]);
  }
  if (random.chance(0.01)) for (let count = 0; count < 90; count++) fields.push([`X-${count}`, 'y']);
  if (random.chance(0.005)) fields.push(['X-Large', 'z'.repeat(14_000)]);
  return fields;
}

function malformed(random: Random, method: string, fields: [string, string][]): HostileRequest {
  const target = targetOf(random);
  const whole = requestBytes(method, target, fields);
  const cut = random.below(whole.length);
  const breakers: (() => Buffer)[] = [
    () => whole.subarray(0, cut),
    () =>
      Buffer.concat([
        whole.subarray(0, cut),
        Buffer.from(random.bytes(1 + random.below(8), ''), 'latin1'),
        whole.subarray(cut),
      ]),
    () => Buffer.from(random.bytes(random.below(300), ''), 'latin1'),
    () => Buffer.from(whole.toString('latin1').replace(/\r\n/g, '\n'), 'latin1'),
    () =>
      Buffer.from(
        whole
          .toString('latin1')
          .replace(
            'HTTP/1.1',
            random.pick(['HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/11', 'http/1.1', '', 'HTTP/1.1 x']),
          ),
        'latin1',
      ),
    () =>
      requestBytes(method, target, [...fields, ['Content-Length', '5'], ['Transfer-Encoding', 'chunked']]),
    () =>
      requestBytes(method, target, [
        ...fields,
        ['Content-Length', random.pick(['-1', '5, 5', '9999999999999999999', 'x', ''])],
      ]),
    () =>
      requestBytes(method, target, [
        ...fields,
        ['Transfer-Encoding', random.pick(['chunked, identity', 'xchunked', 'gzip', '\u000bchunked'])],
      ]),
    () => requestBytes(method, target, [...fields, ['Host', 'a'], ['Host', 'b']]),
    () => requestBytes(method, target, [...fields, [random.pick(['X Y', 'X\u0000', '', ' X', 'X\t']), 'z']]),
    () =>
      Buffer.concat([
        requestBytes('POST', target, [...fields, ['Content-Length', '40']]),
        Buffer.from('GET /.env HTTP/1.1\r\nHost: smuggled\r\n\r\n'),
      ]),
    () =>
      Buffer.concat([
        requestBytes('POST', target, [['Transfer-Encoding', 'chunked']]),
        Buffer.from('ffffffffffffffff\r\nx\r\n0\r\n\r\n'),
      ]),
    () =>
      requestBytes(method, target, [
        ...fields,
        ['Connection', random.pick(['close', 'Upgrade, HTTP2-Settings', 'TE'])],
        ['Upgrade', 'h2c'],
        ['HTTP2-Settings', 'AAMAAABkAARAAAAAAAIAAAAA'],
      ]),
    () => requestBytes('CONNECT', random.pick(['localhost:80', '/page', 'evil.example:443', '*']), fields),
    () =>
      requestBytes(method, target, [
        ...fields,
        ['Expect', random.pick(['100-continue', 'x'])],
        ['Content-Length', '5'],
      ]),
  ];
  return { method, bytes: random.pick(breakers)(), wellFormed: false };
}
