import { type VoteConfig, voteConfigSchema } from '@parallax/nodes';
import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';

export type Stop = VoteConfig['stop'];
export type StopRule = Stop['rule'];

/** The stopping rule of a config with its defaults; undefined where what stands there is none. */
export function readStop(value: Json | undefined): Stop | undefined {
  const parsed = voteConfigSchema.shape.stop.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export function ruleOf(value: Json | undefined): StopRule {
  const rule = isJsonObject(value) ? value.rule : undefined;
  return rule === 'adaptive' || rule === 'esc' ? rule : 'none';
}

/** A changed key of the rule; undefined puts it back to its default. */
export function withStop(
  value: Json | undefined,
  patch: Readonly<Record<string, Json | undefined>>,
): JsonObject {
  const before = isJsonObject(value) ? value : {};
  const next = Object.entries({ ...before, ...patch }).filter(
    (entry): entry is [string, Json] => entry[1] !== undefined,
  );
  return Object.fromEntries(next);
}
