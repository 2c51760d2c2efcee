import type { JsonObject } from '@parallax/schema';

/** A schema of an object that has these keys, all of them and no others: what strict providers insist on. */
export function closedObject(properties: JsonObject): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
