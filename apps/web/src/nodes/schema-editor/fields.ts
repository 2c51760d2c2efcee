import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import { sameJson } from '../json-editor/json-text.ts';
import { closedObject } from './closed-object.ts';

/** What a field holds. A `choice` is one of some texts. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'choice' | 'texts';

/** One key of the answer, as the list of fields shows it. */
export interface SchemaField {
  readonly name: string;
  readonly type: FieldType;
  /** Of a `choice`. */
  readonly choices: readonly string[];
  /** Tells the model what is meant; may be empty. */
  readonly description: string;
  /** Of numbers. */
  readonly min?: number;
  readonly max?: number;
}

/** The schema of an object with these fields. */
export function schemaOfFields(fields: readonly SchemaField[]): JsonObject {
  return closedObject(Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])));
}

function propertyOf({ type, choices, description, min, max }: SchemaField): JsonObject {
  const described = description === '' ? {} : { description };
  if (type === 'choice') return { type: 'string', enum: [...choices], ...described };
  if (type === 'texts') return { type: 'array', items: { type: 'string' }, ...described };
  const isNumber = type === 'integer' || type === 'number';
  return {
    type,
    ...(isNumber && min !== undefined ? { minimum: min } : {}),
    ...(isNumber && max !== undefined ? { maximum: max } : {}),
    ...described,
  };
}

/** The fields of a schema; null for one that says more than fields can, and that only its JSON shows. */
export function fieldsOfSchema(schema: Json | undefined): readonly SchemaField[] | null {
  if (schema === undefined) return [];
  if (!isJsonObject(schema)) return null;
  if (Object.keys(schema).length === 0) return [];
  if (!isJsonObject(schema.properties)) return sameJson(schema, { type: 'object' }) ? [] : null;
  const fields = Object.entries(schema.properties).map(([name, property]) => fieldOf(name, property));
  const known = fields.filter((field) => field !== null);
  const isWhole = known.length === fields.length && sameKeys(schema, schemaOfFields(known));
  return isWhole ? known : null;
}

function fieldOf(name: string, property: Json): SchemaField | null {
  if (!isJsonObject(property)) return null;
  const { type, enum: choices, description = '', minimum, maximum } = property;
  const isChoice =
    type === 'string' && Array.isArray(choices) && choices.every((each) => typeof each === 'string');
  const found = isChoice ? 'choice' : type === 'array' ? 'texts' : types.find((each) => each === type);
  if (found === undefined || typeof description !== 'string') return null;
  const field: SchemaField = {
    name,
    type: found,
    choices: isChoice ? choices.map(String) : [],
    description,
    ...(typeof minimum === 'number' ? { min: minimum } : {}),
    ...(typeof maximum === 'number' ? { max: maximum } : {}),
  };
  return sameKeys(property, propertyOf(field)) ? field : null;
}

const types: readonly FieldType[] = ['string', 'integer', 'number', 'boolean'];

/** Whether two schemas say the same: the order of keys, and of the required ones, says nothing. */
function sameKeys(a: JsonObject, b: JsonObject): boolean {
  return sameJson(sorted(a), sorted(b));
}

function sorted(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]): [string, Json] => [
    key,
    key === 'required' && Array.isArray(each) ? each.map(String).sort() : sorted(each),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
