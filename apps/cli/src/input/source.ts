import { text } from 'node:stream/consumers';
import { CommandError, reasonOf } from '../exit.ts';
import { readTextFile } from './read-file.ts';

/** What is known of a value's form: by a file's ending, or nothing. */
export type Format = 'text' | 'json' | 'jsonl' | 'csv' | 'unknown';

/** The text that an input is made of. `place` is what errors call it. */
export interface Source {
  readonly text: string;
  readonly format: Format;
  readonly place: string;
}

const formats: Readonly<Record<string, Format>> = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.json': 'json',
  '.csv': 'csv',
  '.txt': 'text',
  '.md': 'text',
};

/**
 * Fetches what an `--input` names: `-` is standard input, `@file` and a path with a known ending are files, all else is the text
 * itself. A missing file is an error: taken as a text, the run would be about its name.
 */
export async function readSource(value: string, name: string): Promise<Source> {
  if (value === '-') return { text: await text(process.stdin), format: 'unknown', place: 'Standard input' };
  if (value.startsWith('@')) return await fileSource(value.slice(1), name);
  return endingOf(value) === undefined ? literal(value, name) : await fileSource(value, name);
}

/** A value that is meant as it is written. */
export function literal(value: string, name: string): Source {
  return { text: value, format: 'unknown', place: `The text for "${name}"` };
}

async function fileSource(path: string, name: string): Promise<Source> {
  try {
    return { text: await readTextFile(path), format: endingOf(path) ?? 'text', place: path };
  } catch (thrown) {
    throw new CommandError(
      `The input "${name}": ${reasonOf(thrown)} If the text itself is meant, use --text instead of --input.`,
      { cause: thrown },
    );
  }
}

/** The format that a path's ending tells; undefined for what is no path. */
function endingOf(value: string): Format | undefined {
  const ending = /\.[a-z]+$/.exec(value.toLowerCase())?.[0];
  return ending === undefined || value.includes('\n') || !Object.hasOwn(formats, ending)
    ? undefined
    : formats[ending];
}
