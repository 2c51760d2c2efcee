import { type Data, dataOf, formatOfFile, type ListEntry, readData } from './read-data.ts';

/** What a file input accepts. */
export const ACCEPTED_FILES = '.txt,.md,.csv,.tsv,.json,.jsonl,.ndjson';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * What one or several files hold. Several are a list, an item each, called by their file's name. Throws an `Error` that names
 * the file which cannot be read.
 */
export function dataOfFiles(files: readonly NamedText[]): Data {
  const [first] = files;
  if (first === undefined) return dataOf('');
  if (files.length === 1) return readFile(first);
  const entries: ListEntry[] = files.map(({ name, text }) => ({ name: name.replace(/\.[^.]+$/, ''), text }));
  return { type: 'list', value: entries };
}

function readFile({ name, text }: NamedText): Data {
  const format = formatOfFile(name);
  if (format === undefined) {
    throw new Error(
      `${name} is not a kind of file that can be loaded. Use .txt, .md, .csv, .tsv, .json or .jsonl.`,
    );
  }
  try {
    return readData(text, format);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
