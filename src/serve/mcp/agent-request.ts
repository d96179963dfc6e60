/** What a request to the MCP endpoint has beside what every request has: its body, and the fields that mirror it. */
import { isText } from '../../site/bytes.ts';
import type { Request } from '../request.ts';

/** Bytes that the body of a request may have; a longer one is answered 413. */
export const MOST_BODY: i32 = 16384;
/** wasi:http's variant `method` numbers POST so. */
export const METHOD_POST: i32 = 2;

const ENDPOINT: string = '/mcp';

export class AgentRequest {
  /** Where the body lies; its bytes are changed when it is read. */
  bodyAt: i32 = 0;
  bodyLength: i32 = 0;
  /** Whether it has more than MOST_BODY bytes. */
  isTooLong: bool = false;
  /** Whether the reader went away, or a host failed, before its end. */
  isBroken: bool = false;
  /** Address and length of each; address 0: not sent. A field that was sent twice is `isDoubled`. */
  origin: i32 = 0;
  originLength: i32 = 0;
  version: i32 = 0;
  versionLength: i32 = 0;
  method: i32 = 0;
  methodLength: i32 = 0;
  name: i32 = 0;
  nameLength: i32 = 0;
  type: i32 = 0;
  typeLength: i32 = 0;
  isDoubled: bool = false;

  /** Whether `addHeader` takes note of a field of this name. */
  takes(name: i32, length: i32): bool {
    return (
      isText(name, length, 'origin') ||
      isText(name, length, 'content-type') ||
      isText(name, length, 'mcp-name') ||
      isText(name, length, 'mcp-method') ||
      isText(name, length, 'mcp-protocol-version')
    );
  }

  /** Takes note of a header field; those of no account are passed over. */
  addHeader(name: i32, nameLength: i32, value: i32, valueLength: i32): void {
    if (nameLength === 6 && isText(name, nameLength, 'origin')) {
      this.isDoubled = this.isDoubled || this.origin !== 0;
      this.origin = value;
      this.originLength = valueLength;
    } else if (nameLength === 20 && isText(name, nameLength, 'mcp-protocol-version')) {
      this.isDoubled = this.isDoubled || this.version !== 0;
      this.version = value;
      this.versionLength = valueLength;
    } else if (nameLength === 10 && isText(name, nameLength, 'mcp-method')) {
      this.isDoubled = this.isDoubled || this.method !== 0;
      this.method = value;
      this.methodLength = valueLength;
    } else if (nameLength === 8 && isText(name, nameLength, 'mcp-name')) {
      this.isDoubled = this.isDoubled || this.name !== 0;
      this.name = value;
      this.nameLength = valueLength;
    } else if (nameLength === 12 && isText(name, nameLength, 'content-type')) {
      this.isDoubled = this.isDoubled || this.type !== 0;
      this.type = value;
      this.typeLength = valueLength;
    }
  }
}

/** Whether a request is one to the endpoint, where the site has one: whether its body and all its fields matter. */
export function isForAgents(request: Request): bool {
  const length: i32 = ENDPOINT.length;
  if (request.overflow || request.targetLength < length) return false;
  if (request.targetLength > length && !isText(request.targetAt + length, 1, '?')) return false;
  return isText(request.targetAt, length, ENDPOINT);
}

/** Whether its body is to be read. */
export function hasMessage(request: Request): bool {
  return request.method === METHOD_POST && isForAgents(request);
}
