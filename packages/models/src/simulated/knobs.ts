import { TaskError } from '@parallax/schema';
import { z } from 'zod';

const share = z.number().min(0).max(1);

/** How the rehearsal model behaves. Times in milliseconds. */
export const knobsSchema = z.strictObject({
  /** Median of the time to the first token; 0 for none. */
  latency: z.number().min(0).max(600_000).default(600),
  /** Spread of the latency: the sigma of its log-normal distribution. */
  sigma: z.number().min(0).max(3).default(0.4),
  /** Share of the calls that are stragglers. */
  stragglers: share.default(0.02),
  /** How many times slower a straggler is, in its first token and in its speed. */
  factor: z.number().min(1).max(100).default(8),
  /** Tokens per second once the answer has begun; 0 sends all at once. */
  speed: z.number().min(0).max(100_000).default(60),
  /** Mean length of an answer in tokens. */
  tokens: z.number().int().min(1).max(20_000).default(80),
  /** How far the length may be from the mean, as a share of it. */
  spread: share.default(0.5),
  /** Share of the calls that fail with a 500. */
  failure: share.default(0),
  /** Share of the calls that are refused with a 429. */
  rate429: share.default(0),
  /** What a 429 asks to wait. */
  retryAfter: z.number().min(0).max(600_000).default(1000),
  /** Share of the calls that stop in the middle and never end. */
  stall: share.default(0),
});

export type Knobs = z.infer<typeof knobsSchema>;

/**
 * The knobs in a model's name, as in `simulated?latency=800&failure=0.05`; those that are absent have their defaults. Throws a
 * `TaskError` with code `bad-model-settings` that names every knob that is wrong.
 */
export function parseKnobs(name: string, defaults: Partial<Knobs> = {}): Knobs {
  const query = name.includes('?') ? name.slice(name.indexOf('?') + 1) : '';
  const given: Record<string, unknown> = { ...defaults };
  // An empty value would be the number 0, which nobody means.
  for (const [knob, value] of new URLSearchParams(query))
    given[knob] = value.trim() === '' ? Number.NaN : Number(value);
  const parsed = knobsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${issue.keys.map((key) => `"${key}"`).join(', ')} is no knob; there are ${Object.keys(knobsSchema.shape).join(', ')}`
      : `"${issue.path.join('.')}" is not right: ${issue.message}`,
  );
  throw new TaskError(
    'bad-model-settings',
    `The settings in "offline/${name}" cannot be used. ${problems.join('. ')}.`,
  );
}
