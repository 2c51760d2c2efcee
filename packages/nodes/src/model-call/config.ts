import type { TaskSettings } from '@parallax/engine';
import { z } from 'zod';

/** The model of a node that was just dropped on the canvas: it needs neither key nor network. */
export const DEFAULT_MODEL = 'offline/reader';
/** Output tokens that an estimate takes for an answer whose length is not limited. */
export const TYPICAL_OUTPUT_TOKENS = 300;

const milliseconds = z.int().min(1).max(86_400_000).optional();

/** The keys that every kind with a model call shares. What is absent is left to the provider or to the graph's limits. */
export const modelCallShape = {
  /** `provider/name`. */
  model: z.string().default(DEFAULT_MODEL),
  temperature: z.number().min(0).max(2).optional(),
  /** Of the answer. */
  maxTokens: z.int().min(1).max(10_000_000).optional(),
  /** Best effort with most providers. The samples of a `copies` fan-out use seed, seed + 1, and so on. */
  seed: z.int().min(0).max(2_147_483_647).optional(),
  /** Of one attempt, in milliseconds. */
  timeoutMs: milliseconds,
  /** From the request to the first piece of the answer. */
  firstTokenTimeoutMs: milliseconds,
  /** Between two pieces of the answer. */
  idleTimeoutMs: milliseconds,
  /** Further attempts after the first. */
  retries: z.int().min(0).max(20).default(2),
  /** `drop` goes on without a failed item; `fail` ends the run at the first failure. */
  onError: z.enum(['drop', 'fail']).default('drop'),
};

const modelCallSchema = z.strictObject(modelCallShape);
export type ModelCallConfig = z.infer<typeof modelCallSchema>;

/** What the engine needs to know to run a model call. */
export function callSettings(config: ModelCallConfig): TaskSettings {
  const { timeoutMs, firstTokenTimeoutMs, idleTimeoutMs, retries, onError } = config;
  return { timeoutMs, firstTokenTimeoutMs, idleTimeoutMs, retries, onError };
}

/** Keys that say how to run a task, not what it is to give. */
const settingKeys: ReadonlySet<string> = new Set([
  'timeoutMs',
  'firstTokenTimeoutMs',
  'idleTimeoutMs',
  'retries',
  'onError',
  'wait',
]);

/** The part of a config that decides the answer. */
export function callContent(config: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(config).filter(([key]) => !settingKeys.has(key)));
}
