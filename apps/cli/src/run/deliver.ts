import { exportRun, type RanGraph, sourceOf, titlesOf, toMarkdown } from '@parallax/exports';
import { CommandError, reasonOf } from '../exit.ts';
import { writeWhole } from '../output/out-file.ts';
import { asJson, type RunResult } from '../output/result.ts';
import { print, printError } from '../print.ts';
import type { RunOptions } from './options.ts';

/** Puts what the run gave where it was asked for. Throws a `CommandError`; nothing that the run gave is lost by then. */
export async function deliver(result: RunResult, run: RanGraph, options: RunOptions): Promise<void> {
  const { out, json, quiet } = options;
  if (json) print(asJson(result));
  const hasOutputs = Object.values(result.outputs).some((items) => items.length > 0);
  if (out === undefined) {
    if (!json && hasOutputs) print(toMarkdown(result.outputs, titlesOf(run.graph), result.missing));
    return;
  }
  if (!hasOutputs && result.outcome !== 'ok') {
    printError(`There is nothing to write, so "${out.path}" is left as it was.`);
    return;
  }
  try {
    await writeWhole(out.path, exportRun(sourceOf(run), out.format));
  } catch (thrown) {
    // The calls are paid for: their answers must end up somewhere.
    if (!json) print(asJson(result));
    throw new CommandError(`${reasonOf(thrown)} The outputs were printed instead.`, { cause: thrown });
  }
  if (!quiet) printError(`Written to ${out.path}`);
}
