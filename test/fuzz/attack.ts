/** Sends a stream of hostile requests over several connections and judges every answer. */
import { ConnectionClosed, RawConnection } from '../harness/raw-http.ts';
import { type HostileRequest, hostileRequest } from './hostile-request.ts';
import type { Judge } from './judge.ts';
import { Random } from './random.ts';

export interface AttackOptions {
  seed: number;
  count: number;
  connections: number;
  judge: Judge;
  /** Requests that break HTTP's grammar and that the host itself is known to fail at, before the site sees them. */
  mayFail: (request: string) => boolean;
}

export interface AttackResult {
  sent: number;
  answers: number;
  /** Failures of the host's own, at requests for which `mayFail` holds. */
  hostFailures: number;
  /** What was wrong, with the request; the first few. */
  faults: string[];
}

const MOST_FAULTS = 10;
/** How long a server may take over a request that is no request before we hang up (milliseconds). */
const PATIENCE = 300;

/** Runs the attack. The requests depend on the seed alone, each connection having a stream of its own. */
export async function attack(port: number, options: AttackOptions): Promise<AttackResult> {
  const result: AttackResult = { sent: 0, answers: 0, hostFailures: 0, faults: [] };
  const workers = Array.from({ length: options.connections }, async (_, worker) => {
    const random = new Random(options.seed * 1_000 + worker);
    const share = Math.ceil(options.count / options.connections);
    let connection: RawConnection | null = null;
    for (let count = 0; count < share && result.faults.length < MOST_FAULTS; count++) {
      const request = hostileRequest(random);
      connection = request.wellFormed
        ? await sendWellFormed(port, connection, request, options.judge, result)
        : await sendMalformed(port, connection, request, options, result);
      result.sent++;
    }
    connection?.close();
  });
  await Promise.all(workers);
  return result;
}

/** Exactly one answer is due; gives the connection if it can be used again. */
async function sendWellFormed(
  port: number,
  open: RawConnection | null,
  request: HostileRequest,
  judge: Judge,
  result: AttackResult,
): Promise<RawConnection | null> {
  const fault = (what: string): void => {
    result.faults.push(`${what} for ${JSON.stringify(request.bytes.toString('latin1').slice(0, 600))}`);
  };
  const connection = open ?? (await RawConnection.open(port, { timeout: 60_000 }));
  connection.send(request.bytes);
  try {
    const response = await connection.response(request.method);
    result.answers++;
    const found = judge.fault(request.method, response, true);
    if (found !== null) fault(found);
    if (connection.buffered.length > 0) fault(`${connection.buffered.length} bytes behind the answer`);
    if (!response.closes && !connection.ended && connection.buffered.length === 0) return connection;
  } catch (error) {
    // A host may hang up on what its parser dislikes; it may not send half an answer.
    if (!(error instanceof ConnectionClosed)) fault(String(error));
  }
  connection.close();
  return null;
}

/** Everything that comes back must be answers, and no 5xx among them; then the connection is of no more use. */
async function sendMalformed(
  port: number,
  open: RawConnection | null,
  { bytes }: HostileRequest,
  { judge, mayFail }: AttackOptions,
  result: AttackResult,
): Promise<null> {
  open?.close();
  const text = bytes.toString('latin1');
  const method = /^HEAD /.test(text) ? 'HEAD' : 'GET';
  const connection = await RawConnection.open(port, { timeout: PATIENCE });
  connection.send(bytes);
  connection.halfClose();
  try {
    const response = await connection.response(method);
    result.answers++;
    const found = judge.fault(method, response, true);
    if (found !== null && mayFail(text)) result.hostFailures++;
    else if (found !== null) result.faults.push(`${found} for ${JSON.stringify(text.slice(0, 600))}`);
  } catch {
    // Closed, or nothing came: both are allowed.
  }
  connection.close();
  return null;
}
