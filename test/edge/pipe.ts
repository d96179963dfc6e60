/**
 * A stream or future between the handler, which writes, and a reader in the host (component model,
 * Concurrency.md, CanonicalABI.md): one write at a time, completed when the reader takes some of it or goes.
 */

/** What a write gives: a count << 4 with one of these, or BLOCKED. */
const COMPLETED = 0;
const DROPPED = 1;
const BLOCKED = -1;

export class Pipe {
  readonly kind: 'stream' | 'future';
  /** The waitable set that the writable end is in, or 0. */
  set = 0;
  /** The result of a write that blocked, until it is delivered. */
  event: number | null = null;
  /** The writer has dropped its end: nothing more will come. */
  isEnded = false;
  /** A reader that asks for this many bytes again whenever it was given some; 0: only when told to. */
  appetite = 0;
  /** What the reader has taken, in parts until it is looked at: each byte is copied twice, however many reads. */
  #parts: Buffer[] = [];
  readonly #take: (at: number, length: number) => Buffer;
  #pending: { at: number; length: number } | null = null;
  #wanted = 0;
  #isAbandoned = false;
  /** A future has been written, or its writer knows that it has no reader. */
  #isSettled = false;

  /** `take` copies bytes out of the writer's memory. */
  constructor(kind: 'stream' | 'future', take: (at: number, length: number) => Buffer) {
    this.kind = kind;
    this.#take = take;
  }

  /** What the reader has taken. */
  get received(): Buffer {
    if (this.#parts.length !== 1) this.#parts = [Buffer.concat(this.#parts)];
    return this.#parts[0] ?? Buffer.alloc(0);
  }

  write(at: number, length: number): number {
    this.#checkIdle();
    if (this.#isSettled)
      throw new Error(`trap: the ${this.kind} was written, or its reader is known to be gone`);
    if (this.#isAbandoned) return this.#settle(DROPPED);
    this.#pending = { at, length };
    this.#wanted = Math.max(this.#wanted, this.appetite);
    return this.#wanted === 0 ? BLOCKED : this.#complete();
  }

  dropWriter(): void {
    this.#checkIdle();
    if (this.kind === 'future' && !this.#isSettled) throw new Error('trap: a future was dropped unwritten');
    this.set = 0;
    this.isEnded = true;
  }

  /** The reader asks for up to `count` bytes (a future: for its value). It is given some now, or waits. */
  read(count: number): void {
    if (count <= 0 || this.#isAbandoned || this.event !== null) return;
    this.#wanted = count;
    if (this.#pending !== null) this.event = this.#complete();
  }

  /** The reader drops its end. */
  abandon(): void {
    if (this.#isAbandoned) return;
    this.#isAbandoned = true;
    if (this.#pending === null) return;
    this.#pending = null;
    this.event = this.#settle(DROPPED);
  }

  #complete(): number {
    if (this.#pending === null) throw new Error('nothing is being written');
    const { at, length } = this.#pending;
    const count = Math.min(length, this.#wanted);
    this.#parts.push(this.#take(at, count));
    this.#pending = null;
    this.#wanted = 0;
    return this.kind === 'future' ? this.#settle(COMPLETED) : (count << 4) | COMPLETED;
  }

  #settle(code: number): number {
    this.#isSettled = true;
    return code;
  }

  #checkIdle(): void {
    if (this.#pending !== null || this.event !== null)
      throw new Error(`trap: the ${this.kind} is being written`);
    if (this.isEnded) throw new Error(`trap: the ${this.kind} was dropped`);
  }
}
