import { type Json, TaskError } from '@parallax/schema';
import { describeJson } from '../json/describe.ts';
import { type InputConfig, inputConfigSchema } from './config.ts';

const expected: Readonly<Record<InputConfig['type'], string>> = {
  text: 'a text',
  list: 'a list of texts, or of objects with "name" and "text"',
  table: 'a list of rows, each an object',
  value: 'a JSON value',
};

/** The config with a run's own value in place of the saved one. Throws a `TaskError` `bad-input` that says what is expected. */
export function overrideInput(config: InputConfig, value: Json): InputConfig {
  const parsed = inputConfigSchema.safeParse({ ...config, value });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues;
  // The first part of the path is "value" itself.
  const place = issues[0]?.path.slice(1) ?? [];
  const where =
    typeof place[0] === 'number'
      ? ` (item ${place[0] + 1}${issues.length > 1 ? ` and ${issues.length - 1} more` : ''})`
      : '';
  const offender = typeof place[0] === 'number' && Array.isArray(value) ? value[place[0]] : value;
  throw new TaskError(
    'bad-input',
    `This input takes ${expected[config.type]}, but got ${describeJson(offender ?? null)}${where}.`,
  );
}
