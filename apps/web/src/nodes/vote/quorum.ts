import type { Json } from '@parallax/schema';

export type QuorumRule = 'half' | 'share' | 'number';

/** A quorum as rule and number: a share in percent, or votes. */
export function readQuorum(quorum: Json | undefined): {
  readonly rule: QuorumRule;
  readonly amount?: number;
} {
  if (typeof quorum !== 'number') return { rule: 'half' };
  if (quorum >= 1) return { rule: 'number', amount: quorum };
  return { rule: 'share', amount: Number((quorum * 100).toPrecision(12)) };
}

/** A quorum as the config has it; undefined is the default. A share ends below 100%, which would be one vote. */
export function quorumOf(rule: QuorumRule, amount?: number): number | undefined {
  if (rule === 'half') return undefined;
  if (rule === 'number') return Math.max(1, amount ?? 3);
  return Math.min(99, Math.max(0, amount ?? 66)) / 100;
}
