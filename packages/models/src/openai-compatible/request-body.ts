import type { ModelRequest } from '@parallax/engine';
import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import { type OptionalParameter, optionalParameters } from './capabilities.ts';

export interface RequestBody {
  readonly body: JsonObject;
  /** The optional parameters that the body uses, so that a refusal of one can be told from a refusal of the request. */
  readonly sent: ReadonlySet<OptionalParameter>;
}

/**
 * The body of a streaming Chat Completions request. What is in `without` is left out or said in another way: the schema goes
 * into the system message, the limit of tokens under its newer name.
 */
export function requestBody(
  name: string,
  request: ModelRequest,
  without: ReadonlySet<OptionalParameter>,
): RequestBody {
  const { prompt, temperature, maxTokens, seed, schema } = request;
  const optional: Partial<Record<OptionalParameter, Json>> = {
    // Without it, no server counts the tokens of a stream.
    stream_options: { include_usage: true },
    ...(schema === undefined ? {} : { response_format: responseFormat(schema) }),
    ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(seed === undefined ? {} : { seed }),
  };
  for (const parameter of without) delete optional[parameter];

  const system = [
    request.system ?? '',
    schema !== undefined && without.has('response_format') ? schemaInstructions(schema) : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  return {
    body: {
      model: name,
      messages: [
        ...(system === '' ? [] : [{ role: 'system', content: system }]),
        { role: 'user', content: prompt },
      ],
      stream: true,
      ...optional,
      // The reasoning models of OpenAI refuse `max_tokens`; most other servers know no other name.
      ...(maxTokens !== undefined && without.has('max_tokens') ? { max_completion_tokens: maxTokens } : {}),
    },
    sent: new Set(optionalParameters.filter((parameter) => optional[parameter] !== undefined)),
  };
}

function responseFormat(schema: Json): Json {
  return {
    type: 'json_schema',
    json_schema: { name: 'answer', schema, ...(isStrict(schema) ? { strict: true } : {}) },
  };
}

function schemaInstructions(schema: Json): string {
  return `Answer with JSON only, without any text around it. It must follow this JSON Schema:\n${JSON.stringify(schema)}`;
}

/** Whether a schema keeps the rules of strict mode: every object is closed and requires all of its properties. */
function isStrict(schema: Json): boolean {
  return isJsonObject(schema) && schema.type === 'object' && keepsStrictRules(schema);
}

function keepsStrictRules(part: Json): boolean {
  if (typeof part !== 'object' || part === null) return true;
  if (!isJsonObject(part)) return part.every(keepsStrictRules);
  if (part.type === 'object' || isJsonObject(part.properties)) {
    const properties = isJsonObject(part.properties) ? Object.keys(part.properties) : [];
    const required = Array.isArray(part.required) ? part.required : [];
    if (part.additionalProperties !== false) return false;
    if (!properties.every((property) => required.includes(property))) return false;
  }
  return Object.values(part).every(keepsStrictRules);
}
