import type { ModelReply } from '@parallax/engine';
import { type Json, type JsonObject, TaskError } from '@parallax/schema';
import { schemaFailure } from '../json/json-schema.ts';
import { jsonCandidates } from '../json/parse.ts';
import { excerpt } from '../text/excerpt.ts';

/** The text of an answer. Throws a `TaskError` `filtered` when the provider withheld it. */
export function textAnswer(reply: ModelReply): string {
  if (reply.finish === 'filtered' && reply.text.trim() === '') {
    throw new TaskError(
      'filtered',
      'The provider withheld the answer (content filter). Change the prompt or the model.',
    );
  }
  return reply.text;
}

/**
 * The JSON of an answer: a ``` fence and prose around it are tolerated; with a schema, the first value that follows it.
 * Throws a retryable `TaskError` `bad-json` that names the place which is wrong.
 */
export function jsonAnswer(reply: ModelReply, schema: JsonObject | undefined): Json {
  const text = textAnswer(reply);
  let failure: string | undefined;
  for (const candidate of jsonCandidates(text)) {
    const wrong = schema === undefined ? undefined : applySchema(schema, candidate);
    if (wrong === undefined) return candidate;
    failure ??= wrong;
  }
  const cutOff = reply.finish === 'length' ? ' It was cut off: raise the limit of tokens.' : '';
  const reason =
    failure === undefined
      ? `The answer is not JSON: "${excerpt(text, 120)}"`
      : `The answer does not follow the schema. At ${failure}`;
  throw new TaskError('bad-json', `${reason}${cutOff}`, { retryable: true });
}

function applySchema(schema: JsonObject, value: Json): string | undefined {
  try {
    return schemaFailure(schema, value);
  } catch (error) {
    // References that do not resolve, or that go in a circle.
    throw new TaskError(
      'bad-schema',
      `The schema cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}
