import type { z } from 'zod';

type Found = z.core.$ZodIssue;

/** What zod calls a type, as people call it. */
const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/**
 * What a validator found, as a sentence without its subject: "has to be at most 20". A message that a schema words itself is kept;
 * only zod's own are reworded.
 */
export function sayIssue(issue: Found): string {
  if (!/^(Invalid|Too big|Too small|Unrecognized)/.test(issue.message))
    return `is not right: ${issue.message}`;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `is missing. It has to be ${type(issue.expected)}.`
        : `has to be ${type(issue.expected)}.`;
    case 'too_big':
      return `has to be ${issue.inclusive === false ? 'less than' : 'at most'} ${amount(issue.maximum, issue.origin)}.`;
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty.';
      return `has to be ${issue.inclusive === false ? 'more than' : 'at least'} ${amount(issue.minimum, issue.origin)}.`;
    case 'invalid_value':
      return `has to be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
    default:
      return `is not right: ${issue.message}`;
  }
}

function type(expected: string): string {
  return types[expected] ?? expected;
}

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} characters long`;
  return origin === 'array' ? `${limit} entries long` : String(limit);
}
