import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Holds a data folder for this process. */
export interface DataLock {
  release(): void;
}

/**
 * Takes a data folder for this process alone: a second server would go on with the runs of the first and pay for them twice.
 * The lock is the operating system's and goes with the process, however that ends. Returns null when another process has it.
 */
export function lockData(folder: string): DataLock | null {
  const db = new DatabaseSync(join(folder, 'server.lock'));
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return { release: () => db.close() };
}

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
