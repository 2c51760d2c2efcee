import type { Behaviour } from './plan.ts';
import type { CompletionRequest } from './request.ts';

/** The text of an answer: the scripted one, JSON where a schema was asked for, else an echo of the last message. */
export function answerText(request: CompletionRequest, behaviour: Behaviour): string {
  if (behaviour.refusal !== undefined) return '';
  if (behaviour.answer !== undefined) return behaviour.answer;
  const format = request.response_format;
  if (format?.type === 'json_schema') return JSON.stringify(instanceOf(format.json_schema?.schema));
  if (format?.type === 'json_object') return '{}';
  return `${request.model} heard: ${request.messages.at(-1)?.content ?? ''}`;
}

/** The text in pieces of about one token, which together are the text. */
export function pieces(text: string): string[] {
  return text.match(/\s*\S{1,8}|\s+$/gu) ?? [];
}

/** Tokens of a text by the usual rule of thumb. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** The plainest value that follows a schema. Knows what tests use: objects, lists, enums, constants, numbers with bounds. */
function instanceOf(schema: unknown): unknown {
  if (!isRecord(schema)) return null;
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case 'object': {
      const properties = isRecord(schema.properties) ? Object.entries(schema.properties) : [];
      return Object.fromEntries(properties.map(([name, part]) => [name, instanceOf(part)]));
    }
    case 'array': {
      const length = typeof schema.minItems === 'number' ? schema.minItems : 1;
      return Array.from({ length }, () => instanceOf(schema.items));
    }
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 1;
    case 'boolean':
      return true;
    case 'string':
      return 'text';
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
