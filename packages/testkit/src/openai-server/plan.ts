import { z } from 'zod';

const ms = z.number().min(0);
const chunks = z.int().min(0);

/** How one request is answered. What is absent is done as a good server does it; several faults may be combined. */
export const behaviourSchema = z.strictObject({
  /** Before the headers. */
  delayMs: ms.optional(),
  /** Trickle the headers over this time. */
  slowHeadersMs: ms.optional(),
  /** Before each chunk. */
  chunkDelayMs: ms.optional(),
  /** After this many chunks of text: send nothing more and keep the connection. */
  stallAfter: chunks.optional(),
  /** After this many chunks of text: destroy the socket. */
  cutAfter: chunks.optional(),
  /** After this many chunks of text: end the response properly, without a finish reason and `[DONE]`. */
  endAfter: chunks.optional(),
  /** After this many chunks of text: send a line that is not JSON. */
  garbageAfter: chunks.optional(),
  /** After this many chunks of text: send an error as an event and end. */
  errorAfter: chunks.optional(),
  /** Destroy the socket instead of answering. */
  drop: z.boolean().optional(),
  /** Answer 200 with a web page. */
  garbageBody: z.boolean().optional(),
  /** Answer with this error status. */
  status: z.int().min(400).max(599).optional(),
  /** The whole body of an error answer, in place of OpenAI's form. */
  errorBody: z.string().optional(),
  errorCode: z.string().optional(),
  errorMessage: z.string().optional(),
  /** Further headers, such as `retry-after`. */
  headers: z.record(z.string(), z.string()).optional(),
  /** Parameters that are answered with 400, by name. */
  refuses: z.array(z.string()).optional(),
  /** Cut the stream of bytes into pieces of this size, through the middle of characters. */
  bytesPerWrite: z.int().min(1).optional(),
  /** `own-chunk` as OpenAI does it, `no-choices` the same without the key `choices`, `with-finish` in the last chunk, `none` not at all. */
  usage: z.enum(['own-chunk', 'no-choices', 'with-finish', 'none']).optional(),
  /** Leave out `finish_reason`, but send `[DONE]`. */
  noFinish: z.boolean().optional(),
  finish: z.string().optional(),
  /** The answer, in place of an echo. */
  answer: z.string().optional(),
  thought: z.string().optional(),
  thoughtField: z.enum(['reasoning', 'reasoning_content']).optional(),
  refusal: z.string().optional(),
});

/** Which requests a behaviour is for: all conditions must hold. */
export const conditionSchema = z.strictObject({
  /** Numbers of requests, from 1 in the order of arrival since the last `configure`. */
  requests: z.array(z.int().min(1)).optional(),
  /** A part of the messages. */
  prompt: z.string().optional(),
  model: z.string().optional(),
});

export const planSchema = z.strictObject({
  /** For all requests; rules and rates add to it. */
  always: behaviourSchema.optional(),
  /** The first rule whose condition holds is used. */
  rules: z.array(z.strictObject({ when: conditionSchema, behave: behaviourSchema })).optional(),
  /** Faults by chance, drawn from `seed` and the request's number; the shares add up to at most 1. */
  rates: z.array(z.strictObject({ share: z.number().min(0).max(1), behave: behaviourSchema })).optional(),
  seed: z.int().optional(),
  /** More requests at once are answered with 429. */
  maxConcurrent: z.int().min(1).optional(),
  /** More requests within a minute are answered with 429; `minuteMs` makes the minute shorter. */
  requestsPerMinute: z.int().min(1).optional(),
  minuteMs: ms.optional(),
  /** The only key that is accepted. */
  apiKey: z.string().optional(),
  /** The models that exist; others get 404. Default `test-model` and `other/model`. */
  models: z.array(z.string()).optional(),
});

export type Behaviour = z.infer<typeof behaviourSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type ServerPlan = z.infer<typeof planSchema>;

/** A request as far as the plan looks at it. */
export interface PlannedRequest {
  readonly number: number;
  readonly prompt: string;
  readonly model: string;
}

/** What to do with a request; always the same for the same plan, number and prompt. */
export function behaviourFor(plan: ServerPlan, request: PlannedRequest): Behaviour {
  const rule = plan.rules?.find(({ when }) => holds(when, request));
  return { ...plan.always, ...drawn(plan, request.number), ...rule?.behave };
}

function holds(when: Condition, request: PlannedRequest): boolean {
  return (
    (when.requests === undefined || when.requests.includes(request.number)) &&
    (when.prompt === undefined || request.prompt.includes(when.prompt)) &&
    (when.model === undefined || when.model === request.model)
  );
}

function drawn(plan: ServerPlan, number: number): Behaviour | undefined {
  let at = unitInterval((plan.seed ?? 1) * 7919 + number);
  for (const { share, behave } of plan.rates ?? []) {
    if (at < share) return behave;
    at -= share;
  }
  return undefined;
}

/** A number in [0, 1) that looks random and depends on `seed` alone (the finalizer of MurmurHash3). */
function unitInterval(seed: number): number {
  let hash = seed | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
