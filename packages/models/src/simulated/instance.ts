import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import { randomNumber, randomString } from './instance-values.ts';
import { integerBetween, pick, type Random } from './random.ts';

/** Below this depth, what may be left out is left out: recursive schemas must come to an end. */
const deepest = 6;

/** And here everything ends, also where a schema allows no end. */
const bottom = 64;

/**
 * A random value that follows a JSON Schema (2020-12). Knows types, const, enum, properties, items and prefixItems, bounds of
 * numbers, lengths, anyOf, oneOf, allOf and local $ref; patterns and conditions are not followed.
 */
export function randomInstance(schema: Json, random: Random): Json {
  return instance(schema, { root: schema, random, depth: 0 });
}

interface Scene {
  readonly root: Json;
  readonly random: Random;
  readonly depth: number;
}

function instance(schema: Json, scene: Scene): Json {
  if (scene.depth > bottom) return null;
  if (!isJsonObject(schema)) return randomString({}, scene.random);
  if (typeof schema.$ref === 'string') return instance(resolve(scene.root, schema.$ref), deeper(scene));
  if (schema.const !== undefined) return schema.const;
  const values = list(schema.enum);
  if (values !== undefined) return pick(scene.random, values);
  if (isList(schema.allOf)) {
    const { allOf, ...rest } = schema;
    return instance(allOf.filter(isJsonObject).reduce(merge, rest), scene);
  }
  const options = list(schema.anyOf) ?? list(schema.oneOf);
  if (options !== undefined) {
    const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = schema;
    const chosen = scene.depth >= deepest ? shallowest(options) : pick(scene.random, options);
    return instance(isJsonObject(chosen) ? merge(rest, chosen) : rest, deeper(scene));
  }
  return typed(schema, scene);
}

function typed(schema: JsonObject, scene: Scene): Json {
  const types = list(schema.type);
  const type = types === undefined ? (schema.type ?? guessType(schema)) : pick(scene.random, types);
  switch (type) {
    case 'object':
      return object(schema, scene);
    case 'array':
      return array(schema, scene);
    case 'integer':
    case 'number':
      return randomNumber(schema, type === 'integer', scene.random);
    case 'boolean':
      return scene.random() < 0.5;
    case 'null':
      return null;
    default:
      return randomString(schema, scene.random);
  }
}

function object(schema: JsonObject, scene: Scene): Json {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required = isList(schema.required) ? schema.required : [];
  const kept = Object.entries(properties).filter(
    ([name]) => scene.depth < deepest || required.includes(name),
  );
  const value = Object.fromEntries(kept.map(([name, part]) => [name, instance(part, deeper(scene))]));
  for (const name of required) {
    if (typeof name === 'string' && !(name in value)) value[name] = randomString({}, scene.random);
  }
  return value;
}

function array(schema: JsonObject, scene: Scene): Json {
  const prefix = isList(schema.prefixItems) ? schema.prefixItems : [];
  const min = Math.max(whole(schema.minItems) ?? 0, prefix.length);
  const wanted = scene.depth >= deepest ? min : Math.max(min, integerBetween(scene.random, 1, 3));
  const length = Math.min(wanted, whole(schema.maxItems) ?? Number.POSITIVE_INFINITY);
  const items = schema.items ?? {};
  return Array.from({ length }, (_, index) => instance(prefix[index] ?? items, deeper(scene)));
}

function merge(into: JsonObject, from: JsonObject): JsonObject {
  const required = [
    ...(isList(into.required) ? into.required : []),
    ...(isList(from.required) ? from.required : []),
  ];
  const properties = {
    ...(isJsonObject(into.properties) ? into.properties : {}),
    ...(isJsonObject(from.properties) ? from.properties : {}),
  };
  return {
    ...into,
    ...from,
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

/** What a local reference (`#`, `#/$defs/…`) leads to; anything else is free. */
function resolve(root: Json, reference: string): Json {
  if (!reference.startsWith('#')) return {};
  let at: Json | undefined = root;
  for (const step of decodeURIComponent(reference.slice(1)).split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    at = isJsonObject(at) ? at[key] : isList(at) ? at[Number(key)] : undefined;
  }
  return at ?? {};
}

function shallowest(options: readonly [Json, ...Json[]]): Json {
  const rank = (option: Json) => (JSON.stringify(option).includes('"$ref"') ? 1 : 0);
  return [...options].sort((a, b) => rank(a) - rank(b))[0] ?? options[0];
}

function guessType(schema: JsonObject): Json {
  if (schema.properties !== undefined || schema.required !== undefined) return 'object';
  if (schema.items !== undefined || schema.prefixItems !== undefined) return 'array';
  return schema.minimum !== undefined || schema.maximum !== undefined ? 'number' : 'string';
}

function deeper(scene: Scene): Scene {
  return { ...scene, depth: scene.depth + 1 };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function list(value: Json | undefined): readonly [Json, ...Json[]] | undefined {
  if (!isList(value)) return undefined;
  const [first, ...rest] = value;
  return first === undefined ? undefined : [first, ...rest];
}

function whole(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
