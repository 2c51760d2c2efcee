import { type Json, jsonSchema } from '@parallax/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOfSchema, type SchemaField, schemaOfFields } from './fields.ts';
import { schemaFromExample } from './from-example.ts';
import { schemaExamples } from './schema-examples.ts';

const field = fc.record({
  type: fc.constantFrom<SchemaField['type']>('string', 'integer', 'number', 'boolean', 'texts'),
  description: fc.string(),
});

test('fields become a schema and the schema the same fields', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/)),
      fc.infiniteStream(field),
      (names, drawn) => {
        const kinds = [...drawn.take(names.length)];
        const fields = names.flatMap((name, index): SchemaField[] => {
          const made = kinds[index];
          return made === undefined || name in {} ? [] : [{ name, choices: [], ...made }];
        });
        expect(fieldsOfSchema(schemaOfFields(fields))).toEqual(fields);
      },
    ),
  );
});

test('a schema that says more than fields can is left to its JSON, so that nothing of it is lost', () => {
  const more: Json[] = [
    {
      type: 'object',
      properties: { a: { type: 'string', pattern: 'x' } },
      required: ['a'],
      additionalProperties: false,
    },
    { type: 'object', properties: { a: { type: 'string' } }, required: [], additionalProperties: false },
    { type: 'object', properties: { a: { type: 'string' } } },
    { type: 'array', items: { type: 'string' } },
    true,
  ];
  expect(more.map(fieldsOfSchema)).toEqual(more.map(() => null));
  expect(schemaExamples.map(({ schema }) => fieldsOfSchema(schema)?.length)).toEqual([2, 3, undefined, 1]);
});

test('a schema from an example asks for what the example has', () => {
  const example = jsonSchema.parse({
    score: 7,
    share: 0.5,
    tags: ['a'],
    quotes: [{ text: 'x', page: 1 }, { text: 'y' }],
  });
  expect(schemaFromExample(example)).toEqual({
    type: 'object',
    properties: {
      score: { type: 'integer' },
      share: { type: 'number' },
      tags: { type: 'array', items: { type: 'string' } },
      quotes: {
        type: 'array',
        items: {
          type: 'object',
          properties: { text: { type: 'string' }, page: { type: 'integer' } },
          required: ['text'],
          additionalProperties: false,
        },
      },
    },
    required: ['score', 'share', 'tags', 'quotes'],
    additionalProperties: false,
  });
  expect(schemaFromExample([1, 2.5])).toEqual({ type: 'array', items: { type: 'number' } });
});
