/**
 * Readers that take nothing: what the host holds in memory for each request that waits for its reader. What
 * the kernel buffers for a connection is not the host's and not counted.
 */
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommandLine } from '../command-line.ts';
import { PAGE, PAGE_PATH } from './page.ts';
import { type MeasuredServer, startServer } from './process.ts';

export interface InFlightOptions {
  readers: number;
  server: CommandLine;
  port: number;
}

export interface InFlightResult {
  readers: number;
  /** Resident memory of the host in bytes before the readers came, and while all of them waited. */
  before: number;
  during: number;
  perReader: number;
  /** Whether another reader was answered meanwhile. */
  answersOthers: boolean;
}

/** Larger than the buffers of a connection on both of its sides. */
const BACKLOG = 16 * 1024 * 1024;
const REQUEST = `GET ${PAGE_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;

/**
 * Starts the server and opens `readers` connections; each asks for the page of page.ts again and again, until
 * the kernel buffers no more of the answers and the host has one that it cannot send. Rejects where the server
 * does not start. Linux only.
 */
export async function measureInFlight({ readers, server, port }: InFlightOptions): Promise<InFlightResult> {
  const url = `http://127.0.0.1:${port}${PAGE_PATH}`;
  const running = await startServer(server, url);
  const sockets: Socket[] = [];
  try {
    await settle(running);
    const before = await running.residentBytes();
    const requests = REQUEST.repeat(Math.ceil(BACKLOG / PAGE.length));
    for (let reader = 0; reader < readers; reader++) sockets.push(await openReader(port, requests));
    await settle(running);
    const during = await running.residentBytes();
    const answer = await fetch(url).catch(() => null);
    const answersOthers = answer?.status === 200 && (await answer.arrayBuffer()).byteLength === PAGE.length;
    return { readers, before, during, perReader: (during - before) / readers, answersOthers };
  } finally {
    for (const socket of sockets) socket.destroy();
    await running.stop();
  }
}

/** A connection that sends `requests` and reads nothing. */
export function openReader(port: number, requests: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.pause();
    socket.once('error', reject);
    socket.once('connect', () => {
      // What it says later, when the server ends, is no matter.
      socket.off('error', reject).on('error', () => {});
      socket.write(requests);
      resolve(socket);
    });
  });
}

/** Waits until the server does nothing for half a second: all buffers are full, or there is nothing to do. */
export async function settle(server: MeasuredServer): Promise<void> {
  for (;;) {
    const used = await server.cpuSeconds();
    await delay(500);
    if ((await server.cpuSeconds()) === used) return;
  }
}
