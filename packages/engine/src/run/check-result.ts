import { TaskError } from '@parallax/schema';
import type { Result } from '../kind.ts';
import { freeze } from './freeze.ts';

/** Freezes what a kind returned, and says what is wrong with it, if anything is: kinds are written by others too. */
export function problemOf(result: Result): TaskError | undefined {
  if (
    typeof result !== 'object' ||
    result === null ||
    typeof result.outputs !== 'object' ||
    result.outputs === null
  ) {
    return new TaskError(
      'bad-result',
      'The kind returned no result. Its `run` has to return { outputs: { … } }.',
    );
  }
  try {
    for (const port in result.outputs) freeze(result.outputs[port], port);
    if (result.branches !== undefined) {
      for (const [index, branch] of result.branches.entries()) freeze(branch.value, `branch ${index + 1}`);
    }
    return undefined;
  } catch (thrown) {
    return TaskError.is(thrown)
      ? thrown
      : new TaskError('bad-result', 'The result cannot be read.', { cause: thrown });
  }
}
