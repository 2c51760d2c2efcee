import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { StoreUnavailable } from './store-unavailable.ts';

/** How many prepared statements are kept. Batches of different sizes are different statements. */
const STATEMENTS = 64;

/**
 * Kysely's SQLite dialect over `node:sqlite`, which differs from the better-sqlite3 that Kysely expects
 * in taking parameters one by one and in not telling readers from writers.
 *
 * WAL lets readers go on while a batch is written. `synchronous = NORMAL` never corrupts the file; a power cut
 * (not a crash of the process) may lose the last moments. FULL would cost an fsync per batch for little.
 */
export function sqliteDialect(file: string): SqliteDialect {
  return new SqliteDialect({ database: async () => openDatabase(file) });
}

function openDatabase(file: string): SqliteDatabase {
  const database = explained(() => new DatabaseSync(file));
  explained(() =>
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000',
    ),
  );
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      // A full disk ends a transaction by itself; rolling it back once more would hide why.
      if (sql === 'rollback' && !database.isTransaction) return nothing;
      const known = statements.get(sql);
      if (known !== undefined) {
        statements.delete(sql);
        statements.set(sql, known);
        return known;
      }
      const statement = adapt(database.prepare(sql));
      statements.set(sql, statement);
      const oldest = statements.keys().next();
      if (statements.size > STATEMENTS && oldest.done !== true) statements.delete(oldest.value);
      return statement;
    },
  };
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

function adapt(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => explained(() => statement.all(...parameters.map(toInput))),
    run: (parameters) => explained(() => statement.run(...parameters.map(toInput))),
    iterate: (parameters) => statement.iterate(...parameters.map(toInput)),
  };
}

/** What a person has to mend, by SQLite's result code (https://www.sqlite.org/rescode.html); nothing was written. */
const REASONS: Readonly<Record<number, string>> = {
  5: 'another program is using the database. Close it',
  6: 'another program is using the database. Close it',
  8: 'the database cannot be written. Make its file and folder writable',
  10: 'its disk gives errors. Check the disk',
  11: 'the database is damaged. Put a backup in its place',
  13: 'its disk is full. Make room',
  14: 'the database cannot be opened. Make its file and folder readable and writable',
  26: 'the file is no database. Put a backup in its place',
};

/** Extended result codes have the primary one in their lowest byte. */
function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
    const reason = REASONS[code];
    throw reason === undefined ? error : new StoreUnavailable(reason, { cause: error });
  }
}

function toInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`SQLite cannot store a ${typeof value}.`);
}
