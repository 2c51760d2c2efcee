import type { Json } from '@parallax/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { jsonAnswer } from './json-answer.ts';

const finding = {
  text: 'It is fine.',
  facts: {
    score: 71,
    verdict: 'false',
    evidence: 'A sentence.',
    themes: ['prices', 'safety'],
    rationale: 'So it is.',
    confidence: 0.6,
    answer: '42',
  },
};

const name = fc.constantFrom(
  'score',
  'verdict',
  'themes',
  'reason',
  'quote',
  'confidence',
  'x',
  'isTrue',
  'total_points',
);
const { schema } = fc.letrec<{ schema: Record<string, Json> }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('string', 'boolean', 'null', 'number', 'integer').map((type) => ({ type })),
    fc
      .tuple(
        fc.integer({ min: -9, max: 60 }),
        fc.integer({ min: 0, max: 50 }),
        fc.constantFrom('integer', 'number'),
      )
      .map(([minimum, width, type]) => ({ type, minimum, maximum: minimum + width })),
    fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([minLength, more]) => ({ type: 'string', minLength, maxLength: minLength + more })),
    fc
      .uniqueArray(fc.constantFrom('true', 'false', 'not stated', 'a'), { minLength: 1 })
      .map((values) => ({ type: 'string', enum: values })),
    fc
      .tuple(tie('schema'), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
      .map(([items, minItems, more]) => ({ type: 'array', items, minItems, maxItems: minItems + more })),
    fc.dictionary(name, tie('schema'), { maxKeys: 4 }).map((properties) => ({
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
  ),
}));

test('an answer follows its schema, whatever it asks for', () => {
  fc.assert(
    fc.property(schema, (wanted) => {
      const answer = jsonAnswer(wanted, finding);
      expect(z.fromJSONSchema(wanted).safeParse(answer).error).toBeUndefined();
    }),
  );
});

test.each<[string, Json, Json]>([
  ['by name', { type: 'integer' }, 71],
  ['points', { type: 'number', maximum: 10 }, 10],
  ['verdict', { enum: ['TRUE', 'FALSE'] }, 'FALSE'],
  ['reasoning', { type: 'string' }, 'So it is.'],
  ['quotation', { type: 'string' }, 'A sentence.'],
  ['topics', { type: 'array', items: { type: 'string' } }, ['prices', 'safety']],
  ['why', { type: 'string', description: 'The rationale.' }, 'So it is.'],
  ['is_true', { type: 'boolean', description: 'The verdict.' }, false],
])('fills %s', (key, property, value) => {
  const answer = jsonAnswer(
    { type: 'object', properties: { [key === 'by name' ? 'score' : key]: property } },
    finding,
  );
  expect(Object.values(answer as Record<string, Json>)).toEqual([value]);
});

test('follows references, and stops at a schema that holds itself', () => {
  const node: Json = {
    type: 'object',
    properties: { score: { $ref: '#/$defs/s' } },
    $defs: { s: { type: 'integer' } },
  };
  expect(jsonAnswer(node, finding)).toEqual({ score: 71 });
  const endless: Json = {
    type: 'object',
    properties: { next: { $ref: '#' }, score: { type: 'integer' } },
    required: ['score'],
  };
  expect(
    z.fromJSONSchema({ type: 'object', required: ['score'] }).safeParse(jsonAnswer(endless, finding)).success,
  ).toBe(true);
});
