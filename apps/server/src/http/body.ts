import { sayIssue } from '@parallax/schema';
import type { Context } from 'hono';
import { z } from 'zod';
import { HttpProblem } from './problem.ts';

/** The request's JSON body, checked. Throws a 400 that names every place that is wrong. */
export async function readJson<T>(c: Context, schema: z.ZodType<T> | undefined): Promise<T> {
  // A route without a body schema has `Body = undefined`; zod then only confirms that.
  if (schema === undefined) return z.undefined().parse(undefined) as T;
  const text = await c.req.text();
  if (text.trim() === '') throw new HttpProblem(400, 'no-body', 'This route needs a JSON body.');
  return check(schema, parseJson(text), 'invalid-body', 'The body');
}

/** The query, checked like a body. A name that comes several times is a list. */
export function parseQuery<T>(c: Context, schema: z.ZodType<T> | undefined): T {
  if (schema === undefined) return z.undefined().parse(undefined) as T;
  const query = Object.entries(c.req.queries()).map(([name, values]) => [
    name,
    values.length === 1 ? values[0] : values,
  ]);
  return check(schema, Object.fromEntries(query), 'invalid-query', 'The query');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HttpProblem(400, 'invalid-json', `The body is not JSON: ${reason}`);
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown, code: string, place: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const where = issue.path.length === 0 ? place : `"${issue.path.join('.')}"`;
    return `${where} ${sayIssue(issue)}`;
  });
  throw new HttpProblem(400, code, problems.join(' '));
}
