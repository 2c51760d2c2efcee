import { z } from 'zod';

/** What a light state has of a long value: how it begins, for people, and how long its JSON is, in characters. */
export const clippedSchema = z.strictObject({ text: z.string(), size: z.int() });

export type Clipped = z.infer<typeof clippedSchema>;
