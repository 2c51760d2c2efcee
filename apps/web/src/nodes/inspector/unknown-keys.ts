import type { JsonObject } from '@parallax/schema';
import type { z } from 'zod';

/** The keys of a config that its kind does not have. */
export function unknownKeys(schema: z.ZodType, config: JsonObject): string[] {
  const parsed = schema.safeParse(config);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
}
