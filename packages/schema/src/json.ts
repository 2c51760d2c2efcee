import { z } from 'zod';

/** Any value that survives `JSON.stringify` and back. Messages on edges, configs and outputs are made of it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Validator of any JSON value. */
export const jsonSchema: z.ZodType<Json> = z.json();

/** Validator of a JSON object with any keys. */
export const jsonObjectSchema = z.record(z.string(), jsonSchema);

/** Whether a JSON value is an object (not null, not a list). */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
