import { TaskError } from '@parallax/schema';

/** A model's name in its two parts; `name` may hold further slashes, as in `openrouter/meta-llama/llama-4`. */
export interface ModelName {
  readonly provider: string;
  readonly name: string;
}

/** Splits `provider/name` at the first slash. Throws a `TaskError` with code `unknown-model` when a part is missing. */
export function parseModelName(model: string): ModelName {
  const slash = model.indexOf('/');
  const provider = model.slice(0, Math.max(slash, 0));
  const name = model.slice(slash + 1);
  if (provider === '' || name === '') {
    throw new TaskError(
      'unknown-model',
      `"${model}" does not name a model. Write provider/name, for example offline/reader.`,
    );
  }
  return { provider, name };
}
