import type { JsonObject } from '@parallax/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRe2 } from '../pattern/re2.ts';
import { schemaFailure, schemaProblem } from './json-schema.ts';

it('a schema is judged before RE2 is loaded, but for its patterns', () => {
  expect(schemaProblem({ pattern: '(' })).toBeUndefined();
  expect(schemaProblem({ $ref: '#' })).toBeTypeOf('string');
});

describe('a pattern in a schema', () => {
  beforeAll(async () => {
    await loadRe2();
  });

  const schema: JsonObject = {
    type: 'object',
    properties: { code: { type: 'string', pattern: '^[A-Z]{2}$' } },
  };

  it('is kept', () => {
    expect(schemaFailure(schema, { code: 'AB' })).toBeUndefined();
    expect(schemaFailure(schema, { code: 'a.b|c' })).toBe('"/code": The text does not match the pattern.');
    expect(schemaFailure({ pattern: 'b' }, 'a (b) [c]')).toBeUndefined();
  });

  it('cannot be made to hang the process', () => {
    const hostile = { type: 'string', pattern: '^(a+)+$' };
    expect(schemaFailure(hostile, `${'a'.repeat(40)}!`)).toMatch(/pattern/);
    expect(
      schemaFailure({ patternProperties: { '^(a+)+$': false } }, { [`${'a'.repeat(40)}!`]: 1 }),
    ).toBeUndefined();
  });

  it('sorts properties by name', () => {
    const byName: JsonObject = {
      patternProperties: { '^n_': { type: 'number' } },
      additionalProperties: false,
    };
    expect(schemaFailure(byName, { n_a: 1, n_b: 2 })).toBeUndefined();
    expect(schemaFailure(byName, { n_a: 'x' })).toMatch(/"\/n_a"/);
    expect(schemaFailure(byName, { other: 1 })).toMatch(/other/);
  });

  it('is not looked for where the word is a name or data', () => {
    const schema: JsonObject = {
      properties: { pattern: { type: 'string' } },
      required: ['pattern'],
      not: { const: { pattern: '(' } },
    };
    expect(schemaFailure(schema, { pattern: 'x' })).toBeUndefined();
  });
});

it('a schema that cannot be used is found without a value', async () => {
  await loadRe2();
  expect(schemaProblem({ type: 'object' })).toBeUndefined();
  expect(schemaProblem({ pattern: '(?=x)' })).toBeTypeOf('string');
});
