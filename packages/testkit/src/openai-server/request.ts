import { z } from 'zod';

/** A Chat Completions request as far as the server reads it; other keys are kept. */
export const completionRequestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ schema: z.unknown() }).optional() })
    .nullish(),
});

export type CompletionRequest = z.infer<typeof completionRequestSchema>;

/** One request as the server saw it. Times in milliseconds since the epoch. */
export const requestRecordSchema = z.strictObject({
  /** From 1, since the last `configure`. */
  number: z.int(),
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  /** The parsed JSON, or the text when it is none. */
  body: z.unknown(),
  startedAt: z.number(),
  /** Absent while the request is being answered. */
  endedAt: z.number().optional(),
  status: z.int().optional(),
  /** The client closed the connection before the answer had ended. */
  abandoned: z.boolean(),
  promptTokens: z.int(),
  completionTokens: z.int(),
});

export const serverStatsSchema = z.strictObject({
  requests: z.int(),
  /** The most completions that were being answered at once, refused ones not counted. */
  maxConcurrent: z.int(),
  abandoned: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
});

export type RequestRecord = Readonly<z.infer<typeof requestRecordSchema>>;
export type ServerStats = Readonly<z.infer<typeof serverStatsSchema>>;
