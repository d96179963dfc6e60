/** Holds a server at a number of connections, each sending one request after another, and counts what fails. */
import { connect, type Socket } from 'node:net';
import { type RawResponse, readResponse } from '../harness/http-response.ts';

export interface HoldOptions {
  port: number;
  connections: number;
  seconds: number;
  /** The request that is sent again and again, and the length of the body that each answer must have. */
  request: Buffer;
  bodyLength: number;
}

export interface HoldResult {
  requests: number;
  /** Answers other than a 200 with the whole body, and connections that broke. */
  failed: number;
  /** The first few failures, in words. */
  why: string[];
  perSecond: number;
}

/** Runs for the given time. Each connection is opened once; one that breaks is a failure and is not replaced. */
export async function hold(options: HoldOptions): Promise<HoldResult> {
  const result: HoldResult = { requests: 0, failed: 0, why: [], perSecond: 0 };
  const started = performance.now();
  const until = started + options.seconds * 1000;
  await Promise.all(Array.from({ length: options.connections }, () => holdOne(options, until, result)));
  result.perSecond = Math.round((result.requests / (performance.now() - started)) * 1000);
  return result;
}

function holdOne(options: HoldOptions, until: number, result: HoldResult): Promise<void> {
  return new Promise((resolve) => {
    let received: Buffer[] = [];
    let size = 0;
    let done = false;
    const socket: Socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true });
    const finish = (why: string | null): void => {
      if (done) return;
      done = true;
      if (why !== null) {
        result.failed++;
        if (result.why.length < 5) result.why.push(why);
      }
      socket.destroy();
      resolve();
    };
    // One answer in flight a connection: in any chunks, it is read once it may be whole.
    const onData = (part: Buffer): void => {
      received.push(part);
      size += part.length;
      if (size < options.bodyLength) return;
      const bytes = received.length === 1 ? part : Buffer.concat(received);
      received = [bytes];
      try {
        const read = readResponse(bytes, 'GET', false);
        if (read !== null) onResponse(read.response, bytes.length - read.length);
      } catch (error) {
        finish(String(error));
      }
    };
    const onResponse = ({ status, body, closes }: RawResponse, rest: number): void => {
      if (status !== 200 || body.length !== options.bodyLength || rest > 0) {
        finish(`status ${status}, ${body.length} bytes, ${rest} behind it`);
        return;
      }
      result.requests++;
      received = [];
      size = 0;
      if (performance.now() >= until) finish(null);
      else if (closes) finish('the server closes a connection that is in use');
      else socket.write(options.request);
    };
    socket.on('data', onData);
    socket.on('connect', () => socket.write(options.request));
    socket.on('error', (error) => finish(error.message));
    socket.on('close', () => finish('the server closed the connection'));
  });
}
