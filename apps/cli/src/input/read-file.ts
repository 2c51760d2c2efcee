import { readFile } from 'node:fs/promises';
import type { Json } from '@parallax/schema';
import { CommandError, reasonOf } from '../exit.ts';

/** The text of a file, without a byte order mark. Throws a `CommandError` in words when it cannot be read. */
export async function readTextFile(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (thrown) {
    throw new CommandError(whyNot(thrown, path), { cause: thrown });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (thrown) {
    throw new CommandError(`"${path}" is not a text file in UTF-8. Save it as UTF-8.`, { cause: thrown });
  }
}

/** Reads JSON. Throws a `CommandError` that names the place. */
export function parseJson(text: string, place: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch (thrown) {
    throw new CommandError(`${place} is not JSON: ${reasonOf(thrown)}`, { cause: thrown });
  }
}

function whyNot(thrown: unknown, path: string): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file "${path}".`;
  if (code === 'EISDIR') return `"${path}" is a folder. Name a file in it.`;
  if (code === 'EACCES' || code === 'EPERM') return `"${path}" may not be read by this user.`;
  return `"${path}" cannot be read: ${reasonOf(thrown)}`;
}
