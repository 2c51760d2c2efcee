import { access, constants, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError, reasonOf } from '../exit.ts';

/** Throws a `CommandError` when a file could not be written there: better before a run than after it. */
export async function checkWritable(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) throw new CommandError(`"${path}" is a folder. Name a file in it.`);
  try {
    await access(found === undefined ? dirname(path) : path, constants.W_OK);
  } catch (thrown) {
    const folder = dirname(path);
    const isThere = await stat(folder).then(
      () => true,
      () => false,
    );
    throw new CommandError(
      isThere
        ? `"${path}" cannot be written by this user.`
        : `There is no folder "${folder}" for "${path}". Make it first.`,
      { cause: thrown },
    );
  }
}

/** Writes a file whole or not at all: whoever reads it meanwhile sees the old one. Throws a `CommandError`. */
export async function writeWhole(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  // A pipe or a device, such as /dev/stdout, cannot be replaced.
  const isPlain = await stat(path).then(
    (found) => found.isFile(),
    () => true,
  );
  const target = isPlain ? `${path}.${process.pid}.part` : path;
  try {
    await writeFile(target, pieces);
    if (isPlain) await rename(target, path);
  } catch (thrown) {
    if (isPlain) await rm(target, { force: true });
    throw new CommandError(`"${path}" could not be written: ${reasonOf(thrown)}`, { cause: thrown });
  }
}
