import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';

/** Whether a pattern occurs in a text. */
export type Matcher = (pattern: string) => (text: string) => boolean;

/**
 * A JSON Schema whose regular expressions are harmless. A pattern comes from whoever wrote the graph, and a backtracking engine
 * can be made to hang by it, so `matcher` decides which texts of the instance match, and the validator gets those texts,
 * escaped, as the pattern. Throws what `matcher` throws where a pattern is malformed.
 */
export function withSafePatterns(schema: JsonObject, instance: Json, matcher: Matcher): JsonObject {
  let texts: readonly string[] | undefined;
  const literal = (pattern: string) => {
    const matches = matcher(pattern);
    texts ??= [...new Set(textsOf(instance))];
    const matching = texts.filter(matches);
    return `^(?:${matching.map(escapePattern).join('|') || '[^\\s\\S]'})$`;
  };
  return rewriteObject(schema, literal);
}

/** Keywords whose value is data, not a schema. */
const dataKeywords = new Set(['const', 'enum', 'default', 'examples', 'required']);
/** Keywords whose keys are names, not keywords. */
const mapKeywords = new Set(['properties', '$defs', 'definitions', 'dependentSchemas']);

function rewrite(schema: Json, literal: (pattern: string) => string): Json {
  if (Array.isArray(schema)) return schema.map((part: Json) => rewrite(part, literal));
  return isJsonObject(schema) ? rewriteObject(schema, literal) : schema;
}

function rewriteObject(schema: JsonObject, literal: (pattern: string) => string): JsonObject {
  const members = Object.entries(schema).map(([key, value]): [string, Json] => {
    if (key === 'pattern' && typeof value === 'string') return [key, literal(value)];
    if (key === 'patternProperties')
      return [key, mapMembers(value, (name, part) => [literal(name), rewrite(part, literal)])];
    if (mapKeywords.has(key)) return [key, mapMembers(value, (name, part) => [name, rewrite(part, literal)])];
    return [key, dataKeywords.has(key) ? value : rewrite(value, literal)];
  });
  return Object.fromEntries(members);
}

function mapMembers(value: Json, each: (name: string, part: Json) => [string, Json]): Json {
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => each(name, part)))
    : value;
}

function* textsOf(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const element of value) yield* textsOf(element);
  else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      yield key;
      yield* textsOf(member);
    }
  }
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
