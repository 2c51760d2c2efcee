import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

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
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000',
  );
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
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

function adapt(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toInput)),
    run: (parameters) => statement.run(...parameters.map(toInput)),
    iterate: (parameters) => statement.iterate(...parameters.map(toInput)),
  };
}

function toInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`SQLite cannot store a ${typeof value}.`);
}
