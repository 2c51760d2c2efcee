import type { Knobs } from './knobs.ts';
import { normal, type Random } from './random.ts';

/** What chance decided for one call. */
export interface Draw {
  readonly fault: 'none' | 'failure' | 'rate-limit' | 'stall';
  /** To the first token, or to the failure. */
  readonly latencyMs: number;
  /** Infinity sends everything at once. */
  readonly tokensPerMs: number;
  readonly tokens: number;
}

/**
 * Decides a call. Latencies are log-normal, as those of real servers are, with a share of stragglers; faults exclude each
 * other, so that their shares are exact while they add up to at most 1.
 */
export function drawCall(knobs: Knobs, faultRandom: Random, random: Random): Draw {
  const straggles = random() < knobs.stragglers;
  const slower = straggles ? knobs.factor : 1;
  const latencyMs = knobs.latency * Math.exp(knobs.sigma * normal(random)) * slower;
  const off = (random() * 2 - 1) * knobs.spread;
  return {
    fault: drawFault(knobs, faultRandom()),
    latencyMs,
    tokensPerMs: knobs.speed === 0 ? Number.POSITIVE_INFINITY : knobs.speed / 1000 / slower,
    tokens: Math.max(1, Math.round(knobs.tokens * (1 + off))),
  };
}

function drawFault(knobs: Knobs, at: number): Draw['fault'] {
  if (at < knobs.failure) return 'failure';
  if (at < knobs.failure + knobs.rate429) return 'rate-limit';
  return at < knobs.failure + knobs.rate429 + knobs.stall ? 'stall' : 'none';
}
