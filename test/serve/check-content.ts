/** Whether an answer's body is the site's: the bytes of one of its bodies, or the parts that it says. */
import assert from 'node:assert/strict';
import type { HostResponse } from '../harness/host.ts';
import { makeFixtureSite } from './fixture-site.ts';

interface SiteBodies {
  byTag: ReadonlyMap<string, Buffer>;
  /** Bodies without a validator, as Latin-1. */
  others: ReadonlySet<string>;
}

let known: SiteBodies | undefined;

function siteBodies(): SiteBodies {
  if (known !== undefined) return known;
  const { manifest, readBody } = makeFixtureSite();
  const byTag = new Map<string, Buffer>();
  const others = new Set<string>(['']);
  const versions = [
    ...manifest.routes.flatMap((route) => route.versions),
    ...Object.values(manifest.answers),
  ];
  for (const { body, etag } of versions.flatMap(({ representations }) => representations)) {
    if (body === null) continue;
    if (etag !== null) byTag.set(etag, Buffer.from(readBody(body)));
    else others.add(Buffer.from(readBody(body)).toString('latin1'));
  }
  known = { byTag, others };
  return known;
}

/** Where a Location of the fixture may lead: a path of the site, or one of the two hosts that its rules name. */
const SAFE_LOCATION = /^(?:\/(?![/\\])|https:\/\/(?:elsewhere|files)\.example\/)[!-~]*$/;

/** Throws an AssertionError where a byte of the answer is not the site's, or a redirect leaves it. */
export function checkContent(response: HostResponse, method: string): void {
  const field = (name: string): string | undefined =>
    response.headers.find(([key]) => key.toLowerCase() === name)?.[1];
  for (const [name, value] of response.headers) {
    assert.match(name, /^[a-zA-Z-]+$/);
    assert.match(value, /^[\t -~]*$/, `${name} has a control character`);
  }
  const location = field('location');
  if (location !== undefined) assert.match(location, SAFE_LOCATION);
  const body = Buffer.from(response.body);
  if (method === 'HEAD') {
    assert.equal(body.length, 0);
    return;
  }
  const whole = siteBodies().byTag.get(field('etag') ?? '');
  if (response.status === 200) {
    assert.ok(whole?.equals(body), 'the body is that of the entity tag');
  } else if (response.status === 206) {
    assert.ok(whole !== undefined);
    checkParts(whole, body, field('content-range'), field('content-type') ?? '');
  } else {
    assert.ok(
      siteBodies().others.has(body.toString('latin1')),
      `the body of a ${response.status} is the site's`,
    );
  }
}

function checkParts(whole: Buffer, body: Buffer, contentRange: string | undefined, type: string): void {
  if (contentRange !== undefined) {
    assert.ok(partOf(whole, contentRange).equals(body));
    return;
  }
  const boundary = /^multipart\/byteranges; boundary=([0-9A-Za-z'()+_,./:=?-]{1,70})$/.exec(type)?.[1];
  assert.ok(boundary !== undefined, type);
  const expected: Buffer[] = [];
  let start = '';
  for (const [head, range = ''] of body
    .toString('latin1')
    .matchAll(/Content-Type: [^\r]+\r\nContent-Range: ([^\r]+)\r\n\r\n/g)) {
    expected.push(Buffer.from(`${start}--${boundary}\r\n${head}`, 'latin1'), partOf(whole, range));
    start = '\r\n';
  }
  expected.push(Buffer.from(`\r\n--${boundary}--\r\n`));
  assert.ok(expected.length > 3, 'more than one part');
  assert.ok(Buffer.concat(expected).equals(body), 'the parts are the bytes that they say');
}

/** The bytes that "bytes a-b/n" names. */
function partOf(whole: Buffer, contentRange: string): Buffer {
  const [, first, last, size] = /^bytes ([0-9]+)-([0-9]+)\/([0-9]+)$/.exec(contentRange) ?? [];
  assert.equal(size, String(whole.length), contentRange);
  assert.ok(Number(last) < whole.length && Number(first) <= Number(last), contentRange);
  return whole.subarray(Number(first), Number(last) + 1);
}
