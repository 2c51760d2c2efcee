import type { LimitGauge, ProviderLimits } from '@parallax/schema';
import { ago, count, counted } from '../ui/format.ts';

/** How the calls of one model stand: "7 of 16 in use, 3 waiting". */
export function inUseWords({ inUse, limit, waiting }: LimitGauge): string {
  const used = limit === null ? `${count(inUse)} in use` : `${count(inUse)} of ${count(limit)} in use`;
  return waiting === 0 ? used : `${used}, ${count(waiting)} waiting`;
}

/** What holds them: a pause, a breaker, a rate, or refusals so far; empty where nothing does. `at` is the server's clock. */
export function holdState(gauge: LimitGauge, at: number): string {
  const {
    breaker,
    breakerUntil,
    pausedUntil,
    lastThrottledAt,
    throttled,
    requestsPerMinute,
    tokensPerMinute,
  } = gauge;
  const left = (until: number | null) => `${Math.max(0, Math.ceil(((until ?? at) - at) / 1000))} s`;
  const rates = [
    requestsPerMinute === null ? '' : `${count(Math.round(requestsPerMinute))} requests a minute`,
    tokensPerMinute === null ? '' : `${count(Math.round(tokensPerMinute))} tokens a minute`,
  ];
  const state =
    breaker === 'open'
      ? `failed again and again: left alone for ${left(breakerUntil)}`
      : breaker === 'half-open'
        ? 'one call tries whether it is back'
        : pausedUntil !== null && pausedUntil > at
          ? `asked for a pause: ${left(pausedUntil)} left`
          : '';
  const refused =
    lastThrottledAt === null
      ? ''
      : `${counted(throttled, 'refusal')} (429), the last ${ago(lastThrottledAt, at)}`;
  return [state, ...rates, refused].filter((part) => part !== '').join(' · ');
}

/** What was set: "at most 4 calls at once · 60 requests a minute"; empty without a limit. */
export function limitWords({ concurrency, requestsPerMinute, tokensPerMinute }: ProviderLimits): string[] {
  return [
    concurrency == null ? '' : `at most ${counted(concurrency, 'call')} at once`,
    requestsPerMinute == null ? '' : `${counted(requestsPerMinute, 'request')} a minute`,
    tokensPerMinute == null ? '' : `${counted(tokensPerMinute, 'token')} a minute`,
  ].filter((part) => part !== '');
}
