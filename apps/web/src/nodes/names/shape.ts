import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';

/** What a value on an edge looks like, as far as the graph alone tells: its fields, by name. */
export interface Shape {
  /** A few words for the completion list. */
  readonly about?: string;
  readonly fields?: Readonly<Record<string, Shape>>;
}

const MAX_DEPTH = 3;
const MAX_FIELDS = 40;

/** The shape of a value that is known, such as an input's. */
export function shapeOfJson(value: Json, depth = MAX_DEPTH): Shape {
  if (Array.isArray(value)) return { about: `list of ${value.length}` };
  if (!isJsonObject(value)) return {};
  if (depth === 0) return { about: 'object' };
  const entries = Object.entries(value).slice(0, MAX_FIELDS);
  return {
    fields: Object.fromEntries(entries.map(([key, member]) => [key, shapeOfJson(member, depth - 1)])),
  };
}

/** A shape with the fields of a value that was seen there, as far as nobody has described them. */
export function withSample(shape: Shape, sample: Json | undefined): Shape {
  if (sample === undefined) return shape;
  const seen = shapeOfJson(sample);
  if (seen.fields === undefined) return shape;
  const fields = { ...seen.fields };
  for (const [name, described] of Object.entries(shape.fields ?? {})) {
    const inner = seen.fields[name];
    fields[name] =
      inner?.fields === undefined || described.fields !== undefined ? described : { ...inner, ...described };
  }
  return { ...shape, fields };
}

/** The shape that a JSON Schema describes: its `properties`. */
export function shapeOfSchema(schema: JsonObject, depth = MAX_DEPTH): Shape {
  const about = typeof schema.description === 'string' ? schema.description : schema.type;
  const shape: Shape = typeof about === 'string' ? { about } : {};
  if (!isJsonObject(schema.properties) || depth === 0) return shape;
  const entries = Object.entries(schema.properties).slice(0, MAX_FIELDS);
  return {
    ...shape,
    fields: Object.fromEntries(
      entries.map(([key, member]) => [key, isJsonObject(member) ? shapeOfSchema(member, depth - 1) : {}]),
    ),
  };
}

/** One thing that can be written between `{{` and `}}`. */
export interface NameSuggestion {
  /** `input.instructions` */
  readonly path: string;
  readonly about: string;
}

/** The name itself and its fields, outer before inner. Fields that a template cannot reach are left out. */
export function suggestionsOf(name: string, shape: Shape, about = shape.about ?? ''): NameSuggestion[] {
  const fields = Object.entries(shape.fields ?? {}).filter(
    ([key]) => key.trim() === key && !/[.{}]|^$/.test(key),
  );
  return [{ path: name, about }, ...fields.flatMap(([key, field]) => suggestionsOf(`${name}.${key}`, field))];
}
