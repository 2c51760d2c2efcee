import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sayIssue } from './say-issue.ts';

const schema = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  count: z.int().min(1).optional(),
  name: z.string().min(1, 'Give it a name.').optional(),
  label: z.string().min(1).max(3).optional(),
  by: z.enum(['lines', 'copies']).optional(),
  list: z.array(z.string()).max(1).optional(),
  needed: z.string(),
});

function said(value: object): string[] {
  const { error } = schema.safeParse({ needed: '', ...value });
  return (error?.issues ?? []).map(sayIssue);
}

describe('sayIssue', () => {
  it.each([
    [{ temperature: 3 }, 'has to be at most 2.'],
    [{ temperature: 'hot' }, 'has to be a number.'],
    [{ count: 0 }, 'has to be at least 1.'],
    [{ count: 1.5 }, 'has to be a whole number.'],
    [{ name: '' }, 'is not right: Give it a name.'],
    [{ label: '' }, 'must not be empty.'],
    [{ label: 'long' }, 'has to be at most 3 characters long.'],
    [{ by: 'magic' }, 'has to be one of "lines", "copies".'],
    [{ list: ['a', 'b'] }, 'has to be at most 1 entries long.'],
    [{ needed: undefined }, 'is missing. It has to be a text.'],
  ])('%j', (value, sentence) => {
    expect(said(value)).toEqual([sentence]);
  });
});
