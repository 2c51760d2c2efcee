import type { RunState, Totals } from '@parallax/schema';

/** Numbers as the reports write them. */
const whole = new Intl.NumberFormat('en');

export function count(value: number): string {
  return whole.format(value);
}

export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** A duration in milliseconds: "340 ms", "12.4 s", "3 min 20 s", "1 h 05 min". */
export function duration(ms: number): string {
  if (ms < 950) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** US dollars with as many places as small amounts need: "$1.20", "$0.0034". */
export function dollars(usd: number): string {
  return `$${usd >= 1 ? usd.toFixed(2) : usd.toFixed(4)}`;
}

/** A time as everybody reads it in the same way, whatever the machine's zone: "2026-11-24 23:10 UTC". */
export function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Milliseconds in which somebody executed the run; undefined while it has not ended. */
export function wallMs({ startedAt, endedAt, downMs = 0 }: RunState): number | undefined {
  return startedAt === undefined || endedAt === undefined
    ? undefined
    : Math.max(0, endedAt - startedAt - downMs);
}

/** "1,234 in, 567 out"; "about" where a provider did not say. */
export function tokensIn({ inputTokens, outputTokens, estimated }: Totals): string {
  return `${estimated ? 'about ' : ''}${count(inputTokens)} in, ${count(outputTokens)} out`;
}
