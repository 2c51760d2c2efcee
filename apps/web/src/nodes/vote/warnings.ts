import type { JsonObject, Range } from '@parallax/schema';
import { count } from '../../ui/format.ts';
import { ruleOf } from './stop.ts';

/** What somebody who sets up a vote may overlook. */
export function voteWarnings(
  config: JsonObject,
  method: string,
  gathers: Range | null | undefined,
): string[] {
  const most = gathers?.max;
  if (method !== 'majority' || most === null || most === undefined) return [];
  const warnings: string[] = [];
  const stops = ruleOf(config.stop) !== 'none';
  if (most > 0 && most % 2 === 0 && !stops && config.wait === undefined) {
    const better =
      most === 2 ? 'Two answers tie whenever they differ' : `${count(most)} answers can be level`;
    warnings.push(`${better}: take ${count(most + 1)}.`);
  }
  return warnings;
}
