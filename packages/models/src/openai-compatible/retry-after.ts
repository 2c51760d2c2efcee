/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, else `retry-after` (seconds or an HTTP date), else the
 * `x-ratelimit-reset-*` durations. Undefined when nothing valid is said; values of 0 and below have been seen in rate headers
 * and mean nothing there. Not capped. `now` is in milliseconds since the epoch.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  return (
    milliseconds(headers.get('retry-after-ms')) ??
    secondsOrDate(headers.get('retry-after'), now) ??
    rateLimitReset(headers)
  );
}

function milliseconds(value: string | null): number | undefined {
  const ms = decimal(value);
  return ms === undefined ? undefined : Math.ceil(ms);
}

function secondsOrDate(value: string | null, now: number): number | undefined {
  const seconds = decimal(value);
  if (seconds !== undefined) return Math.ceil(seconds * 1000);
  // Every form of an HTTP date begins with a weekday; Date.parse alone would also read "-5" as a date.
  if (value === null || !/^[A-Za-z]{3}/.test(value.trim())) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Requests and tokens are limited apart: what counts is the one that is used up, or the later one when neither says so. */
function rateLimitReset(headers: Headers): number | undefined {
  const limits = ['requests', 'tokens'].flatMap((what) => {
    const resetMs = parseDuration(headers.get(`x-ratelimit-reset-${what}`));
    return resetMs === undefined
      ? []
      : [{ resetMs, usedUp: headers.get(`x-ratelimit-remaining-${what}`) === '0' }];
  });
  const usedUp = limits.filter((limit) => limit.usedUp);
  const deciding = usedUp.length > 0 ? usedUp : limits;
  return deciding.length === 0 ? undefined : Math.max(...deciding.map((limit) => limit.resetMs));
}

function decimal(value: string | null): number | undefined {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

const unitMs = new Map([
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
]);

/** Milliseconds of a duration such as `6m0s`, `1.5s`, `120ms` or `1h2m3s`; undefined unless it is above 0. */
export function parseDuration(value: string | null): number | undefined {
  const text = value?.trim() ?? '';
  if (!/^(\d+(\.\d+)?(ms|[dhms]))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g)) {
    total += Number(amount) * (unitMs.get(unit) ?? 0);
  }
  return total > 0 ? Math.ceil(total) : undefined;
}
