import { jsonSchema } from '@parallax/schema';
import { z } from 'zod';

const namedText = z.strictObject({ name: z.string(), text: z.string() });
const row = z.record(z.string(), jsonSchema);

/** A text that every task sees whole. */
const text = z.strictObject({
  type: z.literal('text').optional().default('text'),
  value: z.string().default(''),
});
/** Texts, each a branch; one with a name is labelled by it. */
const list = z.strictObject({
  type: z.literal('list'),
  value: z
    .array(z.union([z.string(), namedText], { error: 'Expected a text or {"name", "text"}.' }))
    .default([]),
});
/** Rows, each a branch; `labelColumn` names the column that they are labelled by. */
const table = z.strictObject({
  type: z.literal('table'),
  value: z.array(row).default([]),
  labelColumn: z.string().default(''),
});
/** Any JSON value, whole. */
const value = z.strictObject({ type: z.literal('value'), value: jsonSchema.default(null) });

/** The config of an input, and with it what it holds. */
export const inputConfigSchema = z.discriminatedUnion('type', [text, list, table, value], {
  error: (issue) =>
    issue.code === 'invalid_union' ? 'The type is "text", "list", "table" or "value".' : undefined,
});

export type InputConfig = z.infer<typeof inputConfigSchema>;
export type InputList = Extract<InputConfig, { type: 'list' }>['value'];
export type InputTable = Extract<InputConfig, { type: 'table' }>['value'];
