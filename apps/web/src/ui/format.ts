/** Numbers and times for people, in the interface's English. */

const whole = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** "1,234". */
export function count(value: number): string {
  return whole.format(value);
}

/** "3 calls", "1 call". */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

/** "940", "1.2K", "3.4M". */
export function short(value: number): string {
  return compact.format(value);
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

/** "9.3×". */
export function times(factor: number): string {
  return `${factor < 99.5 ? factor.toFixed(1) : Math.round(factor)}×`;
}

/** "just now", "5 minutes ago", "3 days ago", then the date. Times in milliseconds since the epoch. */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${counted(minutes, 'minute')} ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${counted(hours, 'hour')} ago`;
  const days = Math.floor(hours / 24);
  if (days < 7) return `${counted(days, 'day')} ago`;
  return new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** How many calls will be made, of a range that is open above where only the run can tell: "4 calls", "5 to 40 calls". */
export function callRange({ min, max }: { readonly min: number; readonly max: number | null }): string {
  if (max === null) return min === 0 ? 'calls depend on the run' : `at least ${counted(min, 'call')}`;
  return min === max ? counted(min, 'call') : `${count(min)} to ${counted(max, 'call')}`;
}
