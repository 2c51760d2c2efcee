import { type Schema, Validator } from '@cfworker/json-schema';
import type { Json, JsonObject } from '@parallax/schema';
import { isRe2Loaded, loadedRe2 } from '../pattern/re2.ts';
import { type Matcher, withSafePatterns } from './safe-patterns.ts';

const NAMED_FAILURES = 3;

/**
 * What is wrong with a value under a JSON Schema (2020-12), as a sentence that names the places; undefined if nothing is.
 * Interprets the schema (code is never generated from it). Throws an `Error` if the schema itself cannot be used. For a schema
 * with patterns RE2 must have been loaded.
 */
export function schemaFailure(schema: JsonObject, value: Json, matcher = byRe2): string | undefined {
  // The validator writes its lookup into the schema, so it gets its own copy.
  const own: Schema = structuredClone(withSafePatterns(schema, value, matcher));
  const { valid, errors } = new Validator(own, '2020-12', false).validate(value);
  if (valid) return undefined;
  // A failure is reported at every level above it too; only the innermost says something.
  const inner = errors.filter(({ keyword }) => !summaries.has(keyword));
  const named = (inner.length > 0 ? inner : errors).slice(0, NAMED_FAILURES);
  return named
    .map(({ instanceLocation, error, keyword }) => `${place(instanceLocation)}: ${plain(keyword, error)}`)
    .join(' ');
}

/** Why a schema cannot be used; undefined if it can. Its patterns are judged only once RE2 is loaded. */
export function schemaProblem(schema: JsonObject): string | undefined {
  try {
    schemaFailure(schema, null, isRe2Loaded() ? byRe2 : byNothing);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const byRe2: Matcher = (pattern) => {
  const compiled = loadedRe2().RE2JS.compile(pattern);
  return (text) => compiled.matcher(text).find();
};

const byNothing: Matcher = () => () => false;

const summaries = new Set([
  'properties',
  'items',
  'prefixItems',
  'additionalProperties',
  'patternProperties',
  '$ref',
  'allOf',
  'then',
  'else',
]);

/** `#/a/0` as a reader sees it: `/a/0`, and the whole value as "the answer". */
function place(instanceLocation: string): string {
  return instanceLocation === '#' ? 'its top level' : `"${decodePointer(instanceLocation.slice(1))}"`;
}

function decodePointer(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function plain(keyword: string, error: string): string {
  // The safe pattern is not the author's, so it would only confuse.
  return keyword === 'pattern' ? 'The text does not match the pattern.' : error;
}
