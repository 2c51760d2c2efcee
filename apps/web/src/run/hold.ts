import { HOLD, type Hold, holdSchema, type NodeState } from '@parallax/schema';
import { duration } from '../ui/format.ts';

/** Why calls of a node do not begin; undefined where nothing holds them, or the node is done. */
export function holdOf(node: NodeState | undefined): Hold | undefined {
  if (node === undefined || node.endedAt !== undefined) return undefined;
  const parsed = holdSchema.safeParse(node.data[HOLD]);
  return parsed.success ? parsed.data : undefined;
}

/** The same in words, with the time that is left: "openai asked for a pause (too many requests). Goes on in 12 s." */
export function holdWords({ message, until }: Hold, now: number): string {
  const left = until === null ? 0 : until - now;
  if (left < 500) return message;
  const seconds = Math.ceil(left / 1000);
  return `${message} Goes on in ${seconds < 60 ? `${seconds} s` : duration(seconds * 1000)}.`;
}
