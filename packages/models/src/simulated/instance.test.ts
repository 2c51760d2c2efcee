import type { Json } from '@parallax/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { randomInstance } from './instance.ts';
import { createRandom } from './random.ts';

const word = fc.stringMatching(/^[a-z]{1,6}$/);

const { schema: anySchema } = fc.letrec<{ schema: Record<string, Json> }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ type: fc.constantFrom('boolean', 'null', 'string', 'number', 'integer') }),
    fc
      .tuple(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('integer', 'number'),
      )
      .map(([minimum, width, type]) => ({ type, minimum, maximum: minimum + width })),
    fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
      .map(([minLength, more]) => ({ type: 'string', minLength, maxLength: minLength + more })),
    fc.array(word, { minLength: 1, maxLength: 4 }).map((values) => ({ type: 'string', enum: values })),
    fc
      .tuple(tie('schema'), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }))
      .map(([items, minItems, more]) => ({ type: 'array', items, minItems, maxItems: minItems + more })),
    fc.dictionary(word, tie('schema'), { maxKeys: 4 }).map((properties) => ({
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
  ),
}));

test('an instance follows its schema, and is the same for the same seed', () => {
  fc.assert(
    fc.property(anySchema, fc.integer(), (schema, seed) => {
      const value = randomInstance(schema, createRandom(seed));
      const parsed = z.fromJSONSchema(schema).safeParse(value);
      expect(parsed.error?.issues ?? []).toEqual([]);
      expect(randomInstance(schema, createRandom(seed))).toEqual(value);
    }),
  );
});

test('a schema that refers to itself comes to an end', () => {
  const tree: Json = {
    $ref: '#/$defs/node',
    $defs: {
      node: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          children: { type: 'array', items: { $ref: '#/$defs/node' } },
        },
        required: ['name', 'children'],
      },
    },
  };
  for (let seed = 0; seed < 20; seed++) {
    const value = randomInstance(tree, createRandom(seed));
    expect(z.object({ name: z.string(), children: z.array(z.unknown()) }).safeParse(value).success).toBe(
      true,
    );
  }
  expect(randomInstance({ $ref: '#' }, createRandom(1))).toBeNull();
});

test('parts of allOf hold together, and steps are kept', () => {
  const schema: Json = {
    allOf: [
      {
        type: 'object',
        properties: { a: { type: 'integer', exclusiveMinimum: 0, maximum: 20, multipleOf: 5 } },
        required: ['a'],
      },
      { properties: { b: { const: 'fixed' } }, required: ['b'] },
    ],
  };
  const value = randomInstance(schema, createRandom(3));
  expect(value).toMatchObject({ b: 'fixed' });
  expect([5, 10, 15, 20]).toContain(z.object({ a: z.number() }).parse(value).a);
});
