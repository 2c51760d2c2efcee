import type { JsonObject } from '@parallax/schema';
import { closedObject } from './closed-object.ts';

/** Schemas to begin with. Closed objects with all keys required: what strict providers insist on. */
export const schemaExamples: readonly { readonly title: string; readonly schema: JsonObject }[] = [
  {
    title: 'A score with a reason',
    schema: closedObject({
      score: { type: 'integer', minimum: 1, maximum: 10 },
      reason: { type: 'string' },
    }),
  },
  {
    title: 'A verdict',
    schema: closedObject({
      verdict: { type: 'string', enum: ['true', 'false', 'unclear'] },
      reason: { type: 'string' },
      confidence: { type: 'number', minimum: 0, maximum: 1 },
    }),
  },
  {
    title: 'A list of themes',
    schema: closedObject({
      themes: {
        type: 'array',
        items: closedObject({ theme: { type: 'string' }, quote: { type: 'string' } }),
      },
    }),
  },
  {
    title: 'A choice of several',
    schema: closedObject({ choice: { type: 'string', enum: ['A', 'B', 'C', 'D'] } }),
  },
];
