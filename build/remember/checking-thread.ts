/** A thread of record-check.ts: says of each batch of records which are damaged. */
import { parentPort } from 'node:worker_threads';
import { DamagedRecords, type RecordsToCheck } from './damaged-records.ts';

const records = new DamagedRecords();
parentPort?.on('message', (batch: RecordsToCheck) => parentPort?.postMessage(records.among(batch)));
